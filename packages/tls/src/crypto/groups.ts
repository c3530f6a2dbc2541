import { copy } from '../bytes/index.ts';
import {
  BadKey,
  BadKeyShare,
  type CurveName,
  type FieldName,
  type Group,
  type GroupName,
  type HybridName,
  type KemName,
  type KeyExchange,
} from './provider.ts';

/** Bytes of one coordinate, and of a private key. */
export const curveBytes: { readonly [N in CurveName]: number } = { secp256r1: 32, secp384r1: 48, secp521r1: 66 };
/** Bytes of a share, and of a private key (RFC 7748 §5). */
export const montgomeryBytes = { x25519: 32, x448: 56 } as const;

/** `legacy_form` 4 with two whole coordinates (RFC 9846 §4.3.8.2); says nothing about the curve's equation. */
export const isUncompressed = (curve: CurveName, point: Uint8Array): boolean =>
  point[0] === 4 && point.length === 1 + 2 * curveBytes[curve];

/** An ephemeral key as a provider makes it; `agree` may throw anything on a share it does not like. */
export interface Ephemeral {
  readonly share: Uint8Array;
  agree(peer: Uint8Array): Uint8Array;
}

/** What a group says of its keys and shares before any arithmetic. */
export interface Form {
  readonly name: Exclude<GroupName, HybridName | KemName>;
  readonly family: Exclude<Group['family'], 'hybrid' | 'kem'>;
  /** In bytes. */
  readonly privateKey: number;
  /** Whether a share has the right form. */
  isShare(share: Uint8Array): boolean;
}

const montgomery = (name: keyof typeof montgomeryBytes): Form => ({
  name,
  family: 'curve',
  privateKey: montgomeryBytes[name],
  isShare: (share) => share.length === montgomeryBytes[name],
});
const weierstrass = (name: CurveName): Form => ({
  name,
  family: 'curve',
  privateKey: curveBytes[name],
  isShare: (share) => isUncompressed(name, share),
});
const curveForms: { readonly [N in Exclude<GroupName, HybridName | KemName | FieldName>]: Form } = {
  x25519: montgomery('x25519'),
  x448: montgomery('x448'),
  secp256r1: weierstrass('secp256r1'),
  secp384r1: weierstrass('secp384r1'),
  secp521r1: weierstrass('secp521r1'),
};

/** A curve: RFC 7748 or RFC 8422 §5.4. */
export const curveGroup = (name: keyof typeof curveForms, ephemeral: (privateKey?: Uint8Array) => Ephemeral): Group =>
  diffieHellmanGroup(curveForms[name], ephemeral);

/** A Diffie-Hellman group: both sides make an ephemeral key, and every bad share is a `BadKeyShare`. */
export function diffieHellmanGroup(form: Form, ephemeral: (privateKey?: Uint8Array) => Ephemeral): Group {
  const { name, family } = form;
  const start = (privateKey?: Uint8Array): KeyExchange => {
    const own = privateKey === undefined ? ephemeral() : given(form, privateKey, ephemeral);
    return { group: name, share: own.share, finish: (peer) => agree(form, own, peer) };
  };
  const respond = (peer: Uint8Array) => {
    requireForm(form, peer);
    const own = ephemeral();
    return { share: own.share, secret: agree(form, own, peer) };
  };
  return { name, family, start, respond };
}

function given(form: Form, privateKey: Uint8Array, ephemeral: (privateKey: Uint8Array) => Ephemeral): Ephemeral {
  const { name, privateKey: size } = form;
  if (privateKey.length !== size) throw new BadKey(`a private key of ${name} has ${size} bytes`);
  try {
    return ephemeral(copy(privateKey));
  } catch {
    throw new BadKey(`a number that is no private key of ${name}`);
  }
}

function agree(form: Form, own: Ephemeral, peer: Uint8Array): Uint8Array {
  requireForm(form, peer);
  const { name } = form;
  let secret: Uint8Array;
  try {
    secret = own.agree(peer);
  } catch {
    throw new BadKeyShare(`a ${name} key share that is not a usable public key`);
  }
  // RFC 9846 §7.4.2: an all-zero secret of X25519 or X448 means the peer chose a point of small order.
  if (hasSmallOrders(name) && !secret.some((byte) => byte !== 0))
    throw new BadKeyShare(`a ${name} key share that gives the all-zero secret`);
  return secret;
}

const hasSmallOrders = (name: GroupName): boolean => name === 'x25519' || name === 'x448';

function requireForm({ name, isShare }: Form, share: Uint8Array): void {
  if (isShare(share)) return;
  throw new BadKeyShare(`a ${name} key share in the wrong form (${share.length} bytes)`);
}
