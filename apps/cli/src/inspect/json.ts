/** A report for programs. */
import { createHash } from 'node:crypto';
import { hex } from 'tlscope/bytes';
import type { CertificateFacts, ListFacts, RequestFacts, ResponseFacts } from 'tlscope/x509';
import { fingerprint } from '../trust/catalogue.ts';
import { generalNameText, numberText, scopeTexts } from './facts.ts';
import type { Item, OddItem, Remark } from './items.ts';
import type { Report } from './report.ts';
import { keyName, nameText } from './words.ts';

export const reportJson = ({ headline, container, good, remarks, parts }: Report) => ({
  ok: good,
  headline,
  container,
  remarks: remarks.map(plainRemark),
  items: parts.map(({ item, remarks: own }) => ({
    kind: item.kind,
    label: item.label,
    ...saidBy(item),
    remarks: own.map(plainRemark),
  })),
});

const plainRemark = ({ wrong, text }: Remark) => ({ wrong, text });
const iso = (at: number): string => new Date(at).toISOString();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function saidBy(item: Item): Record<string, unknown> {
  switch (item.kind) {
    case 'certificate':
      return certificateJson(item.certificate, item.certificate.der);
    case 'odd certificate':
      return { ...certificateJson(item.facts, item.bytes), ...oddJson(item) };
    case 'request':
      return {
        ...requestJson(item.request),
        signed: item.signature.state === 'holds',
        signature: item.signature,
      };
    case 'odd request':
      return { ...requestJson(item.facts), ...oddJson(item) };
    case 'crl':
      return crlJson(item.facts);
    case 'odd crl':
      return { ...crlJson(item.facts), ...oddJson(item) };
    case 'ocsp':
      return ocspJson(item.facts);
    case 'odd ocsp':
      return { ...ocspJson(item.facts), ...oddJson(item) };
    case 'private key':
      return {
        key: keyName(item.key, item.publicDer),
        form: item.form,
        ...(item.scheme === undefined ? {} : { lockedWith: item.scheme }),
        ...(item.publicDer === undefined ? {} : { publicKeySha256: sha256(item.publicDer) }),
      };
    case 'public key':
      return { key: keyName(item.key, item.publicDer) };
    case 'anchor':
      return { subject: item.subject, key: keyName(item.key), ca: item.isCa };
    case 'locked':
      return {
        what: item.what,
        because: item.because,
        ...(item.scheme === undefined ? {} : { lockedWith: item.scheme }),
      };
    case 'broken':
      return { because: item.because };
    case 'other':
      return { what: item.what };
  }
}

function certificateJson(certificate: CertificateFacts, der: Uint8Array) {
  const { pathLength, keyUsage, extendedKeyUsage } = certificate;
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    names: certificate.subjectAltNames.map(nameText),
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    key: keyName(certificate.publicKey, certificate.spkiDer),
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    ca: certificate.isCa,
    ...(pathLength === undefined ? {} : { pathLength }),
    ...(keyUsage === undefined ? {} : { keyUsage }),
    ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage }),
    serialNumber: hex(certificate.serialNumber),
    sha256: fingerprint(der),
    publicKeySha256: sha256(certificate.spkiDer),
  };
}

/** `unnamed`: how many there are beyond those that are named. */
const oddJson = ({ oddities, more }: OddItem) => ({
  oddities: oddities.map(({ text, ...odd }) => ({ ...odd, ...text })),
  ...(more === 0 ? {} : { unnamed: more }),
});

const requestJson = ({ subject, subjectAltNames, publicKey, spkiDer, algorithm }: RequestFacts) => ({
  subject,
  names: subjectAltNames.map(generalNameText),
  key: keyName(publicKey, spkiDer),
  signatureAlgorithm: algorithm,
});

function crlJson({ issuer, thisUpdate, nextUpdate, revoked, version, number, base, scope }: ListFacts) {
  return {
    issuer,
    version,
    ...(number === undefined ? {} : { number: numberText(number) }),
    delta: base === undefined ? null : { base: numberText(base) },
    scope: scope === undefined ? null : scopeTexts(scope),
    thisUpdate: iso(thisUpdate),
    ...(nextUpdate === undefined ? {} : { nextUpdate: iso(nextUpdate) }),
    revoked: revoked.map(({ userCertificate, revocationDate }) => ({
      serialNumber: hex(userCertificate),
      at: iso(revocationDate.value),
    })),
  };
}

function ocspJson({ status, answer }: ResponseFacts) {
  const answers = answer?.responses ?? [];
  return {
    responseStatus: status,
    answers: answers.map(({ serialNumber, certStatus, thisUpdate, nextUpdate }) => ({
      serialNumber: hex(serialNumber),
      status: certStatus.type,
      thisUpdate: iso(thisUpdate),
      ...(nextUpdate === undefined ? {} : { nextUpdate: iso(nextUpdate) }),
    })),
  };
}
