import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { Certificate, oid } from '../../src/asn1/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { distinguishedName, parseCertificate, pemBlocks, TrustStore, toPem } from '../../src/x509/index.ts';
import { HOST, makeChain, makeLeaf, makeRoot } from './make.ts';

test('the view of a certificate', () => {
  const subject = distinguishedName({ countryName: 'NL', organizationName: 'Ä+B, "C"', commonName: HOST });
  const { leaf, issuing } = makeChain({ leaf: { subject, san: [HOST, '192.0.2.1'] }, issuing: { pathLength: 0 } });
  const view = parseCertificate(leaf.der);
  assert.equal(view.version, 3);
  assert.equal(view.subject, `CN=${HOST},O=Ä\\+B\\, \\"C\\",C=NL`);
  assert.equal(view.issuer, 'CN=Issuing');
  assert.deepEqual(view.keyUsage, ['digitalSignature']);
  assert.deepEqual(view.extendedKeyUsage, ['serverAuth']);
  assert.deepEqual(view.subjectAltNames, [
    { type: 'dNSName', value: HOST },
    { type: 'iPAddress', value: Uint8Array.of(192, 0, 2, 1) },
  ]);
  assert.equal(view.isCa, false);
  assert.equal(view.signatureAlgorithm.scheme, 'ecdsa_sha256');
  const above = parseCertificate(issuing.der);
  assert.deepEqual([above.isCa, above.pathLength, above.keyUsage], [true, 0, ['keyCertSign', 'cRLSign']]);
  assert.deepEqual(view.authorityKeyIdentifier, above.subjectKeyIdentifier);
  assert.deepEqual(view.issuerDer, above.subjectDer);
  assert.equal(view.issuerName, above.subjectName);
});

test('a view cannot be changed, and outlives the buffer it was read from', () => {
  const { der } = makeRoot();
  const buffer = der.slice();
  const view = parseCertificate(buffer);
  buffer.fill(0);
  assert.deepEqual(view.der, der);
  assert.equal(view.subject, 'CN=Root');
  assert.throws(() => Object.assign(view, { subject: 'CN=Other' }), TypeError);
  assert.throws(() => Object.assign(view, { extra: 1 }), TypeError);
  assert.equal(parseCertificate(der), view);
});

test('what could disturb a terminal is escaped in a subject', () => {
  const subject = distinguishedName({ commonName: 'a\u001b[31m\u202eb\nc' });
  const text = parseCertificate(makeRoot({ subject }).der).subject;
  assert.equal(text, 'CN=a\\1b[31m\\e2\\80\\aeb\\0ac');
});

test('MD5 and SHA-1 signatures are recognised, and not verified', () => {
  const { der } = makeLeaf(undefined);
  const weak = ['md5WithRSAEncryption', 'sha1WithRSAEncryption', 'ecdsa-with-SHA1'] as const;
  for (const name of weak) {
    const { scheme, weak: because } = parseCertificate(signedWith(der, oid[name])).signatureAlgorithm;
    assert.equal(scheme, undefined);
    assert.match(because!, /can be forged/);
  }
  const odd = parseCertificate(signedWith(der, '1.2.3')).signatureAlgorithm;
  assert.deepEqual(odd, {
    name: '1.2.3',
    scheme: undefined,
    weak: undefined,
    unknown: '1.2.3 is not an algorithm that this stack has',
  });
});

test('every root that Node trusts can be read, and reads the same', () => {
  const store = TrustStore.readable(...rootCertificates);
  assert.deepEqual(
    store.refused.map(({ because }) => because),
    [],
  );
  assert.equal(store.anchors.length, rootCertificates.length);
  rootCertificates.forEach((pem, i) => {
    const [ours, theirs] = [store.anchors[i]!, new X509Certificate(pem)];
    assert.equal(ours.notAfter, Date.parse(theirs.validTo));
    assert.equal(ours.isCa, theirs.ca);
    assert.ok(ours.publicKey !== undefined, ours.subject);
    assert.deepEqual(
      ours.extensions.filter(({ fault }) => fault !== undefined),
      [],
      ours.subject,
    );
    assert.equal(ours.selfIssued, theirs.subject === theirs.issuer);
  });
});

test('a store skips nothing silently', () => {
  const { der } = makeRoot();
  assert.equal(TrustStore.of(der, toPem('CERTIFICATE', makeRoot().der)).anchors.length, 2);
  assert.equal(TrustStore.of().anchors.length, 0);
  const broken = toPem('CERTIFICATE', der.subarray(0, 100));
  assert.throws(() => TrustStore.of(broken), { code: 'ERR_TLSCOPE_BAD_TRUST_ANCHOR' });
  assert.throws(() => TrustStore.of(toPem('PRIVATE KEY', der)), /it is a PRIVATE KEY/);
  assert.throws(() => TrustStore.of('no roots here'), { code: 'ERR_TLSCOPE_BAD_PEM' });
  const { anchors, refused } = TrustStore.readable(broken + toPem('CERTIFICATE', der));
  assert.deepEqual([anchors.length, refused.length], [1, 1]);
  assert.deepEqual(pemBlocks(toPem('CERTIFICATE', der))[0]!.der, anchors[0]!.der);
});

/** The same certificate under another algorithm identifier, inside and outside. */
function signedWith(der: Uint8Array, algorithm: string): Uint8Array {
  const certificate = decode(Certificate, der);
  const tbsCertificate = { ...certificate.tbsCertificate, signature: { algorithm } };
  return encode(Certificate, { ...certificate, tbsCertificate, signatureAlgorithm: { algorithm } });
}
