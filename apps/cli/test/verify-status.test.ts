/** `verify --status`: what the issuer has revoked is refused, and a file that cannot be used is never passed over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { issueCertificate, issueCrl, parseCertificate, toPem, writePrivateKey } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { openssl, withoutOpenssl } from './support/openssl.ts';

const folder = ownFolder();
const DAY = 86_400_000;
const now = Date.now();
const during = { notBefore: now - 30 * DAY, notAfter: now + 30 * DAY };
const keys = provider.generateKey('secp256r1');
const root = { der: issueCertificate({ provider, subject: 'Root', keys, ca: true, ...during }), key: keys };
const leafKeys = provider.generateKey('secp256r1');
const leaf = issueCertificate({
  provider,
  subject: 'shop.example',
  keys: leafKeys,
  issuer: root,
  san: ['shop.example'],
  extendedKeyUsage: ['serverAuth'],
  ...during,
});
const chain = folder.put('leaf.pem', toPem('CERTIFICATE', leaf));
const roots = folder.put('root.pem', toPem('CERTIFICATE', root.der));
const { serialNumber } = parseCertificate(leaf);

const listWith = (serials: readonly Uint8Array[], ends = now + DAY): Uint8Array =>
  issueCrl({
    provider,
    issuer: root,
    number: 1,
    thisUpdate: now - 9 * DAY,
    nextUpdate: ends,
    revoked: serials.map((one) => ({ serialNumber: one, at: now - 10 * DAY })),
  });
const verify = (...status: string[]) => run('verify', chain, '--roots', roots, '--status', ...status);

test('a list that names it refuses, in force or expired; one in force without it is of use', async () => {
  const good = folder.put('good.crl', listWith([]));
  const bad = folder.put('bad.crl', listWith([serialNumber]));
  const old = folder.put('old.crl', listWith([serialNumber], now - DAY));
  const fine = await verify(good);
  assert.equal(fine.code, 0);
  assert.match(fine.out, /✔ .*good\.crl is of use/);
  for (const files of [[bad], [old], [good, old], [old, good]]) {
    const { code, out } = await verify(...files);
    assert.equal(code, 1, files.join(' '));
    assert.match(out, /CERT_REVOKED/);
  }
});

test('a file that cannot be used ends in a refusal that says why', async () => {
  const stranger = provider.generateKey('secp256r1');
  const other = {
    der: issueCertificate({ provider, subject: 'Other', keys: stranger, ca: true, ...during }),
    key: stranger,
  };
  const theirs = issueCrl({
    provider,
    issuer: other,
    number: 1,
    thisUpdate: now - DAY,
    nextUpdate: now + DAY,
    revoked: [],
  });
  for (const [name, list, why] of [
    ['expired.crl', listWith([], now - DAY), /it was good from/],
    ['theirs.crl', theirs, /nothing in it is\s+about a certificate of this path/],
  ] as const) {
    const { code, out } = await verify(folder.put(name, list));
    assert.equal(code, 1, name);
    assert.doesNotMatch(out, /every check/);
    assert.match(out, why);
  }
  const two = [toPem('X509 CRL', listWith([])), toPem('X509 CRL', listWith([serialNumber]).subarray(0, 90))];
  assert.equal((await verify(folder.put('half.pem', two.join('')))).code, 2);
});

test('a file that is not read to its end, or has bytes behind it, refuses though its first list is of use', async () => {
  const list = listWith([]);
  for (const [name, bytes, because] of [
    ['long.pem', toPem('X509 CRL', list).repeat(8193), /too long: 1 block of it was not read/],
    ['behind.crl', Buffer.concat([list, Buffer.from('more')]), /not DER alone/],
  ] as const) {
    const { code, err } = await verify(folder.put(name, bytes));
    assert.equal(code, 2, name);
    assert.match(err.replace(/\s+/g, ' '), because);
  }
});

test('lists that openssl makes, with and without extensions', { skip: withoutOpenssl }, async () => {
  const path = folder.path.bind(folder);
  folder.put('key.pem', toPem('PRIVATE KEY', writePrivateKey(keys)));
  folder.put('serial', '1000\n');
  folder.put('number', '01\n');
  const ca = (database: string, extra: string) => {
    folder.put('index.txt', database);
    folder.put(
      'ca.cnf',
      `[ca]\ndefault_ca=x\n[x]\ndatabase=${path('index.txt')}\ndefault_md=sha256\ndefault_crl_days=7\n${extra}`,
    );
    const made = openssl(
      'ca',
      '-gencrl',
      '-config',
      path('ca.cnf'),
      '-cert',
      roots,
      '-keyfile',
      path('key.pem'),
      '-out',
      path('o.crl'),
    );
    assert.equal(made.code, 0, made.out);
    return path('o.crl');
  };
  const serial = hex(serialNumber).toUpperCase().replace(/^00/, '');
  const revoked = `R\t491231235959Z\t261101000000Z\t${serial}\tunknown\t/CN=shop.example\n`;
  const v1 = ca(revoked, '');
  assert.match(openssl('crl', '-in', v1, '-noout', '-text').out, /Version 1/);
  const refused = await verify(v1);
  assert.equal(refused.code, 1);
  assert.match(refused.out, /CERT_REVOKED/);
  const seen = await run('inspect', v1);
  assert.match(seen.out, /version +1/);
  const empty = await verify(ca('', ''));
  assert.equal(empty.code, 1);
  assert.match(empty.out, /it\s+is\s+of\s+version\s+1/);
  const v2 = `crlnumber=${path('number')}\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n`;
  assert.equal((await verify(ca('', v2))).code, 0);
  assert.equal((await verify(ca(revoked, v2))).code, 1);
});

test('inspect says version, kind and scope of a list', async () => {
  const list = folder.put('plain.crl', listWith([serialNumber]));
  const { out } = await run('inspect', list);
  assert.match(out, /version +2/);
  assert.match(out, /kind +all that are revoked/);
  const [item] = JSON.parse((await run('inspect', list, '--json')).out).items;
  assert.deepEqual([item.version, item.number, item.delta, item.scope], [2, '1', null, null]);
});
