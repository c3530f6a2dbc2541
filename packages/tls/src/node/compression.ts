import * as zlib from 'node:zlib';
import { equal } from '../bytes/index.ts';
import type { CertificateCompression } from '../engine/index.ts';
import { badOption } from './errors/index.ts';

type Algorithm = CertificateCompression['algorithm'];
type Undo = (bytes: Uint8Array, options: { maxOutputLength: number; info: true }) => unknown;
interface Informed {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}
interface Ways {
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  readonly undo: Undo;
}

// Newer versions of Node have zstd.
const { zstdCompressSync, zstdDecompressSync } = zlib as unknown as {
  readonly zstdCompressSync?: Ways['compress'];
  readonly zstdDecompressSync?: Undo;
};

const WAYS: Readonly<Record<Algorithm, Ways | undefined>> = {
  zlib: { compress: zlib.deflateSync, undo: zlib.inflateSync as Undo },
  brotli: { compress: zlib.brotliCompressSync, undo: zlib.brotliDecompressSync as Undo },
  zstd: zstdCompressSync && zstdDecompressSync && { compress: zstdCompressSync, undo: zstdDecompressSync },
};

/** Ways to make certificates smaller (RFC 8879) that this version of Node has, in the given order. Throws `CallerFault`. */
export const certificateCompression = (algorithms: readonly Algorithm[]): CertificateCompression[] =>
  algorithms.map((algorithm) => {
    const way = WAYS[algorithm];
    if (way === undefined)
      throw badOption(`certificateCompression: ${algorithm} is not one of ${available().join(', ')}`);
    const compress = remembering(way.compress);
    return { algorithm, compress, decompress: (bytes, maxLength) => decompress(way, bytes, maxLength) };
  });

/** A server shows the same chains again and again, and compressing well takes long. */
const REMEMBERED = 8;

function remembering(compress: Ways['compress']): Ways['compress'] {
  const known: { readonly bytes: Uint8Array; readonly packed: Uint8Array }[] = [];
  return (bytes) => {
    const before = known.find((one) => equal(one.bytes, bytes));
    if (before !== undefined) return before.packed;
    const packed = compress(bytes);
    known.unshift({ bytes: bytes.slice(), packed });
    if (known.length > REMEMBERED) known.pop();
    return packed;
  };
}

const available = (): string[] => Object.keys(WAYS).filter((name) => WAYS[name as Algorithm] !== undefined);

function decompress({ undo }: Ways, bytes: Uint8Array, maxLength: number): Uint8Array {
  const { buffer, engine } = undo(bytes, { maxOutputLength: Math.max(1, maxLength), info: true }) as Informed;
  // What stands behind the end of the compressed data is part of no certificate.
  if (engine.bytesWritten !== bytes.length) throw new RangeError('bytes after the end of the compressed data');
  return buffer;
}
