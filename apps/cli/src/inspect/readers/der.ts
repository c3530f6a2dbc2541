import { plural } from 'tlscope/observe';
import { UsageError } from '../../host.ts';
import { itemOf, labelOf } from '../item-of.ts';
import type { Found, Remark, Secrets } from '../items.ts';
import { readPkcs7File } from './pkcs7.ts';
import { readPkcs12File } from './pkcs12.ts';

const SEQUENCE = 0x30;

/** One structure, or several right behind each other. `undefined` where it is no DER that is known here. */
export function readDer(bytes: Uint8Array, secrets: Secrets): Found | undefined {
  if (startsWith(bytes, [0xfe, 0xed, 0xfe, 0xed])) {
    throw new UsageError(
      'This is a Java key store of the old kind (JKS).',
      'keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12 makes it PKCS #12.',
    );
  }
  if (bytes[0] !== SEQUENCE) return undefined;
  if (startsWith(bytes, [0x30, 0x80])) {
    throw new UsageError('This is BER of indefinite length, not DER.', 'openssl asn1parse or openssl pkcs12 reads it.');
  }
  const parts = elements(bytes);
  const [first] = parts;
  if (first === undefined) return undefined;
  const label = labelOf(first);
  if (label === 'PKCS12') return readPkcs12File(first, secrets);
  if (label === 'PKCS7') return readPkcs7File(first, secrets.count);
  if (label === undefined) return undefined;
  const behind = parts.findIndex((part) => part[0] !== SEQUENCE);
  const whole = behind === -1 ? parts : parts.slice(0, behind);
  const items = secrets.count
    .take(whole, ({ length }) => length)
    .map((der) => itemOf(labelOf(der) ?? 'DATA', der, secrets.given));
  if (behind === -1) return { container: 'DER', items, remarks: [], explained: [] };
  const remark = more(parts[behind]!);
  return { container: 'DER', items, remarks: [remark], behind: remark.text, explained: [] };
}

const more = ({ length }: Uint8Array): Remark => ({
  wrong: true,
  text: `${plural(length, 'byte')} more ${length === 1 ? 'is' : 'are'} behind it: many readers of DER refuse the whole.`,
  short: 'more bytes behind it',
});

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b);

/** Whole elements from the start; what is cut short is the last one. */
function elements(bytes: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = elementSize(bytes, at);
    out.push(bytes.subarray(at, at + size));
    at += size;
  }
  return out;
}

function elementSize(bytes: Uint8Array, at: number): number {
  const left = bytes.length - at;
  const first = bytes[at + 1] ?? 0;
  if (bytes[at] !== SEQUENCE || first === 0x80 || first > 0x84) return left;
  if (first < 0x80) return Math.min(left, 2 + first);
  let length = 0;
  for (let i = 0; i < first - 0x80; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return Math.min(left, 2 + first - 0x80 + length);
}
