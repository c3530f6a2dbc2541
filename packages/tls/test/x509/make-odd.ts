/** Certificates whose encoding breaks one rule each, made of a good one. */
import { type Element, readElement } from '../../src/asn1/index.ts';
import { concat, utf8 } from '../../src/bytes/index.ts';
import type { OddRule } from '../../src/x509/index.ts';

/** The element at the end of the path, and the element put in its place; all lengths around it are made to fit. */
export function replace(
  der: Uint8Array,
  path: readonly number[],
  change: (element: Uint8Array) => Uint8Array,
): Uint8Array {
  const rebuilt = (element: Element, [next, ...rest]: readonly number[]): Uint8Array => {
    const whole = der.subarray(element.start, element.end);
    if (next === undefined) return change(whole);
    // An OCTET STRING on the way holds DER.
    const children = element.tag === 4 ? [readElement(der, element.content)!] : element.children;
    const parts = children.map((child, i) =>
      i === next ? rebuilt(child, rest) : der.subarray(child.start, child.end),
    );
    return tlv(element.tag, concat(...parts));
  };
  return rebuilt(readElement(der)!, path);
}

export function tlv(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return concat(Uint8Array.of(tag, length), content);
  if (length < 0x100) return concat(Uint8Array.of(tag, 0x81, length), content);
  return concat(Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), content);
}

const TBS = 0;
const SERIAL = [TBS, 1];
const ISSUER = [TBS, 3];
const NOT_BEFORE = [TBS, 4, 0];
const SUBJECT = [TBS, 5];
export const content = (element: Uint8Array): Uint8Array => element.subarray(2);

/** Each with the rule it breaks and the field that is to be named. The first extension of `der` is critical. */
export const oddOnes = (der: Uint8Array): readonly (readonly [rule: OddRule, field: string, der: Uint8Array])[] => [
  ['time without seconds', 'validity.notBefore', replace(der, NOT_BEFORE, () => tlv(0x17, utf8('2611280915Z')))],
  ['time with an offset', 'validity.notBefore', replace(der, NOT_BEFORE, () => tlv(0x17, utf8('261128091500+0100')))],
  ['time with a fraction', 'validity.notBefore', replace(der, NOT_BEFORE, () => tlv(0x18, utf8('20261128091500.5Z')))],
  ['time without seconds', 'validity.notBefore', replace(der, NOT_BEFORE, () => tlv(0x18, utf8('202611280915Z')))],
  ['no time', 'validity.notBefore', replace(der, NOT_BEFORE, () => tlv(0x17, utf8('261328091500Z')))],
  ['padded integer', 'serialNumber', replace(der, SERIAL, () => Uint8Array.of(2, 3, 0, 0, 5))],
  ['empty integer', 'serialNumber', replace(der, SERIAL, () => Uint8Array.of(2, 0))],
  [
    'boolean',
    'extensions.id-ce-basicConstraints.critical',
    replace(der, [TBS, 7, 0, 0, 1], () => Uint8Array.of(1, 1, 1)),
  ],
  [
    'default written out',
    'extensions.id-ce-basicConstraints.critical',
    replace(der, [TBS, 7, 0, 0, 1], () => Uint8Array.of(1, 1, 0)),
  ],
  [
    'padded length',
    'serialNumber',
    replace(der, SERIAL, (one) => concat(Uint8Array.of(2, 0x81, one.length - 2), content(one))),
  ],
  [
    'indefinite length',
    'issuer',
    replace(der, ISSUER, (one) => concat(Uint8Array.of(0x30, 0x80), content(one), Uint8Array.of(0, 0))),
  ],
  ['trailing bytes', 'Certificate', concat(der, Uint8Array.of(0x0a))],
  ['extra element', 'Certificate', extra(der)],
  ['order of a set', 'subject', replace(der, [...SUBJECT, 0], backwards)],
  ['characters', 'subject', replace(der, [...SUBJECT, 0, 0, 1], () => tlv(0x13, utf8('a_b@example*')))],
  [
    'unused bits',
    'signatureValue',
    replace(der, [2], (one) => concat(Uint8Array.of(3, one.length - 2, 4), one.subarray(3))),
  ],
];

const extra = (der: Uint8Array): Uint8Array => {
  const top = readElement(der)!;
  return tlv(0x30, concat(der.subarray(top.content, top.contentEnd), Uint8Array.of(5, 0)));
};

export const backwards = (set: Uint8Array): Uint8Array => {
  const one = set.subarray(2);
  const other = tlv(0x30, concat(Uint8Array.of(6, 3, 0x55, 4, 0x0a), tlv(0x0c, utf8('x'.repeat(40)))));
  return tlv(0x31, concat(other, one));
};
