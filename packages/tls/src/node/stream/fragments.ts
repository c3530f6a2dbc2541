import { MAX_PLAINTEXT } from '../../wire/index.ts';

/** Of at most `size` bytes each. */
export function pieces(chunk: Uint8Array, size: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(chunk.length / size));
  return Array.from({ length: count }, (_, i) => chunk.subarray(i * size, (i + 1) * size));
}

/** Small neighbours joined, so that they share a record; large chunks are left where they are. */
export function gather(chunks: readonly { readonly chunk: Uint8Array }[]): Uint8Array[] {
  const out: Uint8Array[] = [];
  let small: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    if (small.length > 0) out.push(small.length === 1 ? small[0]! : Buffer.concat(small, size));
    small = [];
    size = 0;
  };
  for (const { chunk } of chunks) {
    if (size + chunk.length > MAX_PLAINTEXT) flush();
    small.push(chunk);
    size += chunk.length;
  }
  flush();
  return out;
}
