/** The table of secrets: whole, closed, and what the derivations really do. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hex, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  echConfirmation,
  echInfo,
  expandLabel,
  extendedMasterSecret,
  finishedMac,
  formulaOf,
  hpkeSuite,
  keyBlock12,
  keylogLine,
  masterSecret,
  nextTrafficSecret,
  type OnSecret,
  prf12,
  type SecretRow,
  secrets,
  setupBaseS,
  startSchedule,
  ticketPsk,
} from '../../src/keys/index.ts';

type Seen = Parameters<OnSecret>[0];
const { sha256 } = nodeProvider.hashes;
const rows: [string, SecretRow][] = Object.entries(secrets);
const bytes = (fill: number, length = 32) => new Uint8Array(length).fill(fill);

function watch(run: (onSecret: OnSecret) => void): Seen[] {
  const seen: Seen[] = [];
  run((event) => seen.push(event));
  return seen;
}

const whole13 = (onSecret: OnSecret, psk: Uint8Array | undefined, shared: Uint8Array | undefined) => {
  const early = startSchedule(sha256, psk, onSecret);
  early.binderKey('resumption');
  early.binderKey('external');
  early.binderKey('imported');
  early.clientEarlyTraffic(bytes(1));
  early.earlyExporter(bytes(1));
  const handshake = early.handshake(shared, bytes(2));
  finishedMac(sha256, handshake.client_handshake_traffic_secret, bytes(3), onSecret, 'client_handshake_traffic_secret');
  const application = handshake.application(bytes(4));
  const resumption = application.resumption(bytes(5));
  ticketPsk(sha256, resumption, Uint8Array.of(0, 0), onSecret);
  const name = 'client_application_traffic_secret_0';
  nextTrafficSecret(sha256, application.client_application_traffic_secret, onSecret, name);
};

const whole12 = (onSecret: OnSecret) => {
  const master = masterSecret(sha256, bytes(1, 48), bytes(2), bytes(3), onSecret);
  extendedMasterSecret(sha256, bytes(1, 48), bytes(4), onSecret);
  keyBlock12(sha256, master, bytes(2), bytes(3), nodeProvider.aeads.aes_128_gcm, onSecret);
  keyBlock12(sha256, master, bytes(2), bytes(3), nodeProvider.cbc.aes_128_cbc_hmac_sha1, onSecret);
};

const wholeEch = (onSecret: OnSecret) => {
  const suite = hpkeSuite(nodeProvider, 0x20, 1, 1)!;
  setupBaseS(suite, suite.group.start(bytes(7)).share, echInfo(bytes(1), onSecret), onSecret);
  echConfirmation('server_hello', sha256, bytes(2), bytes(3), onSecret);
  echConfirmation('hello_retry_request', sha256, bytes(2), bytes(3), onSecret);
};

test('every row says what it is for, where it is written, and comes only from rows of the table', () => {
  const names = new Set(rows.map(([key]) => key));
  for (const given of ['0', 'BaseKey', 'Secret', 'application_traffic_secret_N']) names.add(given);
  for (const [key, row] of rows) {
    assert.match(row.note, /^[A-Z].{20,}\.$/, key);
    assert.equal(
      row.length !== undefined,
      row.by === 'HKDF-Expand-Label' || row.label?.endsWith('master secret') === true,
    );
    assert.match(row.rfc, /^RFC \d+ §[\d.]+$/, key);
    for (const from of row.from) assert.ok(names.has(from), `${key} comes from ${from}`);
    const unlabelled = row.by === 'input' || row.by === 'partition' || row.from[0] === '0';
    assert.equal(row.label === undefined, unlabelled, key);
  }
});

test('every derivation is seen: all rows but the traffic keys, which the keys event shows', () => {
  const seen = watch((onSecret) => {
    whole13(onSecret, bytes(9), bytes(8));
    whole12(onSecret);
    wholeEch(onSecret);
  });
  const expected = rows
    .filter(([key]) => key !== 'write_key' && key !== 'write_iv')
    .map(([key, row]) =>
      key === 'application_traffic_secret_N+1' ? 'client_application_traffic_secret_1' : (row.name ?? key),
    );
  assert.deepEqual(new Set(seen.map(({ name }) => name)), new Set(expected));
});

test('an event names its inputs so that it can be worked out again', () => {
  for (const psk of [undefined, bytes(9)]) {
    const seen = watch((onSecret) => whole13(onSecret, psk, bytes(8)));
    const values = new Map<string, Uint8Array>();
    for (const { name, value, from, label, context, formula } of seen) {
      const secret = values.get(from[0]!);
      if (formula.startsWith('Derive-Secret(')) {
        const bound = formula.endsWith('"")') ? sha256.digest(new Uint8Array(0)) : context!;
        assert.equal(hex(value), hex(expandLabel(sha256, secret!, label!, bound, 32)), formula);
      }
      if (formula.startsWith('HKDF-Expand-Label(')) {
        assert.equal(hex(value), hex(expandLabel(sha256, secret!, label!, context ?? new Uint8Array(0), 32)), formula);
      }
      values.set(name, value);
    }
    for (const { from } of seen) for (const name of from) assert.ok(values.has(name), name);
  }
  const ech = watch(wholeEch);
  const accepted = ech.find(({ name }) => name === 'ech_accept_confirmation')!;
  const secret = ech.find(({ name }) => name === accepted.from[0])!;
  assert.equal(hex(accepted.value), hex(expandLabel(sha256, secret.value, accepted.label!, accepted.context!, 8)));
  const master = watch(whole12).find(({ name }) => name === 'master_secret')!;
  assert.equal(hex(master.value), hex(prf12(sha256, bytes(1, 48), master.label!, master.context!, 48)));
});

test('an absent secret is zeros of the length of the hash, and is not named as an input', () => {
  const without = watch((onSecret) => whole13(onSecret, undefined, undefined));
  const zeros = watch((onSecret) => whole13(onSecret, bytes(0), bytes(0)));
  const value = (seen: Seen[], name: string) => hex(seen.find((event) => event.name === name)!.value);
  for (const name of ['early_secret', 'handshake_secret', 'main_secret', 'exporter_secret']) {
    assert.equal(value(without, name), value(zeros, name));
  }
  const of = (name: string) => without.find((event) => event.name === name)!;
  assert.deepEqual([of('early_secret').from, of('early_secret').formula], [[], 'HKDF-Extract(0, 0)']);
  assert.deepEqual(of('handshake_secret').from, ['early_secret']);
});

test('formulas read as the RFC writes them', () => {
  const formula = (row: SecretRow) => formulaOf(row);
  assert.equal(
    formula(secrets.client_handshake_traffic_secret),
    'Derive-Secret(handshake_secret, "c hs traffic", ClientHello...ServerHello)',
  );
  assert.equal(formula(secrets.write_iv), 'HKDF-Expand-Label(Secret, "iv", "", iv_length)');
  assert.equal(
    formula(secrets.handshake_secret),
    'HKDF-Extract(Derive-Secret(early_secret, "derived", ""), shared_secret)',
  );
  assert.equal(
    formula(secrets.master_secret),
    'PRF(pre_master_secret, "master secret", ClientHello.random + ServerHello.random)[0..47]',
  );
});

test('the exporter secret is the same whether it is watched or derived when first asked for', () => {
  const run = (onSecret?: OnSecret) =>
    startSchedule(sha256, undefined, onSecret).handshake(bytes(8), bytes(2)).application(bytes(4));
  assert.equal(hex(run().exporter_secret), hex(run(() => {}).exporter_secret));
});

const registry = new URL('../../../../../shared/rfc/rfc9850-sslkeylogfile.md', import.meta.url);
const absent = existsSync(registry) ? false : 'the text of RFC 9850 is not beside the project';

test('the key log labels are those of RFC 9850', { skip: absent }, () => {
  const registered = [...readFileSync(registry, 'utf8').matchAll(/^\| ([A-Z0-9_]+) \|/gm)].map(([, label]) => label);
  const ours = rows.flatMap(([, { keylog }]) => (keylog === undefined ? [] : [keylog]));
  assert.deepEqual(new Set(ours), new Set(registered));
});

test('a key log line is a label and two runs of hexadecimal', () => {
  assert.equal(keylogLine('CLIENT_RANDOM', bytes(0xab), utf8('k')), `CLIENT_RANDOM ${'ab'.repeat(32)} 6b`);
});
