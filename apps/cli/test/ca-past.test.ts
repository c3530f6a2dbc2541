/** What a CA has said before counts for what it issues next: keys that others may have, CAs that were revoked, names. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { issueCertificate, toPem } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { request } from './support/request.ts';

const folder = ownFolder();
const dir = folder.path('ca');
const ca = (...args: string[]) => run('ca', ...args, '--dir', dir);
const json = async (...args: string[]) => JSON.parse((await ca(...args, '--json')).out);

before(async () => assert.equal((await ca('init')).code, 0));

const requestOf = (key: ReturnType<typeof provider.generateKey>, commonName: string): string =>
  folder.put(`${commonName.replace(/\W/g, '-')}.csr`, request(key, commonName));

async function refused(because: RegExp, ...args: string[]): Promise<void> {
  const { code, err } = await ca(...args);
  assert.equal(code, 2, args.join(' '));
  assert.match(err.replace(/\s+/g, ' '), because);
}

function foreignCa(subject: string): string {
  const at = Date.now();
  const keys = provider.generateKey('secp256r1');
  const der = issueCertificate({ provider, subject, keys, ca: true, notBefore: at - 1000, notAfter: at + 86_400_000 });
  return folder.put(`${subject}.pem`, toPem('CERTIFICATE', der));
}

test('a key that was compromised gets no other certificate, by whatever name or request it comes again', async () => {
  const key = provider.generateKey('secp256r1');
  const { serial } = await json('issue', 'csr', requestOf(key, 'pump'), '--for', 'device');
  await json('revoke', 'pump', '--reason', 'keyCompromise');
  const because = new RegExp(`key was compromised: it is that of "pump", serial number ${serial}`);
  await refused(because, 'issue', 'csr', requestOf(key, 'valve'), '--for', 'device');
  assert.equal(existsSync(join(dir, 'valve')), false);
  assert.equal((await ca('issue', 'csr', requestOf(provider.generateKey('secp256r1'), 'valve'))).code, 2, 'no host');
  assert.equal((await ca('issue', 'server', 'valve.internal')).code, 0);
});

test('a key is compromised with each certificate that it has: those that are left are named, and not renewed with it', async () => {
  const first = await json('issue', 'server', 'shop.internal');
  const second = await json('renew', 'shop.internal', '--same-key');
  const { code, out } = await ca('revoke', first.serial, '--reason', 'keyCompromise');
  assert.equal(code, 0);
  assert.match(
    out.replace(/\s+/g, ' '),
    new RegExp(`"shop.internal", serial number ${second.serial}, has the same key and is not revoked`),
  );
  await refused(/key was compromised/, 'renew', 'shop.internal', '--same-key');
  assert.equal((await ca('renew', 'shop.internal')).code, 0, 'with a new key');
});

test('no second CA has the name of one that is here, with another key', async () => {
  for (const name of ['Private CA Root', 'Private CA Issuing', 'private  ca ISSUING']) {
    await refused(/has the name CN=.* already, with another key/, 'cross-sign', foreignCa(name));
    await refused(/has the name CN=.* already, with another key/, 'issue', 'intermediate', name);
  }
  assert.equal((await ca('cross-sign', foreignCa('Another CA'))).code, 0);
  assert.equal((await ca('renew', 'issuing')).code, 0, 'with its own key');
});

test('the common name of a request is taken as it is, not as it is written', async () => {
  const path = requestOf(provider.generateKey('secp256r1'), 'Bob, "the" builder');
  const { subject } = await json('issue', 'csr', path, '--for', 'client');
  assert.equal(subject, 'CN=Bob\\, \\"the\\" builder');
});

test('a CA that was revoked issues nothing, and is not renewed with a key that was compromised', async () => {
  assert.equal((await ca('issue', 'intermediate', 'Old CA')).code, 0);
  await json('revoke', 'old-ca', '--reason', 'superseded');
  await refused(/"old-ca" was revoked \(superseded\)/, 'issue', 'server', 'a.internal', '--issuer', 'old-ca');
  assert.equal((await ca('renew', 'old-ca')).code, 0, 'it was not the key');
  assert.equal((await ca('issue', 'server', 'a.internal', '--issuer', 'old-ca')).code, 0);
  await json('revoke', 'issuing', '--reason', 'cACompromise');
  await refused(/"issuing" was revoked \(cACompromise\)/, 'issue', 'server', 'b.internal');
  await refused(/key was compromised/, 'renew', 'issuing');
  assert.equal((await ca('crl', '--issuer', 'issuing')).code, 0, 'what it issued can still be taken back');
  assert.equal((await ca('issue', 'server', 'b.internal', '--issuer', 'old-ca')).code, 0);
});
