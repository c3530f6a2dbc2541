/** A report for programs. */
import { createHash } from 'node:crypto';
import { hex } from 'tlscope/bytes';
import { type CertificateFacts, oddRules, parseRevocationList, showDistinguishedName } from 'tlscope/x509';
import { fingerprint } from '../trust/catalogue.ts';
import { generalNameText, numberText, scopeTexts } from './facts.ts';
import type { CrlItem, Item, OcspItem, Remark } from './items.ts';
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
      return {
        ...certificateJson(item.facts, item.bytes),
        oddities: item.oddities.map((odd) => ({ ...odd, ...oddRules[odd.rule] })),
      };
    case 'request':
      return {
        subject: item.request.subject,
        names: item.request.subjectAltNames.map(generalNameText),
        key: keyName(item.request.publicKey, item.request.spkiDer),
        signatureAlgorithm: item.request.algorithm,
        signed: item.signature.state === 'holds',
        signature: item.signature,
      };
    case 'crl':
      return crlJson(item);
    case 'ocsp':
      return ocspJson(item);
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

function crlJson({ list, der }: CrlItem) {
  const { issuer, thisUpdate, nextUpdate, revokedCertificates = [] } = list.tbsCertList;
  const { version, number, base, scope } = parseRevocationList(der);
  return {
    issuer: showDistinguishedName(issuer),
    version,
    ...(number === undefined ? {} : { number: numberText(number) }),
    delta: base === undefined ? null : { base: numberText(base) },
    scope: scope === undefined ? null : scopeTexts(scope),
    thisUpdate: iso(thisUpdate.value),
    ...(nextUpdate === undefined ? {} : { nextUpdate: iso(nextUpdate.value) }),
    revoked: revokedCertificates.map(({ userCertificate, revocationDate }) => ({
      serialNumber: hex(userCertificate),
      at: iso(revocationDate.value),
    })),
  };
}

function ocspJson({ status, response }: OcspItem) {
  const answers = response?.tbsResponseData.responses ?? [];
  return {
    responseStatus: status,
    answers: answers.map(({ certID, certStatus, thisUpdate, nextUpdate }) => ({
      serialNumber: hex(certID.serialNumber),
      status: certStatus.type,
      thisUpdate: iso(thisUpdate),
      ...(nextUpdate === undefined ? {} : { nextUpdate: iso(nextUpdate) }),
    })),
  };
}
