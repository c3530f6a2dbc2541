import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AuthorityKeyIdentifier,
  CertificateList,
  CertStatus,
  type Der,
  DistributionPoint,
  GeneralName,
  GeneralSubtree,
  IssuingDistributionPoint,
  OBJECT_IDENTIFIER,
  oid,
  oidName,
  PrivateKeyInfo,
  privateKeyCodecs,
  showOid,
  TBSCertificate,
} from '../../src/asn1/index.ts';
import { hex, unhex } from '../../src/bytes/index.ts';
import { DecodeError, decode, dissect, encode } from '../../src/presentation/index.ts';
import { checkDer, errorsIn } from './laws.ts';

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const SEED = 'd4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842';

test('the private keys of RFC 8410 §10.3', () => {
  const bare = fromBase64('MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC');
  const full = fromBase64(
    'MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC' +
      'oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=',
  );
  for (const [der, version] of [[bare, 0] as const, [full, 1] as const]) {
    assert.equal(checkDer(PrivateKeyInfo, der), 'accepted');
    assert.deepEqual(errorsIn(dissect(PrivateKeyInfo, der)), []);
    const key = decode(PrivateKeyInfo, der);
    assert.equal(key.version, version);
    assert.equal(hex(decode(privateKeyCodecs[oid['id-Ed25519']], key.privateKey)), SEED);
    assert.equal(key.attributes?.length, version === 1 ? 1 : undefined);
  }
  const publicKey = decode(PrivateKeyInfo, full).publicKey!;
  assert.equal(hex(publicKey), '19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1');
});

/** Parts that no certificate at hand has: their encoding worked out by hand from the ASN.1 of the RFC. */
const parts: [type: Der<any>, hex: string, value: unknown][] = [
  [GeneralSubtree, '3003820161', { base: { type: 'dNSName', value: 'a' }, minimum: 0, maximum: undefined }],
  [GeneralSubtree, '3009820161800101810102', { base: { type: 'dNSName', value: 'a' }, minimum: 1, maximum: 2 }],
  [GeneralName, 'a3020500', { type: 'x400Address', value: [unhex('0500')] }],
  [
    GeneralName,
    'a50aa0030c0161a1030c0162',
    {
      type: 'ediPartyName',
      value: { nameAssigner: { type: 'utf8String', value: 'a' }, partyName: { type: 'utf8String', value: 'b' } },
    },
  ],
  [GeneralName, 'a4023000', { type: 'directoryName', value: [] }],
  [GeneralName, '88022a03', { type: 'registeredID', value: '1.2.3' }],
  [
    AuthorityKeyIdentifier,
    '300b8001aaa103820161820105',
    {
      keyIdentifier: unhex('aa'),
      authorityCertIssuer: [{ type: 'dNSName', value: 'a' }],
      authorityCertSerialNumber: unhex('05'),
    },
  ],
  [
    DistributionPoint,
    '300981020640a203820161',
    { distributionPoint: undefined, reasons: ['keyCompromise'], cRLIssuer: [{ type: 'dNSName', value: 'a' }] },
  ],
  [
    IssuingDistributionPoint,
    '30108101ff8201ff830207808401ff8501ff',
    {
      distributionPoint: undefined,
      onlyContainsUserCerts: true,
      onlyContainsCACerts: true,
      onlySomeReasons: ['unused'],
      indirectCRL: true,
      onlyContainsAttributeCerts: true,
    },
  ],
  [CertStatus, '8000', { type: 'good', value: null }],
  [
    CertStatus,
    'a111180f32303234303130313030303030305a',
    { type: 'revoked', value: { revocationTime: Date.UTC(2024, 0, 1), revocationReason: undefined } },
  ],
];

for (const [type, bytes, value] of parts) {
  test(`${type.name} ${bytes.slice(0, 24)}`, () => {
    assert.deepEqual(decode(type, unhex(bytes)), value);
    assert.equal(hex(encode(type, value)), bytes);
    assert.equal(checkDer(type, unhex(bytes)), 'accepted');
  });
}

test('a default that is spelled out is refused', () => {
  assert.throws(() => decode(GeneralSubtree, unhex('3006820161800100')), DecodeError);
});

/** A certificate of version `version` with what stands between its key and its end. */
function tbs(version: string, tail: string): Uint8Array {
  const ed25519 = '300506032b6570';
  const validity = '301e170d3234303130313030303030305a170d3235303130313030303030305a';
  const body = `${version}020101${ed25519}3000${validity}3000300a${ed25519}030100${tail}`;
  return unhex(`30${(body.length / 2).toString(16)}${body}`);
}

test('the parts that version 2 and 3 add are told apart by their tags', () => {
  const second = decode(TBSCertificate, tbs('a003020101', '810200aa82020780'));
  assert.deepEqual(second.issuerUniqueID, { unused: 0, bytes: unhex('aa') });
  assert.deepEqual(second.subjectUniqueID, { unused: 7, bytes: unhex('80') });
  assert.equal(second.extensions, undefined);
  const third = decode(TBSCertificate, tbs('a003020102', 'a30c300a30080603551d0e040100'));
  assert.deepEqual(third.extensions, [{ extnID: '2.5.29.14', critical: false, extnValue: unhex('00') }]);
  assert.equal(decode(TBSCertificate, tbs('', '')).version, 0);
  for (const tail of ['82020780810200aa', 'a3023000', '8002aa00', '0500']) {
    assert.throws(() => decode(TBSCertificate, tbs('', tail)), DecodeError, tail);
  }
  for (const version of ['a003020100', '8003020101', 'a00402020001', '020101']) {
    assert.throws(() => decode(TBSCertificate, tbs(version, '')), DecodeError, version);
  }
});

test('a revocation list without optional parts', () => {
  const empty = '3018300506032b65703000170d3234303130313030303030305a';
  const der = unhex(`3024${empty}300506032b6570030100`);
  const { tbsCertList } = decode(CertificateList, der);
  assert.deepEqual(
    [tbsCertList.version, tbsCertList.nextUpdate, tbsCertList.revokedCertificates],
    Array(3).fill(undefined),
  );
});

test('every identifier with a name is read by its octets and shown with its name', () => {
  const dotted = Object.values(oid);
  assert.equal(new Set(dotted).size, dotted.length, 'two names for one identifier');
  for (const [name, value] of Object.entries(oid)) {
    assert.equal(decode(OBJECT_IDENTIFIER, encode(OBJECT_IDENTIFIER, value)), value);
    assert.equal(oidName(value), name);
    assert.equal(showOid(value), `${name} (${value})`);
  }
  assert.equal(showOid('1.2.3'), '1.2.3');
});
