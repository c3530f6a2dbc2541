import { copy } from '../bytes/index.ts';
import { BadKey, BadKeyShare, type CurveName, type Group, type GroupName, type KeyExchange } from './provider.ts';

/** Bytes of one coordinate, and of a private key. */
export const curveBytes: { readonly [N in CurveName]: number } = { secp256r1: 32, secp384r1: 48, secp521r1: 66 };

/** `legacy_form` 4 with two whole coordinates (RFC 9846 §4.3.8.2); says nothing about the curve's equation. */
export const isUncompressed = (curve: CurveName, point: Uint8Array): boolean =>
  point[0] === 4 && point.length === 1 + 2 * curveBytes[curve];

/** An ephemeral key as a provider makes it; `agree` may throw anything on a share it does not like. */
export interface Ephemeral {
  readonly share: Uint8Array;
  agree(peer: Uint8Array): Uint8Array;
}

/** A Diffie-Hellman group: both sides make an ephemeral key, and every bad share is a `BadKeyShare`. */
export function diffieHellmanGroup(name: GroupName, ephemeral: (privateKey?: Uint8Array) => Ephemeral): Group {
  const start = (privateKey?: Uint8Array): KeyExchange => {
    const own = privateKey === undefined ? ephemeral() : given(name, privateKey, ephemeral);
    return { group: name, share: own.share, finish: (peer) => agree(name, own, peer) };
  };
  const respond = (peer: Uint8Array) => {
    requireForm(name, peer);
    const own = ephemeral();
    return { share: own.share, secret: agree(name, own, peer) };
  };
  return { name, start, respond };
}

function given(name: GroupName, privateKey: Uint8Array, ephemeral: (privateKey: Uint8Array) => Ephemeral): Ephemeral {
  const size = name === 'x25519' ? 32 : curveBytes[name];
  if (privateKey.length !== size) throw new BadKey(`a private key of ${name} has ${size} bytes`);
  try {
    return ephemeral(copy(privateKey));
  } catch {
    throw new BadKey(`a number that is no private key of ${name}`);
  }
}

function agree(name: GroupName, own: Ephemeral, peer: Uint8Array): Uint8Array {
  requireForm(name, peer);
  let secret: Uint8Array;
  try {
    secret = own.agree(peer);
  } catch {
    throw new BadKeyShare(`a ${name} key share that is not a usable point`);
  }
  // RFC 9846 §7.4.2: an all-zero secret means the peer chose a point of small order.
  if (!secret.some((byte) => byte !== 0)) throw new BadKeyShare(`a ${name} key share that gives the all-zero secret`);
  return secret;
}

function requireForm(name: GroupName, share: Uint8Array): void {
  if (name === 'x25519' ? share.length === 32 : isUncompressed(name, share)) return;
  throw new BadKeyShare(`a ${name} key share in the wrong form (${share.length} bytes)`);
}
