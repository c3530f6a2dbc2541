/** What samples are made of. */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { utf8 } from '../../src/bytes/index.ts';
import { type Codec, encode, type Infer } from '../../src/presentation/index.ts';
import * as wire from '../../src/wire/index.ts';
import type { Sample } from './laws.ts';

export type { Sample } from './laws.ts';

/** An RSA and an elliptic-curve certificate that Node trusts: real DER, at hand everywhere. */
export const certificates: readonly Uint8Array[] = rootCertificates
  .map((pem) => new X509Certificate(pem))
  .filter(({ subject }) => /^CN=ISRG Root X[12]$/m.test(subject))
  .map(({ raw }) => new Uint8Array(raw));

export const bytes = (length: number, from = 0): Uint8Array => Uint8Array.from({ length }, (_, i) => (from + i) & 0xff);

export const sample = <T>(name: string, codec: Codec<T>, value: T): Sample => ({
  name,
  codec,
  bytes: encode(codec, value),
});

export function echConfigs(): Infer<typeof wire.ECHConfigList> {
  const suite = { kdf_id: wire.HpkeKdfId.HKDF_SHA256, aead_id: wire.HpkeAeadId.ChaCha20Poly1305 };
  const key_config = {
    config_id: 1,
    kem_id: wire.HpkeKemId.DHKEM_X25519,
    public_key: bytes(32),
    cipher_suites: [suite],
  };
  const extensions = [{ type: 0x8001, data: bytes(3) }];
  return [
    { type: 'ech', body: { key_config, maximum_name_length: 64, public_name: utf8('public.example'), extensions } },
    { type: 'unknown', code: 0xfe0c, body: bytes(6) },
  ];
}

export function sctList(): { sct_list: Uint8Array[] } {
  const sct = encode(wire.SignedCertificateTimestamp, {
    sct_version: wire.SctVersion.v1,
    id: bytes(32),
    timestamp: 1_700_000_000_123n,
    extensions: bytes(0),
    signature: { algorithm: wire.SignatureScheme.ecdsa_secp256r1_sha256, signature: bytes(71) },
  });
  return { sct_list: [sct, sct] };
}

export function transItem(): Uint8Array {
  return encode(wire.TransItem, {
    type: 'inclusion_proof_v2',
    body: { log_id: bytes(4), tree_size: 2n ** 40n, leaf_index: 12345n, inclusion_path: [bytes(32), bytes(32, 3)] },
  });
}
