import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  algorithmParameterCodecs,
  BasicOCSPResponse,
  type Certificate,
  type CertificateList,
  type CertificationRequest,
  type ECPrivateKey,
  Extensions,
  extensionValueCodecs,
  type OCSPResponse,
  oid,
  type PrivateKeyInfo,
  privateKeyCodecs,
  RSASSA_PSS_params,
  requestAttributeCodecs,
  signatureCodecs,
} from '../../src/asn1/index.ts';
import { hex } from '../../src/bytes/index.ts';
import { countExplained, decode, dissect, leaves } from '../../src/presentation/index.ts';
import { compareWithNode } from './compare.ts';
import { errorsIn } from './laws.ts';
import { noOpenssl, opensslSamples, type Sample } from './openssl.ts';

const samples: ReadonlyMap<string, Sample> = new Map(
  noOpenssl === false ? opensslSamples().map((sample) => [sample.name, sample]) : [],
);
const read = <T>(name: string): T => decode(samples.get(name)!.codec, samples.get(name)!.der) as T;
const certificateOf = (key: string): Certificate => read(`${key} certificate`);
const extensionOf = <I extends keyof typeof extensionValueCodecs>(id: I) => {
  const { extnValue } = certificateOf('p256').tbsCertificate.extensions!.find(({ extnID }) => extnID === id)!;
  return decode(extensionValueCodecs[id] as never, extnValue) as unknown;
};

test('no structure that openssl writes shows an error to an observer', { skip: noOpenssl }, () => {
  assert.ok(samples.size >= 36, `${samples.size} structures`);
  for (const { name, codec, der } of samples.values()) assert.deepEqual(errorsIn(dissect(codec, der)), [], name);
});

test('every byte is explained but for what the unheard-of extension and the unheard-of kind of name hold', {
  skip: noOpenssl,
}, () => {
  for (const { name, codec, der } of samples.values()) {
    const span = dissect(codec, der);
    const kept = [...leaves(span)].filter(({ field }) => field.unexplained === true);
    const bytes = kept.reduce((sum, leaf) => sum + leaf.end - leaf.start, 0);
    assert.equal(countExplained(span).unexplained, bytes, `${name}: a field without a sentence`);
    // ff, a UTCTime, 1.2.840.113549, "wide", c0ffee, 5; and the text of the otherName.
    const unheard = 1 + 13 + 6 + 8 + 3 + 1 + 5;
    const many = name.endsWith(' certificate');
    assert.equal(bytes, many ? unheard : 0, name);
  }
});

test('certificates say what node reads in them', { skip: noOpenssl }, () => {
  for (const { name, der } of samples.values()) if (/^(\S+ )?certificate/.test(name)) compareWithNode(der);
});

test('every extension opens by its identifier', { skip: noOpenssl }, () => {
  assert.deepEqual(extensionOf(oid['id-ce-keyUsage']), ['digitalSignature', 'keyCertSign', 'cRLSign', 'decipherOnly']);
  assert.deepEqual(extensionOf(oid['id-ce-basicConstraints']), { cA: true, pathLenConstraint: 3 });
  assert.deepEqual(extensionOf(oid['id-ce-policyConstraints']), { requireExplicitPolicy: 3, inhibitPolicyMapping: 1 });
  assert.deepEqual(extensionOf(oid['id-pe-tlsfeature']), [5, 17]);
  assert.equal(extensionOf(oid['id-ce-inhibitAnyPolicy']), 2);
  assert.equal(extensionOf(oid['netscape-comment']), 'a remark');
  assert.deepEqual(extensionOf(oid['netscape-cert-type']), ['sslClient', 'sslServer']);
  assert.deepEqual(
    (extensionOf(oid['id-ce-subjectAltName']) as { type: string }[]).map(({ type }) => type),
    [
      'dNSName',
      'dNSName',
      'iPAddress',
      'iPAddress',
      'rfc822Name',
      'uniformResourceIdentifier',
      'registeredID',
      'otherName',
      'directoryName',
    ],
  );
  const known = certificateOf('p256').tbsCertificate.extensions!.filter(({ extnID }) => extnID in extensionValueCodecs);
  assert.equal(known.length, 23);
});

test('signatures, parameters and keys open by their algorithm', { skip: noOpenssl }, () => {
  const { signatureAlgorithm, signatureValue } = certificateOf('p384');
  const { r, s } = decode(signatureCodecs[signatureAlgorithm.algorithm]!, signatureValue);
  assert.ok(r.length <= 48 && s.length <= 48 && r.length > 40);
  const pss = read<Certificate>('certificate signed with RSA-PSS, up to after 2050');
  assert.equal(algorithmParameterCodecs[pss.signatureAlgorithm.algorithm], RSASSA_PSS_params);
  assert.equal(decode(RSASSA_PSS_params, pss.signatureAlgorithm.parameters!).saltLength, 32);
  assert.equal(pss.tbsCertificate.validity.notAfter.type, 'generalTime');

  const rsa = read<PrivateKeyInfo>('rsa private key');
  assert.equal(hex(decode(privateKeyCodecs[oid.rsaEncryption], rsa.privateKey).publicExponent), '010001');
  const ed25519 = read<PrivateKeyInfo>('ed25519 private key');
  assert.equal(decode(privateKeyCodecs[oid['id-Ed25519']], ed25519.privateKey).length, 32);
  const ec = read<ECPrivateKey>('EC key by itself');
  assert.equal(ec.parameters, oid.secp384r1);
  assert.equal(ec.publicKey?.length, 97);
});

test('requests, lists and answers', { skip: noOpenssl }, () => {
  const { attributes } = read<CertificationRequest>('p256 request').certificationRequestInfo;
  const wished = attributes.find(({ type }) => type === oid['pkcs-9-at-extensionRequest'])!;
  assert.equal(requestAttributeCodecs[oid['pkcs-9-at-extensionRequest']], Extensions);
  assert.equal(decode(Extensions, wished.values[0]!).length, 2);

  const { tbsCertList } = read<CertificateList>('revocation list');
  assert.equal(hex(tbsCertList.revokedCertificates![0]!.userCertificate), '1001');
  assert.equal(tbsCertList.revokedCertificates![0]!.revocationDate.value, Date.UTC(2024, 0, 1));

  const { responseStatus, responseBytes } = read<OCSPResponse>('revocation answer');
  assert.equal(responseStatus, 0);
  const { responses } = decode(BasicOCSPResponse, responseBytes!.response).tbsResponseData;
  assert.deepEqual(
    responses.map(({ certStatus }) => certStatus.type),
    ['revoked', 'unknown'],
  );
});
