import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { finish, type Ran, start } from './support/command.ts';

let folder = '';
let page = '';
let ran: Ran;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlscope-'));
  ran = await finish(start(['demo', '--html', join(folder, 'demo.html')]));
  page = await readFile(join(folder, 'demo.html'), 'utf8');
});
after(() => rm(folder, { recursive: true }));

test('it ends by itself with exit code 0', () => {
  assert.equal(ran.code, 0, ran.err);
});

test('it is readable at 80 columns, and without colour where nobody looks', () => {
  const wide = ran.out.split('\n').filter((line) => line.length > 80);
  assert.deepEqual(wide, []);
  assert.ok(!ran.out.includes('\u001b'));
});

test('no byte of the three handshakes is unexplained', () => {
  const counts = [...ran.out.matchAll(/([\d,]+) bytes explained, ([\d,]+) unexplained/g)].map(([, some, none]) => [
    Number(some!.replaceAll(',', '')),
    none,
  ]);
  assert.equal(counts.length, 4);
  assert.ok(counts.every(([explained, unexplained]) => Number(explained) > 2000 && unexplained === '0'));
});

/** The part that begins with the title `name`, up to the next title. */
const part = (name: RegExp): string => ran.out.split(/━{80}\n(?= {2})/).find((text) => name.test(text)) ?? '';

test('each handshake has its ladder, its reasons, its chain, its secrets and its parcel', () => {
  for (const [title, messages] of [
    [
      /1 {2}TLS 1\.2, static RSA/,
      ['ClientHello', 'ServerHello', 'Certificate', 'ClientKeyExchange', 'ChangeCipherSpec', 'Finished'],
    ],
    [/2 {2}TLS 1\.2, ECDHE/, ['ServerKeyExchange', 'ServerHelloDone', 'Finished']],
    [/3 {2}TLS 1\.3/, ['EncryptedExtensions', 'CertificateVerify', 'Finished']],
  ] as const) {
    const text = part(title);
    for (const message of messages) assert.match(text, new RegExp(`[─━] ${message} · [\\d,]+ B [─━]`), message);
    for (const sign of [
      'TCP connection opened',
      'TCP connection closed',
      'WHAT WAS CHOSEN',
      'trust anchor',
      'THE SECRETS',
      'the server reads',
    ]) {
      assert.ok(text.includes(sign), sign);
    }
  }
  assert.match(part(/3 {2}TLS 1\.3/), /client_application_traffic_secret_0/);
  assert.match(part(/1 {2}TLS 1\.2/), /pre_master_secret/);
});

test('the thief reads no card number, and opens only static RSA with a stolen key', () => {
  const text = part(/^ {2}The thief/);
  assert.equal(text.match(/The card number is nowhere in it/g)?.length, 3);
  assert.match(text, /✘ TLS 1\.2, static RSA: unlocks the pre-master secret[^✔]*4929/);
  assert.match(text, /✔ TLS 1\.2, ECDHE: [^✘]*✔ TLS 1\.3: /);
});

test('the tamperer is noticed each time, and by the right check', () => {
  const text = part(/^ {2}The tamperer/);
  const noticed = [...text.matchAll(/noticed by {2}the (client|server), who says: (\w+)/g)].map(
    ([, who, alert]) => `${who} ${alert}`,
  );
  assert.deepEqual(noticed, [
    'client bad_certificate',
    'client decrypt_error',
    'client bad_record_mac',
    'server bad_record_mac',
  ]);
  assert.doesNotMatch(text, /^ {2}✘/m);
});

test('the replayed record is refused', () => {
  const text = part(/^ {2}The replayer/);
  assert.match(text, /a record that did not open/);
  assert.match(text, /noticed by {2}the server, who says: bad_record_mac/);
  assert.match(text, /✔ The parcel arrived once/);
});

test('the page says the same, by itself', () => {
  assert.match(page, /^<!doctype html>/);
  assert.doesNotMatch(page, /<script|https?:\/\/|<link|src=/);
  for (const words of ['The thief', 'pre_master_secret', 'CertificateVerify', '0 unexplained'])
    assert.ok(page.includes(words), words);
});
