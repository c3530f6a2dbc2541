/** The ways a record can be protected, each as a pair of ends under one key. */

import type { Aead } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type FramedRecord,
  MAX_EXPANSION,
  MAX_PLAINTEXT,
  type Protection,
  protect12Ccm,
  protect12ChaCha,
  protect12Gcm,
  protect13,
  RecordReader,
} from '../../src/record/index.ts';

export interface Kind {
  readonly name: string;
  readonly version: '1.2' | '1.3';
  readonly aead: Aead;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  make(): Protection;
}

const { chacha20_poly1305 } = nodeProvider.aeads;

const kind = (version: '1.2' | '1.3', aead: Aead): Kind => {
  const chacha = aead === chacha20_poly1305;
  const key = Uint8Array.from({ length: aead.keyLength }, (_, i) => i + 1);
  const iv = Uint8Array.from({ length: version === '1.2' && !chacha ? 4 : 12 }, (_, i) => 0xa0 + i);
  const make = () => {
    if (version === '1.3') return protect13(aead.key(key), iv, aead);
    if (chacha) return protect12ChaCha(aead.key(key), iv);
    return aead.name.includes('ccm') ? protect12Ccm(aead.key(key), iv, aead) : protect12Gcm(aead.key(key), iv);
  };
  return { name: `TLS ${version} ${aead.name}`, version, aead, key, iv, make };
};

export const KINDS: readonly Kind[] = (['1.2', '1.3'] as const).flatMap((version) =>
  Object.values(nodeProvider.aeads).map((aead) => kind(version, aead)),
);

/** `bytes` cut into records. */
export function framed(bytes: Uint8Array): FramedRecord[] {
  const reader = new RecordReader();
  reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  reader.push(bytes);
  const records: FramedRecord[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) records.push(next);
  return records;
}

/** Says that `protection` has already handled `sequence` records. */
export function skipTo(protection: Protection, sequence: number): Protection {
  (protection as { sequence: number }).sequence = sequence;
  return protection;
}
