import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CertificationRequest,
  CertificationRequestInfo,
  Extensions,
  extensionValueCodecs,
  oid,
} from '../../src/asn1/index.ts';
import { hex } from '../../src/bytes/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import {
  checkRequest,
  distinguishedName,
  issueCrl,
  issueOcspResponse,
  makeIdentity,
  parseCertificate,
  parseOcspResponse,
  parseRequest,
  parseRevocationList,
  publicHalf,
  verifyRequest,
  verifySignature,
} from '../../src/x509/index.ts';
import { subjectPublicKeyInfo } from '../../src/x509/keys/keys.ts';

const at = Date.UTC(2030, 0, 2, 3, 4, 5);
const times = { thisUpdate: at, nextUpdate: at + 7 * 86_400_000 };
const { issuing } = makeIdentity({ provider, names: ['a.example'], at, key: 'secp256r1' });
const issuer = parseCertificate(issuing.der);
const serialNumber = Uint8Array.of(0x12, 0x34);

test('a revocation list says what was revoked, when and why, and is signed by its issuer', () => {
  const revoked = [{ serialNumber, at, reason: 'keyCompromise' } as const, { serialNumber: Uint8Array.of(5), at }];
  const list = parseRevocationList(issueCrl({ provider, issuer: issuing, number: 1, ...times, revoked }));
  assert.equal(list.fault, undefined);
  assert.deepEqual(list.find(serialNumber, issuer.subjectName), { since: at, reason: 'keyCompromise' });
  assert.equal(list.find(Uint8Array.of(5), issuer.subjectName)?.reason, 'unspecified');
  assert.equal(list.find(Uint8Array.of(6), issuer.subjectName), undefined);
  assert.deepEqual([list.thisUpdate, list.nextUpdate], [times.thisUpdate, times.nextUpdate]);
  assert.ok(verifySignature(list, issuer, provider));
});

test('the number of a list is an INTEGER in as few octets as it needs', () => {
  for (const [number, octets] of [
    [1, '01'],
    [127, '7f'],
    [128, '0080'],
    [65_535, '00ffff'],
  ] as const) {
    const list = parseRevocationList(issueCrl({ provider, issuer: issuing, number, ...times, revoked: [] }));
    assert.equal(hex(list.number!), octets);
  }
});

test('an OCSP answer is signed by the issuer, about each certificate that was asked about', () => {
  const answers = [
    { serialNumber, status: 'good' },
    { serialNumber: Uint8Array.of(5), status: { revokedAt: at, reason: 'superseded' } },
  ] as const;
  const answer = parseOcspResponse(issueOcspResponse({ provider, issuer: issuing, answers, ...times }));
  assert.deepEqual(
    answer.responses.map(({ certStatus }) => certStatus.type),
    ['good', 'revoked'],
  );
  assert.ok(verifySignature(answer, issuer, provider));
});

test('a request is read with the names it asks for, and only its own key can have signed it', () => {
  const key = provider.generateKey('secp256r1');
  const extnID = oid['id-ce-subjectAltName'];
  const names = encode(extensionValueCodecs[extnID], [{ type: 'dNSName', value: 'asks.example' }]);
  const wish = encode(Extensions, [{ extnID, critical: false, extnValue: names }]);
  const certificationRequestInfo = {
    version: 0,
    subject: distinguishedName({ commonName: 'asks' }),
    subjectPKInfo: subjectPublicKeyInfo(publicHalf(key)),
    attributes: [{ type: oid['pkcs-9-at-extensionRequest'], values: [wish] }],
  };
  const signedBy = (signer: typeof key): Uint8Array => {
    const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
    const message = encode(CertificationRequestInfo, certificationRequestInfo);
    const signature = scheme.sign(provider.importPrivateKey(signer), message);
    const signatureAlgorithm = { algorithm: oid['ecdsa-with-SHA256'] };
    return encode(CertificationRequest, { certificationRequestInfo, signatureAlgorithm, signature });
  };
  const request = parseRequest(signedBy(key));
  assert.equal(request.subject, 'CN=asks');
  assert.deepEqual(request.subjectAltNames, [{ type: 'dNSName', value: 'asks.example' }]);
  assert.ok(verifyRequest(request, provider));
  const forged = parseRequest(signedBy(provider.generateKey('secp256r1')));
  assert.equal(verifyRequest(forged, provider), false);
  assert.deepEqual(
    [request, forged].map((one) => checkRequest(one, provider).state),
    ['holds', 'fails'],
  );
  for (const algorithm of [oid['ecdsa-with-SHA1'], '1.2.156.10197.1.501']) {
    const asked = decode(CertificationRequest, request.der);
    const other = parseRequest(encode(CertificationRequest, { ...asked, signatureAlgorithm: { algorithm } }));
    assert.equal(checkRequest(other, provider).state, 'unknown');
    assert.equal(verifyRequest(other, provider), false);
  }
});
