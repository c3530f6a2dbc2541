/** What a thing says of itself, as names and values. */
import { createHash } from 'node:crypto';
import type { GeneralName } from 'tlscope/asn1';
import { hex } from 'tlscope/bytes';
import { plural } from 'tlscope/observe';
import {
  type CertificateFacts,
  type ListFacts,
  type RequestFacts,
  type ResponseFacts,
  showAddress,
  showDistinguishedName,
  showName,
} from 'tlscope/x509';
import { fingerprint } from '../trust/catalogue.ts';
import type { Item } from './items.ts';
import { reasonName } from './judge.ts';
import { day, daysBetween, keyName, moment, nameText, when } from './words.ts';

/** A name and its value or values. */
export type Said = readonly [name: string, value: string | readonly string[]];

export function factsOf(item: Item, at: number): Said[] {
  switch (item.kind) {
    case 'certificate':
      return certificateFacts(item.certificate, item.certificate.der, at);
    case 'odd certificate':
      return certificateFacts(item.facts, item.bytes, at);
    case 'request':
      return requestFacts(item.request);
    case 'odd request':
      return requestFacts(item.facts);
    case 'crl':
    case 'odd crl':
      return crlFacts(item.facts, at);
    case 'ocsp':
    case 'odd ocsp':
      return ocspFacts(item.facts, at);
    case 'private key':
      return [
        ['kind', keyName(item.key, item.publicDer)],
        ['form', item.form],
        ...(item.scheme === undefined ? [] : [['locked with', item.scheme] as const]),
        ...(item.publicDer === undefined ? [] : [['public key, SHA-256', sha256(item.publicDer)] as const]),
      ];
    case 'public key':
      return [['kind', keyName(item.key, item.publicDer)]];
    case 'anchor':
      return [
        ['name', item.subject],
        ['key', keyName(item.key)],
      ];
    case 'locked':
      return item.scheme === undefined ? [] : [['locked with', item.scheme]];
    case 'broken':
    case 'other':
      return [];
  }
}

function certificateFacts(certificate: CertificateFacts, der: Uint8Array, at: number): Said[] {
  const { subject, issuer, selfIssued, notBefore, notAfter, isCa, pathLength } = certificate;
  const reach = pathLength === undefined ? '' : `, at most ${plural(pathLength, 'CA')} below it`;
  return [
    ['subject', subject || '(empty)'],
    ['issuer', selfIssued ? 'itself' : issuer],
    ['names', certificate.subjectAltNames.map(nameText)],
    [
      'valid',
      `${day(notBefore)} to ${day(notAfter)}, ${plural(daysBetween(notBefore, notAfter), 'day')}; ends ${when(notAfter, at)}`,
    ],
    ['key', keyName(certificate.publicKey, certificate.spkiDer)],
    ['signed with', certificate.signatureAlgorithm.name],
    ...(certificate.version === 3 ? [] : [['version', `${certificate.version}`] as const]),
    ['is a CA', isCa ? `yes${reach}` : 'no'],
    ['may be used for', [...(certificate.keyUsage ?? []), ...(certificate.extendedKeyUsage ?? [])]],
    ...constraintFacts(certificate),
    ...placeFacts(certificate),
    ['serial number', hex(certificate.serialNumber)],
    ['SHA-256', fingerprint(der)],
    ['public key, SHA-256', sha256(certificate.spkiDer)],
  ];
}

function constraintFacts({ nameConstraints }: CertificateFacts): Said[] {
  if (nameConstraints === undefined) return [];
  const { permitted = [], excluded = [] } = nameConstraints;
  return [
    ['only for', permitted.map(showName)],
    ['never for', excluded.map(showName)],
  ];
}

/** Where to ask about it. */
function placeFacts(certificate: CertificateFacts): Said[] {
  const access = certificate.extensionValue('id-pe-authorityInfoAccess') ?? [];
  const places = (method: string) =>
    access
      .filter(({ accessMethod }) => accessMethod === method)
      .map(({ accessLocation }) => generalNameText(accessLocation));
  const lists = certificate.extensionValue('id-ce-cRLDistributionPoints') ?? [];
  const listPlaces = lists.flatMap(({ distributionPoint }) =>
    distributionPoint?.type === 'fullName' ? distributionPoint.value.map(generalNameText) : [],
  );
  return [
    ['issuer is at', places('1.3.6.1.5.5.7.48.2')],
    ['OCSP', places('1.3.6.1.5.5.7.48.1')],
    ['CRL', listPlaces],
  ];
}

const requestFacts = (request: RequestFacts): Said[] => [
  ['subject', request.subject || '(empty)'],
  ['names', request.subjectAltNames.map(generalNameText)],
  ['key', keyName(request.publicKey, request.spkiDer)],
  ['signed with', request.algorithm],
];

function crlFacts(facts: ListFacts, at: number): Said[] {
  const { issuer, thisUpdate, nextUpdate, revoked, version, number, base, scope } = facts;
  return [
    ['issuer', issuer],
    ['version', `${version}`],
    ...(number === undefined ? [] : [['number', numberText(number)] as const]),
    ['kind', base === undefined ? 'all that are revoked' : `the changes since list ${numberText(base)}`],
    ...(scope === undefined ? [] : [['covers', scopeTexts(scope)] as const]),
    ['made', moment(thisUpdate)],
    ['next', nextUpdate === undefined ? 'not said' : `${moment(nextUpdate)}, ${when(nextUpdate, at)}`],
    [
      'revoked',
      revoked.length === 0
        ? 'none'
        : revoked.slice(0, 50).map((one) => {
            const reason = one.crlEntryExtensions?.find(({ extnID }) => extnID === '2.5.29.21')?.extnValue.at(-1);
            const why = reason === undefined ? '' : `, ${reasonName(reason)}`;
            return `${hex(one.userCertificate)} on ${day(one.revocationDate.value)}${why}`;
          }),
    ],
    ...(revoked.length > 50 ? [['', `and ${revoked.length - 50} more`] as const] : []),
  ];
}

/** RFC 5280 §5.2.3 gives a number 20 octets at most. */
export const numberText = (bytes: Uint8Array): string =>
  bytes.length > 20 ? `of ${plural(bytes.length, 'byte')}` : BigInt(`0x${hex(bytes) || '0'}`).toString();

/** RFC 5280 §5.2.5, in words. */
export function scopeTexts(scope: NonNullable<ListFacts['scope']>): string[] {
  const place = scope.distributionPoint;
  return [
    ...(scope.onlyContainsUserCerts ? ['no certificates of CAs'] : []),
    ...(scope.onlyContainsCACerts ? ['certificates of CAs alone'] : []),
    ...(scope.onlyContainsAttributeCerts ? ['attribute certificates alone'] : []),
    ...(scope.indirectCRL ? ['certificates of other issuers too'] : []),
    ...(scope.onlySomeReasons === undefined
      ? []
      : [`only the reasons ${scope.onlySomeReasons.join(', ') || '(none)'}`]),
    ...(place === undefined
      ? []
      : [
          `what is found at ${place.type === 'fullName' ? place.value.map(generalNameText).join(', ') : 'a name below its issuer'}`,
        ]),
  ];
}

function ocspFacts({ answer }: ResponseFacts, at: number): Said[] {
  if (answer === undefined) return [];
  const { responderID, producedAt, responses } = answer;
  const who =
    responderID.type === 'byName' ? showDistinguishedName(responderID.value) : `key ${hex(responderID.value)}`;
  return [
    ['answered by', who],
    ['made', moment(producedAt)],
    ...responses.flatMap(({ serialNumber, certStatus, nextUpdate }): Said[] => [
      ['certificate', hex(serialNumber)],
      ['status', certStatus.type],
      ['next', nextUpdate === undefined ? 'not said' : `${moment(nextUpdate)}, ${when(nextUpdate, at)}`],
    ]),
  ];
}

export function generalNameText(name: GeneralName): string {
  if (name.type === 'iPAddress') return showAddress(name.value);
  if (name.type === 'directoryName') return showDistinguishedName(name.value);
  return typeof name.value === 'string' ? name.value : name.type;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
