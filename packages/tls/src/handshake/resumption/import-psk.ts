import type { CryptoProvider, HashName } from '../../crypto/index.ts';
import { expandLabel } from '../../keys/index.ts';
import { encode, opaque, struct, uint16 } from '../../presentation/index.ts';
import { ProtocolVersion } from '../../wire/index.ts';
import type { ExternalPsk } from './psk.ts';

const ImportedIdentity = struct(
  'ImportedIdentity',
  'RFC 9258 §5.1',
  {
    external_identity: [opaque(1, 2 ** 16 - 1), 'What both ends call the key.'],
    context: [opaque(0, 2 ** 16 - 1), 'What the key was made for, empty where nobody says.'],
    target_protocol: [ProtocolVersion, 'The version of TLS the imported key is for.'],
    target_kdf: [uint16, 'The hash the imported key goes with.'],
  },
  'The name of an imported key on the wire.',
);

/** RFC 9258 §10. */
const kdfs = { sha256: 1, sha384: 2 } as const;

/** A key that both ends were given for whatever use. */
export interface ImportablePsk {
  readonly identity: Uint8Array;
  readonly key: Uint8Array;
  /** What it was made for, such as who the two ends are. */
  readonly context?: Uint8Array;
  /** The hash it was agreed with. Default SHA-256. */
  readonly hash?: HashName;
}

/**
 * RFC 9258 §5.1: keys for TLS 1.3 made of one from outside, one for each hash its suites use. Unlike the key itself they
 * may be used with every suite, and say nothing of it. For `psks` of a client and `findPsk` of a server.
 */
export function importPsk(provider: CryptoProvider, psk: ImportablePsk): readonly ExternalPsk[] {
  const hash = provider.hashes[psk.hash ?? 'sha256'];
  const epskx = hash.hkdfExtract(new Uint8Array(hash.length), psk.key);
  return (['sha256', 'sha384'] as const).map((target) => {
    const identity = encode(ImportedIdentity, {
      external_identity: psk.identity,
      context: psk.context ?? new Uint8Array(0),
      target_protocol: ProtocolVersion.TLSv1_3,
      target_kdf: kdfs[target],
    });
    const key = expandLabel(hash, epskx, 'derived psk', hash.digest(identity), provider.hashes[target].length);
    return { identity, key, hash: target, imported: true };
  });
}
