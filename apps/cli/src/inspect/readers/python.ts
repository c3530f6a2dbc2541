/** Python sources for MicroPython: certificates as bytes literals. */
import { itemOf, labelOf } from '../item-of.ts';
import type { Found, Secrets } from '../items.ts';

const LITERAL = /\bb'([\\x0-9a-fA-F]+)'/g;
const ESCAPE = /\\x[0-9a-fA-F]{2}/g;
/** Escapes of bytes, and nothing else. */
const isEscapes = (text: string): boolean => (text.match(ESCAPE)?.length ?? 0) * 4 === text.length;

/** Adjacent literals are one. `undefined` where there are none. */
export function readPython(text: string, secrets: Secrets): Found | undefined {
  const runs: Uint8Array[][] = [];
  let end = -1;
  for (const match of text.matchAll(LITERAL)) {
    if (!isEscapes(match[1]!)) continue;
    const bytes = Uint8Array.from(match[1]!.split('\\x').slice(1), (byte) => Number.parseInt(byte, 16));
    const adjacent = end !== -1 && text.slice(end, match.index).trim() === '';
    if (adjacent) runs.at(-1)!.push(bytes);
    else runs.push([bytes]);
    end = match.index + match[0].length;
  }
  if (runs.length === 0) return undefined;
  const items = secrets.count
    .take(
      runs.map((parts) => new Uint8Array(Buffer.concat(parts))),
      ({ length }) => length,
    )
    .map((der) => itemOf(labelOf(der) ?? 'DATA', der, secrets.given));
  return { container: 'a Python source', items, remarks: [], explained: [] };
}
