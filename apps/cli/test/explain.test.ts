import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hex, unhex } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { type TlsEvent, writeTrace } from 'tlscope/observe';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { finish, run, start } from './support/command.ts';

const { root, server } = makeIdentity({
  provider: nodeProvider,
  names: ['shop.example'],
  at: Date.now(),
  key: 'secp256r1',
});
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlscope-'));
});
after(() => rm(folder, { recursive: true }));

async function explain(content: string | Uint8Array, ...options: string[]) {
  const path = join(folder, 'given');
  await writeFile(path, content);
  return run('explain', path, ...options);
}

const all = /[\d,]+ bytes? explained, 0 unexplained\./;

test('PEM is explained to the last byte, whatever it holds', async () => {
  const key = toPem('PRIVATE KEY', writePrivateKey(server.key));
  const { code, out } = await explain(toPem('CERTIFICATE', root.der) + key);
  assert.equal(code, 0);
  assert.match(out, /CERTIFICATE, 1 OF 2/);
  assert.match(out, /PRIVATE KEY, 2 OF 2/);
  assert.match(out, /tbsCertificate \(RFC 5280 §4\.1\.2\)/);
  assert.match(out, all);
});

test('DER is recognised by what it says', async () => {
  for (const [der, name] of [
    [server.chain[0]!, 'tbsCertificate'],
    [writePrivateKey(server.key), 'privateKeyAlgorithm'],
  ] as const) {
    const { code, out } = await explain(der);
    assert.equal(code, 0);
    assert.match(out, new RegExp(name));
    assert.match(out, all);
  }
});

const alert = '15 03 03 00 02 02 28';

test('TLS records are explained from hexadecimal and from binary', async () => {
  for (const given of [alert, alert.replaceAll(' ', ':'), unhex(alert)]) {
    const { code, out } = await explain(given);
    assert.equal(code, 0);
    assert.match(out, /handshake_failure \(0x28\)/);
    assert.match(out, all);
  }
});

test('what is locked is shown, and counted as not explained without its keys', async () => {
  const { code, out } = await explain(`${alert} 17 03 03 00 04 01 02 03 04`);
  assert.equal(code, 0);
  assert.match(out, /LOCKED, AND ITS KEYS ARE NOT HERE/);
  assert.match(out, /12 bytes explained, 4 unexplained/);
});

test('what is cut short is shown up to where it ends, and the answer is no', async () => {
  const { code, out } = await explain('16 03 01 00 06 01 00 00 20 03 03');
  assert.equal(code, 1);
  assert.match(out, /✘/);
});

test('for programs the same comes as JSON, with every byte in a leaf', async () => {
  const { code, out } = await explain(root.der, '--json');
  assert.equal(code, 0);
  const { kind, explained, unexplained, parts } = JSON.parse(out);
  assert.deepEqual([kind, explained, unexplained], ['DER', root.der.length, 0]);
  const leaves = parts[0].fields.filter((field: { leaf: boolean }) => field.leaf);
  assert.equal(leaves.map((field: { bytes: string }) => field.bytes).join(''), hex(root.der));
});

test('a trace is told like the connection it was', async () => {
  const events: TlsEvent[] = [
    { type: 'record', at: 1, direction: 'received', epoch: 'plaintext', bytes: unhex(alert) },
    {
      type: 'alert',
      at: 1,
      direction: 'received',
      epoch: 'plaintext',
      level: 2,
      description: 40,
      bytes: unhex('0228'),
    },
  ];
  const { code, out } = await explain(writeTrace('shop.example:443', events));
  assert.equal(code, 0);
  assert.match(out, /shop\.example:443/);
  assert.match(out, /Alert: handshake_failure/);
  assert.match(out, all);
});

test('what is none of these is refused in one sentence, with exit code 2', async () => {
  for (const given of ['hello', '', '-----BEGIN CERTIFICATE-----\nxx', '{"format":"tlscope-trace","version":9}']) {
    const { code, out, err } = await explain(given);
    assert.deepEqual([code, out], [2, ''], given);
    assert.match(err, /^\n {2}✘ .+\.\n$/s);
  }
  assert.equal((await run('explain', join(folder, 'nowhere'))).code, 2);
});

test('a message, an alert, an extension and a secret are explained by name, in three voices', async () => {
  const names = { Finished: '§4.5.3', unknown_ca: '§6.2', key_share: '§4.3.8', client_early_traffic_secret: '§7.1' };
  for (const [name, section] of Object.entries(names)) {
    const { code, out } = await run('explain', name);
    assert.equal(code, 0);
    for (const voice of ['plain', 'engineer', 'spec']) assert.match(out, new RegExp(`^ +${voice} {2}`, 'm'), name);
    assert.ok(out.includes(section), `${name}: ${out}`);
  }
  const one = await run('explain', 'Finished', '--voice', 'plain');
  assert.doesNotMatch(one.out, /engineer/);
});

test('bytes may be typed in place of a file, and a name that there is not is refused', async () => {
  assert.match((await run('explain', '15 03 03 00 02 02 28')).out, /handshake_failure/);
  const { code, err } = await run('explain', 'blabla');
  assert.equal(code, 2);
  assert.match(err, /no message, alert, extension, secret,\s+diagnosis or rule/);
});

test('standard input is read where the file is -', async () => {
  const { code, out } = await finish(start(['explain', '-']), `${alert}\n`);
  assert.equal(code, 0);
  assert.match(out, /handshake_failure/);
});

const RFC8448 = new URL('../../../../shared/rfc/rfc8448.txt', import.meta.url);

test('the ClientHello of RFC 8448 is explained to the last byte', {
  skip: !existsSync(RFC8448) && 'no RFC 8448 here',
}, async () => {
  const text = readFileSync(RFC8448, 'utf8');
  const record = text.split('complete record (201 octets):')[1]!.split('\n\n')[0]!;
  const { code, out } = await explain(unhex(record));
  assert.equal(code, 0);
  assert.match(out, /key_share/);
  assert.match(out, /201 bytes explained, 0 unexplained/);
});
