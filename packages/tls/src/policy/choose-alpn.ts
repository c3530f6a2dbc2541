import { fromUtf8, printable } from '../bytes/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/** Server: our first protocol that the client lists (RFC 7301 §3.2). */
export function chooseAlpn(ours: readonly string[], offered: readonly Uint8Array[]): Choice<string> {
  const names = offered.map((bytes) => fromUtf8(bytes) ?? printable(bytes));
  return firstFitting(
    ours,
    (protocol) => protocol,
    (protocol) => (names.includes(protocol) ? undefined : 'the client does not list it'),
    'RFC 7301 §3.2',
    'our first choice that the client lists',
  );
}
