import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unhex } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { readPkcs12 } from 'tlscope/password';
import { makeIdentity, toPem } from 'tlscope/x509';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { openssl, withoutOpenssl } from './support/openssl.ts';

const folder = ownFolder();
const dir = folder.path('ca');
const ca = (...args: string[]) => run('ca', ...args, '--dir', dir);
const file = (...parts: string[]): string => join(dir, ...parts);
const verify = (name: string, ...options: string[]) =>
  run('verify', file(name, 'chain.pem'), '--roots', file('root', 'certificate.pem'), ...options);
const json = async (...args: string[]) => JSON.parse((await ca(...args, '--json')).out);

test('a CA is made in a folder that nobody else can look into', async () => {
  const { code, out } = await finish(start(['ca', 'init', '--dir', dir, '--title', 'Lab']));
  assert.equal(code, 0);
  assert.match(out, /A private CA in .*readable by you\s+alone/);
  assert.match(out, /issues for +internal, local, lan/);
  assert.match(out, /Its keys are not locked/);
  assert.equal(statSync(dir).mode & 0o777, 0o700);
  for (const name of ['root', 'issuing']) assert.equal(statSync(file(name, 'key.pem')).mode & 0o777, 0o600);
  assert.equal(statSync(file('log.jsonl')).mode & 0o777, 0o600);
  assert.equal((await ca('init')).code, 2);
});

test('certificates for servers, clients and devices are for one purpose each, and pass our own verification', async () => {
  await ca('issue', 'server', 'shop.internal', '192.168.1.5');
  await ca('issue', 'client', 'alice');
  await ca('issue', 'device', 'sensor-17', '--alg', 'rsa2048');
  assert.equal((await verify('shop.internal', '--host', 'shop.internal')).code, 0);
  assert.equal((await verify('shop.internal', '--host', '192.168.1.5')).code, 0);
  assert.equal((await verify('shop.internal', '--purpose', 'client')).code, 1);
  for (const name of ['alice', 'sensor-17']) {
    assert.equal((await verify(name, '--purpose', 'client')).code, 0);
    assert.equal((await verify(name, '--purpose', 'server')).code, 1);
  }
  const [server, client, device] = (await json('list')).certificates.slice(2);
  assert.deepEqual(server.names, ['shop.internal', '192.168.1.5']);
  assert.deepEqual([client.names, device.names], [['alice.internal'], ['sensor-17.internal']]);
  assert.equal(device.key, 'RSA 2048');
  assert.equal(Math.round((Date.parse(server.notAfter) - Date.parse(server.notBefore)) / 86_400_000), 90);
  assert.ok(Date.parse(server.notBefore) < Date.now() - 3_000_000, 'it begins before now');
});

test('what is outside the constraints is not issued, and leaves nothing behind', async () => {
  const { code, err } = await ca('issue', 'server', 'www.example.com');
  assert.equal(code, 2);
  assert.match(err, /not\s+within/);
  assert.equal(existsSync(file('www.example.com')), false);
  assert.equal((await ca('issue', 'server', '8.8.8.8')).code, 2);
});

test('every kind of key that is offered can be issued', async () => {
  for (const alg of ['p-384', 'P521', 'ecdsa-p256', 'ed25519', 'mldsa44']) {
    const host = `${alg.toLowerCase()}.internal`;
    const { code, out } = await ca('issue', 'server', host, '--alg', alg);
    assert.equal(code, 0, alg);
    if (alg === 'mldsa44') assert.match(out, /large: a\s+signature/);
    assert.equal((await verify(host, '--host', host)).code, 0, alg);
  }
  assert.equal((await ca('issue', 'server', 'x.internal', '--alg', 'dsa')).code, 2);
});

test('an intermediate issues as the first one does', async () => {
  await ca('issue', 'intermediate', 'Factory CA');
  await ca('issue', 'server', 'press.internal', '--issuer', 'factory-ca');
  assert.equal((await verify('press.internal', '--host', 'press.internal')).code, 0);
  assert.equal((await ca('issue', 'server', 'y.internal', '--issuer', 'alice')).code, 2);
});

test('a renewal has the same names, another key and another number', async () => {
  const before = readFileSync(file('alice', 'key.pem'), 'latin1');
  const old = (await json('list')).certificates.find(({ name }: { name: string }) => name === 'alice');
  const renewed = await json('renew', 'alice');
  assert.deepEqual(renewed.names, old.names);
  assert.notEqual(renewed.serial, old.serial);
  assert.notEqual(readFileSync(file('alice', 'key.pem'), 'latin1'), before);
  const states = (await json('list')).certificates.filter(({ name }: { name: string }) => name === 'alice');
  assert.deepEqual(
    states.map(({ state }: { state: string }) => state),
    ['replaced', 'valid'],
  );
});

test('what is revoked is on the next list, with its reason, and answered for', async () => {
  const { serial } = await json('revoke', 'alice', '--reason', 'keyCompromise');
  assert.equal((await ca('revoke', 'alice')).code, 2);
  const first = await json('crl');
  assert.deepEqual([first.number, first.revoked], [1, 1]);
  assert.equal((await json('crl')).number, 2);
  assert.match(
    (await run('inspect', file('crl', 'issuing.crl'))).out,
    new RegExp(`${serial} on .*\\n? *keyCompromise`),
  );
  assert.equal((await json('ocsp', 'alice')).status, 'revoked');
  assert.equal((await json('ocsp', 'shop.internal')).status, 'good');
  assert.equal((await json('ocsp', '0102030405')).status, 'unknown');
  assert.equal((await ca('ocsp', 'nobody')).code, 2);
});

test('another CA is cross-signed, inside our constraints', async () => {
  const at = Date.now();
  const other = makeIdentity({ provider, names: ['b.internal', 'b.example'], at, key: 'secp256r1' });
  const { code, out } = await ca('cross-sign', folder.put('other.pem', toPem('CERTIFICATE', other.root.der)));
  assert.equal(code, 0);
  assert.match(out, /cross-tlscope-root-ca/);
  const leaf = folder.put('leaf.pem', toPem('CERTIFICATE', other.server.chain[0]!));
  assert.equal((await ca('cross-sign', leaf)).code, 2);
});

test('everything is handed out in the forms that others take', async () => {
  const chain = (await ca('export', 'shop.internal', '--as', 'chain')).out;
  assert.equal(chain.match(/BEGIN CERTIFICATE/g)?.length, 2);
  assert.match((await ca('export', 'shop.internal')).out, /BEGIN PRIVATE KEY/);
  assert.match((await ca('export', 'shop.internal', '--as', 'key', '--export-passphrase', 'x')).out, /BEGIN ENCRYPTED/);
  const out = folder.path('shop.p12');
  assert.equal((await ca('export', 'shop.internal', '--as', 'p12', '--out', out)).code, 2);
  assert.equal((await ca('export', 'shop.internal', '--as', 'p12', '--out', out, '--export-passphrase', 'x')).code, 0);
  assert.equal(statSync(out).mode & 0o777, 0o600);
  const { bags, mac } = readPkcs12(readFileSync(out), 'x');
  assert.deepEqual(
    bags.map(({ kind }) => kind),
    ['certificate', 'certificate', 'certificate', 'key'],
  );
  assert.equal(mac?.ok, true);
});

test('with a passphrase no key is readable without it', async () => {
  const locked = folder.path('locked');
  const env = { TLSCOPE_CA_PASSPHRASE: 'open' };
  assert.equal((await finish(start(['ca', 'init', '--dir', locked], env))).code, 0);
  for (const name of ['root', 'issuing']) {
    assert.match(readFileSync(join(locked, name, 'key.pem'), 'latin1'), /ENCRYPTED PRIVATE KEY/);
  }
  const issue = ['ca', 'issue', 'server', 'a.internal', '--dir', locked];
  assert.equal((await run(...issue)).code, 2);
  assert.equal((await run(...issue, '--passphrase', 'wrong')).code, 2);
  assert.equal((await run(...issue, '--passphrase', 'open')).code, 0);
  const all = readdirSync(locked, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, path, name } of all) {
    const content = readFileSync(join(parentPath ?? path, name), 'latin1');
    assert.doesNotMatch(content, /BEGIN PRIVATE KEY/, name);
  }
});

test('the log shows what was changed in it', async () => {
  const copy = folder.path('changed');
  await run('ca', 'init', '--dir', copy);
  assert.equal((await run('ca', 'list', '--dir', copy)).code, 0);
  const log = join(copy, 'log.jsonl');
  writeFileSync(log, readFileSync(log, 'utf8').replace('"root"', '"rout"'));
  const { code, out } = await run('ca', 'list', '--dir', copy);
  assert.equal(code, 1);
  assert.match(out, /Line 3 of the log/);
});

test('a folder that others can look into is not used', {
  skip: process.platform === 'win32' && 'no modes',
}, async () => {
  chmodSync(dir, 0o755);
  const { code, err } = await ca('list');
  chmodSync(dir, 0o700);
  assert.equal(code, 2);
  assert.match(err, /chmod 700/);
});

test('OpenSSL agrees, as strictly as it can', { skip: withoutOpenssl }, async () => {
  const at = ['-x509_strict', '-CAfile', file('root', 'certificate.pem')];
  for (const name of ['shop.internal', 'sensor-17', 'p-384.internal', 'ed25519.internal', 'press.internal']) {
    const { out } = openssl('verify', ...at, '-untrusted', file(name, 'chain.pem'), file(name, 'certificate.pem'));
    assert.match(out, /: OK/, name);
  }
  assert.match(
    openssl(
      'verify',
      ...at,
      '-untrusted',
      file('issuing', 'certificate.pem'),
      file('cross-tlscope-root-ca', 'certificate.pem'),
    ).out,
    /: OK/,
  );
  const lists = ['-crl_check', '-CRLfile', file('crl', 'issuing.crl.pem'), '-untrusted', file('alice', 'chain.pem')];
  assert.match(openssl('verify', ...at, ...lists, file('alice', 'certificate.pem')).out, /certificate revoked/);
  const p12 = openssl('pkcs12', '-in', folder.path('shop.p12'), '-passin', 'pass:x', '-noenc', '-info');
  assert.match(p12.out, /MAC: sha256/);
  assert.match(p12.out, /BEGIN PRIVATE KEY/);
  const { serial } = (await json('list')).certificates.find(({ name }: { name: string }) => name === 'shop.internal');
  const about = ['-issuer', file('issuing', 'certificate.pem'), '-cert', file('shop.internal', 'certificate.pem')];
  const answer = ['-respin', file('ocsp', `${serial}.der`), '-CAfile', file('root', 'certificate.pem')];
  const { out } = openssl('ocsp', ...about, ...answer, '-no_nonce');
  assert.match(out, /Response verify OK/);
  assert.match(out, /: good/);
  assert.equal(unhex(serial).length, 16);
});

test('what a request asks for is issued, and its key stays where it is', { skip: withoutOpenssl }, async () => {
  const made = (name: string, ...more: string[]): string => {
    const path = folder.path(`${name}.csr`);
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      folder.path(`${name}.key`),
    ];
    openssl('req', '-new', ...key, '-subj', `/CN=${name}`, ...more, '-out', path);
    return path;
  };
  const asked = await json(
    'issue',
    'csr',
    made('printer.lan', '-addext', 'subjectAltName=DNS:printer.lan,IP:10.1.2.3'),
  );
  assert.deepEqual(asked.names, ['printer.lan', '10.1.2.3']);
  assert.equal(existsSync(file('printer.lan', 'key.pem')), false);
  assert.equal((await verify('printer.lan', '--host', '10.1.2.3')).code, 0);
  assert.equal((await ca('issue', 'csr', made('evil.example'))).code, 2);
  const unsaid = await ca('issue', 'csr', made('old.lan', '-sha1', '-addext', 'subjectAltName=DNS:old.lan'));
  assert.equal(unsaid.code, 2);
  assert.match(unsaid.err.replace(/\s+/g, ' '), /Whether the request is signed by its own key cannot be said: SHA-1/);
  assert.equal((await ca('export', 'printer.lan', '--as', 'key')).code, 2);
  assert.notEqual((await json('renew', 'printer.lan')).serial, asked.serial);
});

test('what the CA says about revocation is what our own verification goes by', async () => {
  const status = (name: string, ...more: string[]) =>
    verify(name, '--purpose', 'client', '--status', ...more, '--json');
  const { serial } = (await json('list')).certificates.findLast(({ name }: { name: string }) => name === 'alice');
  const taken = await status('alice', file('crl', 'issuing.crl'));
  assert.equal(taken.code, 1);
  assert.equal(JSON.parse(taken.out).profiles[0].failure.code, 'CERT_REVOKED');
  assert.equal((await status('alice', file('ocsp', `${serial}.der`))).code, 1);
  await ca('crl', '--issuer', 'root');
  const good = await status('sensor-17', file('crl', 'issuing.crl'), file('crl', 'root.crl'), '--hard');
  assert.equal(good.code, 0, good.out);
  assert.equal((await status('sensor-17', file('crl', 'root.crl'), '--hard')).code, 1);
  assert.equal((await status('sensor-17', file('log.jsonl'))).code, 2);
});

test('an older certificate is not handed out with the key of the newer one', async () => {
  const [older, newer] = (await json('list')).certificates.filter(({ name }: { name: string }) => name === 'alice');
  assert.equal((await ca('export', newer.serial, '--as', 'key')).code, 0);
  const { code, err } = await ca('export', older.serial, '--as', 'pem');
  assert.equal(code, 2);
  assert.match(err, /is gone/);
});

test('a file that is there already is closed to others before a key goes into it', async () => {
  const path = folder.put('before.pem', 'old');
  chmodSync(path, 0o644);
  assert.equal((await ca('export', 'shop.internal', '--as', 'key', '--out', path)).code, 0);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal((await ca('export', 'shop.internal', '--out', join(path, 'x'))).code, 2);
});

test('a title that leaves no room for the rest of the name makes no CA', async () => {
  const long = folder.path('long');
  assert.equal((await run('ca', 'init', '--dir', long, '--title', 'x'.repeat(57))).code, 2);
  assert.equal(existsSync(long), false);
});
