/** Our reading of a certificate against the one of node:crypto. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import {
  attributeText,
  BasicConstraints,
  Certificate,
  ExtKeyUsageSyntax,
  type extensionValueCodecs,
  type Name,
  oid,
  SubjectAltName,
  SubjectPublicKeyInfo,
} from '../../src/asn1/index.ts';
import { hex } from '../../src/bytes/index.ts';
import { type Codec, decode, encode } from '../../src/presentation/index.ts';

export function compareWithNode(der: Uint8Array): void {
  const theirs = new X509Certificate(der);
  const { tbsCertificate: tbs } = decode(Certificate, der);
  assert.equal(hex(encode(Certificate, decode(Certificate, der))), hex(der), 'written back');
  assert.equal(BigInt(`0x${hex(tbs.serialNumber)}`), BigInt(`0x${theirs.serialNumber}`), 'serialNumber');
  assert.equal(tbs.validity.notBefore.value, Date.parse(theirs.validFrom), 'notBefore');
  assert.equal(tbs.validity.notAfter.value, Date.parse(theirs.validTo), 'notAfter');
  const legacy = theirs.toLegacyObject();
  assert.deepEqual(textsOf(tbs.subject), textsOfNode(legacy.subject), 'subject');
  assert.deepEqual(textsOf(tbs.issuer), textsOfNode(legacy.issuer), 'issuer');
  const spki = theirs.publicKey.export({ type: 'spki', format: 'der' });
  assert.equal(hex(encode(SubjectPublicKeyInfo, tbs.subjectPublicKeyInfo)), hex(spki), 'subjectPublicKeyInfo');

  const extension = <T>(id: keyof typeof extensionValueCodecs, codec: Codec<T>): T | undefined => {
    const found = tbs.extensions?.find(({ extnID }) => extnID === id);
    return found === undefined ? undefined : decode(codec, found.extnValue);
  };
  const constraints = extension(oid['id-ce-basicConstraints'], BasicConstraints);
  assert.equal(constraints?.cA ?? false, theirs.ca, 'cA');
  assert.deepEqual(extension(oid['id-ce-extKeyUsage'], ExtKeyUsageSyntax), theirs.keyUsage, 'extKeyUsage');
  const hosts = extension(oid['id-ce-subjectAltName'], SubjectAltName)?.flatMap(({ type, value }) =>
    type === 'dNSName' ? [`DNS:${value}`] : [],
  );
  const theirHosts = theirs.subjectAltName?.split(', ').filter((name) => name.startsWith('DNS:'));
  assert.deepEqual(hosts, theirHosts, 'subjectAltName');
}

const textsOf = (name: Name): (string | undefined)[] =>
  name
    .flat()
    .map(({ value }) => attributeText(value))
    .sort();

const textsOfNode = (name: object): string[] =>
  Object.values(name as Record<string, string | string[]>)
    .flat()
    .sort();
