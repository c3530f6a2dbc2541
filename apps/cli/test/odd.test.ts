/** One odd field: inspect names it and shows the rest, verify refuses with it, connect shows it in the chain. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { oddOnes } from '../../../packages/tls/test/x509/make-odd.ts';
import { oddOthers, places } from '../../../packages/tls/test/x509/make-odd-others.ts';
import { goodOthers } from '../../../packages/tls/test/x509/make-others.ts';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const at = Date.now();
const { root, server } = makeIdentity({ provider, names: ['localhost'], at, key: 'secp256r1' });
const folder = ownFolder();
const roots = folder.put('roots.pem', toPem('CERTIFICATE', root.der));
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const odd = (wanted: string): Uint8Array => oddOnes(server.chain[0]!).find(([rule]) => rule === wanted)![2];

test('inspect: the field, its value, the rule and who takes it; and the rest', async () => {
  const file = folder.put('odd.pem', toPem('CERTIFICATE', odd('time without seconds')));
  const { code, out } = await run('inspect', file);
  assert.equal(code, 1);
  assert.match(flat(out), /^ ?✘ A server certificate for localhost/);
  assert.match(
    flat(out),
    /Validity\.notBefore \(byte \d+\) is "2611280915Z", although a time has seconds \(RFC 5280 §4\.1\.2\.5\.1\); OpenSSL, Go, GnuTLS and Java take it/,
  );
  assert.match(flat(out), /key ECDSA P-256/);
  const { items } = JSON.parse((await run('inspect', file, '--json')).out);
  assert.equal(items[0].kind, 'odd certificate');
  assert.equal(items[0].oddities[0].field, 'validity.notBefore');
});

test('verify: refused, exit code 1, with the field named; a root that is odd is refused too', async () => {
  for (const [rule, field] of [
    ['time without seconds', 'validity.notBefore'],
    ['padded integer', 'serialNumber'],
  ] as const) {
    const chain = [odd(rule), ...server.chain.slice(1)].map((der) => toPem('CERTIFICATE', der)).join('');
    const file = folder.put('chain.pem', chain);
    const refused = await run('verify', file, '--host', 'localhost', '--roots', roots);
    assert.equal(refused.code, 1, refused.err);
    assert.ok(flat(refused.out).includes(`${field} (byte`), refused.out);
    const asRoot = await run('verify', roots, '--roots', file);
    assert.equal(asRoot.code, 2);
    assert.ok(flat(asRoot.err).includes(`${field} (byte`), asRoot.err);
  }
});

test('connect shows the field in the chain, and trust refuses by it', async (t) => {
  const chain = [odd('time without seconds'), ...server.chain.slice(1)]
    .map((der) => toPem('CERTIFICATE', der))
    .join('');
  const peer = createServer({ cert: chain, key: toPem('PRIVATE KEY', writePrivateKey(server.key)) }, (socket) =>
    socket.end(),
  );
  peer.on('tlsClientError', () => {});
  t.after(() => peer.close());
  await once(peer.listen(0, '127.0.0.1'), 'listening');
  const { port } = peer.address() as AddressInfo;
  const { code, out } = await run('connect', `localhost:${port}`, '--ca', roots);
  assert.equal(code, 1);
  assert.match(flat(out), /validity\.notBefore \(byte \d+\) is "2611280915Z"/);
  assert.match(out, /CN=localhost/);
  const trusted = await run('trust', `localhost:${port}`, '--for', 'esp-idf');
  assert.notEqual(trusted.code, 0);
  assert.match(flat(trusted.err + trusted.out), /Certificate 1 of localhost.*validity\.notBefore \(byte \d+\)/);
});

test('inspect: a key on a curve that nobody has here is named', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
  const file = folder.put('key.pem', publicKey.export({ type: 'spki', format: 'pem' }) as string);
  assert.match(
    flat((await run('inspect', file)).out),
    /ECDSA brainpoolP256r1 \(1\.3\.36\.3\.3\.2\.8\.1\.1\.7\), which this stack does not have/,
  );
});

const others = goodOthers();
const oddOther = (kind: keyof typeof others, wanted: string): Uint8Array =>
  oddOthers(others[kind], places[kind]).find(([rule]) => rule === wanted)![2];

for (const [kind, item, rule, said, rest] of [
  [
    'CertificateList',
    'odd crl',
    'time without seconds',
    /ThisUpdate \(byte \d+\) is "2611280915Z", although a time has seconds \(RFC 5280 §4\.1\.2\.5\.1\); OpenSSL, Go, GnuTLS and Java take it/,
    /A revocation list of 1 certificate: .*made 2026-11-28 09:15:00 UTC/,
  ],
  [
    'CertificationRequest',
    'odd request',
    'default written out',
    /Attributes\.pkcs-9-at-extensionRequest\.id-ce-subjectAltName\.critical \(byte \d+\) is "FALSE", although a DEFAULT value is left out/,
    /A request for a certificate for CN=asks: .*names odd\.example/,
  ],
  [
    'OCSPResponse',
    'odd ocsp',
    'trailing bytes',
    /OCSPResponse \(byte \d+\) is "0a", although nothing follows it \(RFC 6960 §4\.2\.1\); OpenSSL takes it/,
    /An OCSP answer: .*status good/,
  ],
] as const) {
  test(`inspect of a ${kind}: the field, its value, the rule and who takes it; and the rest`, async () => {
    const label = {
      CertificateList: 'X509 CRL',
      CertificationRequest: 'CERTIFICATE REQUEST',
      OCSPResponse: 'OCSP RESPONSE',
    };
    const file = folder.put('other.pem', toPem(label[kind], oddOther(kind, rule)));
    const { code, out } = await run('inspect', file);
    assert.equal(code, 1);
    assert.match(flat(out), said);
    assert.match(flat(out), rest);
    const { items } = JSON.parse((await run('inspect', file, '--json')).out);
    assert.deepEqual([items[0].kind, items[0].oddities[0].rule], [item, rule]);
    const early = folder.put('other.der', oddOther(kind, 'padded integer'));
    assert.equal(JSON.parse((await run('inspect', early, '--json')).out).items[0].kind, item);
  });
}

test('an odd list or answer is not gone by, and nothing is issued for an odd request', async () => {
  const chain = folder.put('sound.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
  for (const kind of ['CertificateList', 'OCSPResponse'] as const) {
    const status = folder.put('status.der', oddOther(kind, 'padded length'));
    const refused = await run('verify', chain, '--host', 'localhost', '--roots', roots, '--status', status);
    assert.equal(refused.code, 2);
    assert.match(flat(refused.err), /cannot be gone by: .* \(byte \d+\) is "/);
  }
  const request = folder.put('request.der', oddOther('CertificationRequest', 'padded length'));
  const refused = await run('ca', 'issue', 'csr', request, '--dir', folder.path('ca'));
  assert.equal(refused.code, 2);
  assert.match(flat(refused.err), /Nothing is issued for .*: version \(byte \d+\) is "/);
});

for (const option of ['-v', '-vv']) {
  test(`inspect ${option}: the field tree marks the fault and goes on behind it`, async () => {
    for (const [label, der, after] of [
      ['CERTIFICATE', odd('time without seconds'), /notBefore[\s\S]*subjectPublicKeyInfo[\s\S]*signatureValue/],
      [
        'X509 CRL',
        oddOther('CertificateList', 'padded integer'),
        /userCertificate[\s\S]*crlExtensions[\s\S]*signatureValue/,
      ],
    ] as const) {
      const { out } = await run('inspect', option, folder.put('tree.pem', toPem(label, der)));
      assert.match(out, after);
      assert.match(out, /ecdsa-with-SHA256[\s\S]*\br\b/);
    }
  });
}

test('bytes behind DER are refused by verify, and a TRUSTED CERTIFICATE without settings is a certificate', async () => {
  const [leaf] = server.chain as [Uint8Array];
  const behind = folder.put('behind.der', Buffer.concat([leaf, Uint8Array.of(1, 2, 3)]));
  for (const args of [
    [behind, '--roots', roots],
    [roots, '--roots', behind],
  ]) {
    const refused = await run('verify', ...args);
    assert.equal(refused.code, 2);
    assert.match(flat(refused.err), /is not DER alone: 3 bytes more are behind it/);
  }
  const trusted = folder.put('trusted.pem', toPem('TRUSTED CERTIFICATE', root.der));
  const chain = folder.put('whole.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
  assert.equal((await run('verify', chain, '--host', 'localhost', '--roots', trusted)).code, 0);
  assert.equal(JSON.parse((await run('inspect', trusted, '--json')).out).items[0].kind, 'certificate');
});
