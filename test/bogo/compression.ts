/** The ways to compress certificates that only the runner has: one makes them shorter, one longer, one never the same. */
import { randomBytes } from 'node:crypto';
import { concat, equal } from 'tlscope/bytes';
import type { CertificateCompression } from 'tlscope/engine';
import type { Options } from './flags.ts';

const SHORTER = Uint8Array.of(0, 0);
const LONGER = Uint8Array.of(1, 2, 3, 4);

/** Throws where it is not there. */
function without(prefix: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (equal(bytes.subarray(0, prefix.length), prefix)) return bytes.slice(prefix.length);
  throw new Error('another beginning');
}

const all: readonly CertificateCompression[] = [
  {
    algorithm: 0xff02,
    compress: (bytes) => concat(LONGER, bytes),
    decompress: (bytes) => without(LONGER, bytes),
  },
  {
    algorithm: 0xff01,
    compress: (bytes) => without(SHORTER, bytes),
    decompress: (bytes) => concat(SHORTER, bytes),
  },
  {
    algorithm: 0xff03,
    compress: (bytes) => concat(randomBytes(1), bytes),
    decompress: (bytes) => bytes.slice(1),
  },
];

export function compressionOf(options: Options): readonly CertificateCompression[] {
  const one = options['install-one-cert-compression-alg'];
  if (one !== undefined) return all.filter(({ algorithm }) => algorithm === one);
  return options['install-cert-compression-algs'] ? all : [];
}
