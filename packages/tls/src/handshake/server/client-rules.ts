import { concat, EMPTY, uintBytes, utf8 } from '../../bytes/index.ts';
import type { Hash } from '../../crypto/index.ts';
import type { TrustStore } from '../../x509/index.ts';
import type { ServerSettings } from '../settings.ts';

interface Digested extends Pick<ServerSettings, 'provider' | 'clientCertificate' | 'peerTypes'> {
  readonly digest: Uint8Array;
}

const known = new WeakMap<TrustStore, Uint8Array>();
/** Settings are read once for many connections, each of which has digests in its tickets. */
const digested = new WeakMap<ServerSettings['clientRules'], Digested>();

/**
 * What this server judges clients by, as a digest: sessions are bound to it, so that none is taken up where other clients
 * are trusted. Certificates are judged again beside that, since time and revocation lists go on.
 */
export function digestOfClientRules(settings: ServerSettings): Uint8Array {
  const { provider, clientCertificate, clientRules, rawPublicKeys, peerTypes } = settings;
  // Keys are bytes in the caller's hands.
  if (clientCertificate !== 'none' && rawPublicKeys.length > 0) return digestOf(settings);
  const before = digested.get(clientRules);
  const same =
    before?.provider === provider && before.clientCertificate === clientCertificate && before.peerTypes === peerTypes;
  if (same) return before.digest;
  const digest = digestOf(settings);
  digested.set(clientRules, { provider, clientCertificate, peerTypes, digest });
  return digest;
}

function digestOf(settings: ServerSettings): Uint8Array {
  const { provider, clientCertificate, clientRules, rawPublicKeys, peerTypes } = settings;
  const { sha256 } = provider.hashes;
  const asks = clientCertificate !== 'none';
  const mode = utf8([clientCertificate, clientRules.enforced, ...peerTypes].join());
  return sha256.digest(
    mode,
    uintBytes(0, 1),
    asks ? rootsIn(clientRules.trust, sha256) : EMPTY,
    ...(asks ? rawPublicKeys.map((key) => sha256.digest(key)) : []),
  );
}

/** Whatever their order. */
function rootsIn(trust: TrustStore, sha256: Hash): Uint8Array {
  let digest = known.get(trust);
  if (digest === undefined) {
    const each = trust.anchors.map(({ der }) => sha256.digest(der));
    digest = sha256.digest(concat(...each.sort(inOrder)));
    known.set(trust, digest);
  }
  return digest;
}

function inOrder(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, i) => byte !== other[i]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}
