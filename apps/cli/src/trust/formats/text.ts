/** What every source that is written for a device has in common. */
import { hex } from 'tlscope/bytes';
import type { X509Certificate } from 'tlscope/x509';
import { day } from '../../inspect/words.ts';

/** A file to write; `name` is what the toolchain expects where it expects one. */
export interface Written {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What the file is about, for whoever finds it later: the host, each anchor and until when it is good. */
export function remarks(anchors: readonly X509Certificate[], forWhom: string): string[] {
  return [
    `Trust anchors for ${forWhom}, written by tlscope on ${day(Date.now())}.`,
    ...anchors.map(({ subject, notAfter }, i) => `${i + 1}. ${subject}, until ${day(notAfter)}`),
  ];
}

/**
 * Names are chosen by strangers: none of them may end a comment, continue a line, look like PEM, or say in which encoding
 * Python reads the file (`coding:utf-7`, in which a line can end where no line ends) or what an editor does with it.
 */
const harmlessRemark = (text: string): string =>
  text
    .replace(/[^ -~]/g, '.')
    .replace(/\\/g, '/')
    .replace(/\*\/|\?\?/g, '..')
    .replace(/-{2,}/g, '-')
    .replace(/-\*-/g, '-.-')
    .replace(/coding(?=[:=])/gi, 'coding.')
    .replace(/\b(ex|vim?)(?=[<=>]?\d*:)/gi, '$1.');

export const slashes = (lines: readonly string[]): string =>
  lines.map((line) => `// ${harmlessRemark(line)}\n`).join('');
export const hashes = (lines: readonly string[]): string => lines.map((line) => `# ${harmlessRemark(line)}\n`).join('');

/** `0x30, 0x82, ...`, twelve to a line. */
export function cBytes(bytes: Uint8Array, indent = '\t'): string {
  const all = hex(bytes, ' ')
    .split(' ')
    .map((byte) => `0x${byte.toUpperCase()}`);
  const lines: string[] = [];
  for (let at = 0; at < all.length; at += 12) lines.push(indent + all.slice(at, at + 12).join(', '));
  return lines.join(',\n');
}
