import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, profiles, toPem } from 'tlscope/x509';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const at = Date.now();
const { root, server } = makeIdentity({ provider, names: ['shop.example', '192.0.2.7'], at, key: 'secp256r1' });
const folder = ownFolder();
const chain = folder.put('chain.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
const roots = folder.put('root.pem', toPem('CERTIFICATE', root.der));

test('a good chain is drawn with every check, and accepted', async () => {
  const { code, out } = await finish(start(['verify', chain, '--host', 'shop.example', '--roots', roots]));
  assert.equal(code, 0);
  assert.match(out, /CN=tlscope Root CA {2}trust anchor/);
  assert.match(out, /└─ CN=tlscope Issuing CA {2}intermediate/);
  assert.match(out, /└─ CN=shop\.example {2}end-entity certificate/);
  assert.match(out, /✔ is signed by the key of "CN=tlscope Issuing CA"/);
  assert.match(out, /✔ Accepted for shop\.example/);
  assert.doesNotMatch(out, /✘/);
});

test('a wrong name, a wrong clock and an unknown root are refused with exit code 1, and why', async () => {
  const cases: readonly [options: string[], why: RegExp][] = [
    [['--host', 'evil.example', '--roots', roots], /ERR_TLS_CERT_ALTNAME_INVALID/],
    [['--host', 'shop.example', '--roots', roots, '--at', '2100-01-01'], /CERT_HAS_EXPIRED/],
    [['--host', 'shop.example', '--roots', roots, '--purpose', 'client'], /INVALID_PURPOSE/],
    [['--host', 'shop.example'], /UNABLE_TO_GET_ISSUER_CERT/],
  ];
  for (const [options, why] of cases) {
    const { code, out } = await run('verify', chain, ...options);
    assert.equal(code, 1, options.join(' '));
    assert.match(out, why);
    assert.match(out, /✘ Refused/);
  }
});

test('an address is a name as well', async () => {
  assert.equal((await run('verify', chain, '--host', '192.0.2.7', '--roots', roots)).code, 0);
  assert.equal((await run('verify', chain, '--host', '192.0.2.8', '--roots', roots)).code, 1);
});

test('--as all has one row for each profile there is', async () => {
  const { out } = await run('verify', chain, '--host', 'shop.example', '--roots', roots, '--as', 'all');
  for (const name of Object.keys(profiles)) assert.match(out, new RegExp(`[✔✘] ${name} `), name);
  const { out: json } = await run('verify', chain, '--roots', roots, '--as', 'all', '--json');
  assert.deepEqual(
    JSON.parse(json).profiles.map(({ profile }: { profile: string }) => profile),
    Object.keys(profiles),
  );
});

test('without a name it says that none was checked', async () => {
  assert.match((await run('verify', chain, '--roots', roots)).out, /No name was checked/);
});

test('what is no chain is wrong use', async () => {
  const none = folder.put('none.pem', 'nothing');
  for (const args of [
    [none],
    ['/nowhere'],
    [chain, '--at', 'soon'],
    [chain, '--as', 'nobody'],
    [chain, '--host', 'a b'],
  ]) {
    assert.equal((await run('verify', ...args)).code, 2, args.join(' '));
  }
});
