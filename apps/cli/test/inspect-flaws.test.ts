/** What `verify` refuses `inspect` does not call sound: one set of rules for both. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Certificate, oid, TBSCertificate } from 'tlscope/asn1';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { decode, encode } from 'tlscope/presentation';
import { issueCertificate, profiles, TrustStore, toPem, verifyChain } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const at = Date.now();
const DAY = 86_400_000;
const during = { notBefore: at - DAY, notAfter: at + 60 * DAY };
const keys = provider.generateKey('secp256r1');
const root = { der: issueCertificate({ provider, subject: 'Root', keys, ca: true, ...during }), key: keys };
const sound = issueCertificate({
  provider,
  subject: 'shop.example',
  keys: provider.generateKey('secp256r1'),
  issuer: root,
  san: ['shop.example'],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['serverAuth'],
  ...during,
});

function changed(change: (tbs: TBSCertificate) => TBSCertificate): Uint8Array {
  const outer = decode(Certificate, sound);
  const tbsCertificate = change(outer.tbsCertificate);
  const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
  const signatureValue = scheme.sign(provider.importPrivateKey(keys), encode(TBSCertificate, tbsCertificate));
  return encode(Certificate, { ...outer, tbsCertificate, signatureValue });
}

/** With the value of one extension in DER. */
const extended = (name: 'id-ce-subjectAltName' | 'id-ce-keyUsage', value: Uint8Array): Uint8Array =>
  changed((tbs) => ({
    ...tbs,
    extensions: tbs.extensions!.map((one) => (one.extnID === oid[name] ? { ...one, extnValue: value } : one)),
  }));
const altNames = (...bytes: number[]): Uint8Array =>
  extended('id-ce-subjectAltName', Uint8Array.of(0x30, bytes.length, ...bytes));
const dns = (text: string): Uint8Array => altNames(0x82, text.length, ...Buffer.from(text));
const serial = (...serialNumber: number[]): Uint8Array =>
  changed((tbs) => ({ ...tbs, serialNumber: Uint8Array.from(serialNumber) }));
const subject = (...value: number[]): Uint8Array =>
  changed((tbs) => ({ ...tbs, subject: [[{ type: oid.commonName, value: Uint8Array.from(value) }]] }));

const rows: readonly [what: string, der: Uint8Array, said: RegExp][] = [
  ['a negative serial number', serial(0xff, 0x01), /serial number is negative/],
  ['the serial number 0', serial(0), /serial number is 0/],
  ['a serial number of 21 octets', serial(...Array<number>(21).fill(0x11)), /serial number has 21 octets/],
  ['a text that is not of its kind', subject(0x13, 3, 0x61, 0x40, 0x62), /not of its kind of string/],
  ['UTF-8 that is none', subject(0x0c, 2, 0xc3, 0x28), /not of its kind of string/],
  ['an empty text', subject(0x0c, 0), /attribute that is empty/],
  ['an address as a host name', dns('192.0.2.7'), /"192\.0\.2\.7" is an address/],
  ['an empty host name', dns(''), /is not a host name/],
  ['a host name with a blank', dns('a b'), /is not a host name/],
  ['an address of five octets', altNames(0x87, 5, 1, 2, 3, 4, 5), /has 5 octets/],
  ['an empty mail address', altNames(0x81, 0), /rfc822Name is empty/],
  ['a keyUsage that allows nothing', extended('id-ce-keyUsage', Uint8Array.of(3, 1, 0)), /keyUsage allows nothing/],
  ['a version 4', changed((tbs) => ({ ...tbs, version: 3 })), /version 4/],
  ['version 2 with extensions', changed((tbs) => ({ ...tbs, version: 1 })), /version 2/],
  [
    'an end before its beginning',
    changed(({ validity: { notBefore, notAfter }, ...tbs }) => ({
      ...tbs,
      validity: { notBefore: notAfter, notAfter: notBefore },
    })),
    /ends before it begins/,
  ],
  ['no issuer', changed((tbs) => ({ ...tbs, issuer: [] })), /name of its issuer is empty/],
];

test('the certificate that they are made from is sound', async () => {
  const { code, out } = await run('inspect', folder.put('sound.pem', toPem('CERTIFICATE', sound)));
  assert.equal(code, 0, out);
});

for (const [what, der, said] of rows) {
  test(`${what}: inspect says what is wrong, and the profile of RFC 5280 refuses it`, async () => {
    const { code, out } = await run('inspect', folder.put('bad.pem', toPem('CERTIFICATE', der)));
    assert.equal(code, 1, out);
    assert.match(out.replace(/\s+/g, ' '), said);
    const { evidence } = verifyChain({
      presented: [der],
      trust: TrustStore.of(root.der),
      at,
      purpose: 'server',
      provider,
      profile: profiles.rfc5280,
    });
    assert.equal(evidence.ok, false);
  });
}
