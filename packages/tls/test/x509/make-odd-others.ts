/** Revocation lists, requests and OCSP responses whose encoding breaks one rule each, made of good ones. */
import { readElement } from '../../src/asn1/index.ts';
import { concat, utf8 } from '../../src/bytes/index.ts';
import type { OddRule } from '../../src/x509/index.ts';
import { backwards, content, replace, tlv } from './make-odd.ts';

type Place = readonly [path: readonly number[], field: string];

export interface Places {
  readonly name: string;
  readonly time?: Place;
  readonly integer: Place;
  /** A Name that holds one attribute, the value of which is PrintableString or UTF8String. */
  readonly issuer: Place;
  readonly extension: Place;
  readonly signature: Place;
}

/** The list names one certificate; the answer is by name and about one certificate; the request asks for an extension. */
export const places = {
  CertificateList: {
    name: 'CertificateList',
    time: [[0, 3], 'thisUpdate'],
    integer: [[0, 5, 0, 0], 'revokedCertificates[0].userCertificate'],
    issuer: [[0, 2], 'issuer'],
    extension: [[0, 6, 0, 0], 'crlExtensions.id-ce-authorityKeyIdentifier'],
    signature: [[2], 'signatureValue'],
  },
  CertificationRequest: {
    name: 'CertificationRequest',
    integer: [[0, 0], 'version'],
    issuer: [[0, 1], 'subject'],
    extension: [[0, 3, 0, 1, 0, 0], 'attributes.pkcs-9-at-extensionRequest.id-ce-subjectAltName'],
    signature: [[2], 'signature'],
  },
  OCSPResponse: {
    name: 'OCSPResponse',
    time: [[1, 0, 1, 0, 0, 2, 0, 2], 'responses[0].thisUpdate'],
    integer: [[1, 0, 1, 0, 0, 2, 0, 0, 3], 'responses[0].certID'],
    issuer: [[1, 0, 1, 0, 0, 0, 0], 'responderID'],
    extension: [[1, 0, 1, 0, 0, 3, 0, 0], 'responseExtensions.id-pkix-ocsp-nonce'],
    signature: [[1, 0, 1, 0, 2], 'signature'],
  },
} as const satisfies Readonly<Record<string, Places>>;

type Odd = readonly [rule: OddRule, field: string, der: Uint8Array];

export function oddOthers(der: Uint8Array, { name, time, integer, issuer, extension, signature }: Places): Odd[] {
  const at = ([path, field]: Place, rule: OddRule, change: (element: Uint8Array) => Uint8Array): Odd => [
    rule,
    field,
    replace(der, path, change),
  ];
  const [extensionPath, extensionField] = extension;
  const text = [[...issuer[0], 0, 0, 1], issuer[1]] as const;
  return [
    ...(time === undefined ? [] : times(der, time)),
    at(integer, 'padded integer', (one) => tlv(2, concat(Uint8Array.of(0, 0), content(one)))),
    at(integer, 'empty integer', () => Uint8Array.of(2, 0)),
    at(integer, 'padded length', (one) => concat(Uint8Array.of(2, 0x81, one.length - 2), content(one))),
    at(issuer, 'indefinite length', (one) => concat(Uint8Array.of(0x30, 0x80), content(one), Uint8Array.of(0, 0))),
    at(text, 'characters', () => tlv(0x13, utf8('a_b@example*'))),
    at([[...issuer[0], 0], issuer[1]], 'order of a set', backwards),
    ['default written out', `${extensionField}.critical`, replace(der, extensionPath, critical(0))],
    ['boolean', `${extensionField}.critical`, replace(der, extensionPath, critical(1))],
    ['trailing bytes', name, concat(der, Uint8Array.of(0x0a))],
    ['extra element', name, extra(der)],
    at(signature, 'unused bits', (one) =>
      concat(
        one.subarray(0, -content(one).length),
        Uint8Array.of(4),
        one.subarray(one.length - content(one).length + 1),
      ),
    ),
  ];
}

function times(der: Uint8Array, [path, field]: Place): Odd[] {
  const long = readAt(der, path)[0] === 0x18;
  const [tag, century] = long ? [0x18, '20'] : [0x17, ''];
  return [
    ['time without seconds', field, replace(der, path, () => tlv(tag, utf8(`${century}2611280915Z`)))],
    ['time with an offset', field, replace(der, path, () => tlv(tag, utf8(`${century}261128091500+0100`)))],
    ['time with a fraction', field, replace(der, path, () => tlv(0x18, utf8('20261128091500.5Z')))],
    ['no time', field, replace(der, path, () => tlv(tag, utf8(`${century}261328091500Z`)))],
  ];
}

function readAt(der: Uint8Array, path: readonly number[]): Uint8Array {
  let found = new Uint8Array();
  replace(der, path, (one) => {
    found = Uint8Array.from(one);
    return one;
  });
  return found;
}

/** The extension with a `critical` of this octet. */
const critical =
  (octet: number) =>
  (extension: Uint8Array): Uint8Array => {
    const id = readElement(extension)!.children[0]!;
    const { contentEnd } = readElement(extension)!;
    return tlv(
      0x30,
      concat(extension.subarray(id.start, id.end), Uint8Array.of(1, 1, octet), extension.subarray(id.end, contentEnd)),
    );
  };

function extra(der: Uint8Array): Uint8Array {
  const top = readElement(der)!;
  return tlv(0x30, concat(der.subarray(top.content, top.contentEnd), Uint8Array.of(5, 0)));
}
