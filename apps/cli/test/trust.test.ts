import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { issueCertificate, makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { targets } from '../src/trust/targets.ts';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { openssl, tool, withoutJava, withoutOpenssl } from './support/openssl.ts';

const at = Date.now();
const DAY = 86_400_000;
const identity = makeIdentity({ provider, names: ['shop.example', 'localhost'], at, key: 'secp256r1' });
const { root, issuing, server } = identity;
const folder = ownFolder();
const pem = (...ders: Uint8Array[]): string => ders.map((der) => toPem('CERTIFICATE', der)).join('');
const chain = folder.put('chain.pem', pem(...server.chain));
const roots = folder.put('root.pem', pem(root.der));
const rsa = issueCertificate({
  provider,
  subject: 'RSA Root */ \\ -----BEGIN',
  keys: provider.generateKey('rsa2048'),
  ca: true,
  notBefore: at - DAY,
  notAfter: at + 900 * DAY,
});
const both = folder.put('both.pem', pem(root.der, rsa));
const out = folder.path('out');
const trust = (...args: string[]) => run('trust', ...args);

/** What our own reader finds in the file or files. */
async function readBack(path: string): Promise<{ subject: string; ok: boolean }[]> {
  const { out: text } = await run('inspect', path, '--json', '--passphrase', 'changeit');
  const { items, ok } = JSON.parse(text);
  return items.map(({ subject }: { subject: string }) => ({ subject, ok }));
}

const several = ['tasmota', 'der'];

for (const target of Object.keys(targets)) {
  test(`what is written for ${target} is read back`, async () => {
    rmSync(out, { recursive: true, force: true });
    const one = await trust(chain, '--roots', roots, '--host', 'shop.example', '--for', target, '--out', out);
    assert.equal(one.code, 0, one.err);
    const file = target === 'tasmota' ? join(out, 'local_ca_data.h') : out;
    assert.deepEqual(await readBack(file), [{ subject: 'CN=tlscope Root CA', ok: true }]);
    if (target === 'tasmota') {
      assert.deepEqual(readdirSync(out).sort(), ['local_ca_data.h', 'local_ca_descriptor.h']);
      assert.match(readFileSync(join(out, 'local_ca_descriptor.h'), 'latin1'), /BR_KEYTYPE_EC.*BR_EC_secp256r1/s);
    }
    rmSync(out, { recursive: true, force: true });
    const { code, err } = await trust(both, '--for', target, '--out', out);
    assert.equal(code, 0, err);
    const found = await readBack(target === 'tasmota' ? join(out, 'local_ca_data.h') : out);
    assert.equal(found.length, several.includes(target) ? 1 : 2);
    assert.ok(found.every(({ ok }) => ok));
  });
}

test('both generations of the ESP-IDF bundle are in their order, and told apart', async () => {
  for (const [generation, word] of [
    ['1', 'first'],
    ['2', 'second'],
  ] as const) {
    await trust(both, '--for', 'esp-bundle', '--esp-generation', generation, '--out', out);
    const { out: text, code } = await run('inspect', out);
    assert.equal(code, 0);
    assert.match(text, new RegExp(`2 trust anchors in an ESP-IDF certificate bundle \\(${word}`));
    assert.match((await run('inspect', out, '-vv')).out, /, 0 unexplained/);
  }
  const bytes = readFileSync(out);
  assert.equal(bytes.readUInt32LE(0), 8);
  const second = bytes.readUInt32LE(4);
  assert.ok(Buffer.compare(bytes.subarray(12, 60), bytes.subarray(second + 4, second + 52)) < 0);
});

test('a leaf is never an anchor unless that is asked for', async () => {
  const leaf = folder.put('leaf.pem', pem(server.chain[0]!));
  rmSync(out, { recursive: true, force: true });
  const refused = await trust(leaf, '--for', 'pem', '--out', out);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /--leaf/);
  assert.equal(existsSync(out), false);
  const asked = await trust(leaf, '--for', 'pem', '--out', out, '--leaf');
  assert.equal(asked.code, 0);
  assert.match(asked.out, /With the next renewal/);
});

test('a root of the same name with another key vouches for nothing', async () => {
  const namesake = (): Uint8Array => {
    const keys = provider.generateKey('secp256r1');
    return issueCertificate({
      provider,
      subject: 'tlscope Root CA',
      keys,
      ca: true,
      notBefore: at - DAY,
      notAfter: at + DAY,
    });
  };
  const others = [namesake(), namesake()];
  const wrong = folder.put('namesakes.pem', pem(...others));
  rmSync(out, { recursive: true, force: true });
  const refused = await trust(chain, '--for', 'node', '--roots', wrong, '--out', out);
  assert.deepEqual([refused.code, existsSync(out)], [1, false]);
  assert.match(refused.err, /Nothing to trust, and nothing\s+written/);
  for (const among of [
    [...others, root.der],
    [root.der, ...others],
  ]) {
    const file = folder.put('among.pem', pem(...among));
    // Refused for another reason, it is still the root that signed.
    for (const when of ['2027-06-01', new Date(at).toISOString().slice(0, 10)]) {
      const { code, err } = await trust(chain, '--for', 'node', '--roots', file, '--at', when, '--out', out);
      assert.equal(code, 0, err);
      assert.equal(readFileSync(out, 'latin1').includes(toPem('CERTIFICATE', root.der)), true, when);
    }
  }
});

test('an intermediate is an anchor only where the toolchain takes one, and loudly', async () => {
  const device = await trust(chain, '--for', 'arduino', '--out', out);
  assert.equal(device.code, 0);
  assert.match(device.out, /✘ It is an intermediate/);
  const node = await trust(chain, '--for', 'node', '--out', out);
  assert.equal(node.code, 1);
  assert.match(node.err, /Nothing to trust, and nothing\s+written/);
});

test('a key that the device does not know is refused', async () => {
  const ed = makeIdentity({ provider, names: ['x.example'], at, key: 'secp256r1', rootKey: 'ed25519' });
  const file = folder.put('ed.pem', pem(ed.root.der));
  assert.equal((await trust(file, '--for', 'bearssl')).code, 1);
  assert.equal((await trust(file, '--for', 'openssl')).code, 0);
});

test('a server is asked, and believed only where a root vouches for it', async () => {
  const key = toPem('PRIVATE KEY', writePrivateKey(server.key));
  const listening = createServer({ key, cert: pem(...server.chain, root.der) }, (socket) =>
    socket.on('error', () => {}),
  );
  await new Promise<void>((resolve) => listening.listen(0, resolve));
  const address = `localhost:${(listening.address() as AddressInfo).port}`;
  try {
    const unknown = await finish(start(['trust', address, '--for', 'arduino']));
    assert.deepEqual([unknown.code, unknown.out], [1, '']);
    assert.match(unknown.err, /no root of this machine\s+vouches/);
    const known = await trust(address, '--for', 'arduino', '--roots', roots);
    assert.equal(known.code, 0);
    assert.match(known.out, /static const char root_ca\[\]/);
    assert.match(known.err, /3 certificates of the server/);
    const first = await trust(address, '--for', 'pem', '--first-use');
    assert.equal(first.code, 0);
    assert.match(first.err, /compare its\s+fingerprint/);
    assert.equal((await trust(address, '--for', 'pem', '--host', 'other.example', '--roots', roots)).code, 0);
    assert.match((await trust(address, '--for', 'pem', '--leaf')).err, /unproven.*compare its\s+fingerprint/s);
    assert.doesNotMatch((await trust(address, '--for', 'pem', '--leaf', '--roots', roots)).err, /unproven/);
  } finally {
    listening.close();
  }
  assert.equal((await trust('localhost:1', '--for', 'pem')).code, 1);
});

test('a chain that is too large for the device is told, with the setting', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `a-rather-long-name-${i}.example`);
  const large = makeIdentity({ provider, names, at, key: 'secp256r1' });
  const file = folder.put('big.pem', pem(...large.server.chain));
  const own = folder.put('bigroot.pem', pem(large.root.der));
  const { err } = await trust(file, '--for', 'zephyr', '--roots', own);
  assert.match(
    err,
    /✘ The server's certificates are larger than the 1,500 bytes that\s+CONFIG_MBEDTLS_SSL_MAX_CONTENT_LEN/,
  );
});

test('a name cannot break out of the remarks', async () => {
  const { out: text } = await trust(both, '--for', 'arduino');
  assert.match(text, /RSA Root \.\. /);
  assert.equal(text.match(/-----BEGIN/g)?.length, 2);
});

test('OpenSSL reads what is written for it', { skip: withoutOpenssl }, async () => {
  await trust(chain, '--roots', roots, '--for', 'openssl', '--out', out);
  const issuingFile = folder.put('issuing.pem', pem(issuing.der));
  assert.match(openssl('verify', '-CAfile', out, '-untrusted', issuingFile, chain).out, /: OK/);
  await trust(chain, '--roots', roots, '--for', 'der', '--out', out);
  assert.match(openssl('x509', '-inform', 'DER', '-in', out, '-noout', '-subject').out, /tlscope Root CA/);
});

test('Java takes its key store for trusted certificates', { skip: withoutJava }, async () => {
  await trust(chain, '--roots', roots, '--for', 'java', '--out', out);
  assert.match(tool('keytool', '-list', '-keystore', out, '-storepass', 'changeit').out, /trustedCertEntry/);
});
