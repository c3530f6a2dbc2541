/** RFC 8448: every secret, key, IV, Finished and binder of every trace comes out of our key schedule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY, hex } from 'tlscope/bytes';
import { deriveSecret, expandLabel, ticketPsk, trafficKeys } from 'tlscope/keys';
import { absent, block, type Step } from '../../packages/tls/test/support/rfc8448.ts';
import { aes128gcm, sha256 } from './crypto.ts';
import { hkdfLabel, type Replay, replay, SECTIONS } from './replay.ts';

/** The blocks of a derivation - its HkdfLabel and its result - and how many of each the text of RFC 8448 has. */
const INFOS = { info: 59, 'key info': 21, 'iv info': 21 };
const RESULTS = { secret: 15, expanded: 59, 'key expanded': 21, 'iv expanded': 21, finished: 11 };
const checked = new Map<string, number>();

function same(step: Step, name: string, ours: Uint8Array | undefined): void {
  assert.equal(ours && hex(ours), hex(block(step, name)), `§${step.section} {${step.side}} ${step.title}: ${name}`);
  checked.set(name, (checked.get(name) ?? 0) + 1);
}

const SECRET_OF: Record<string, string> = {
  'c e traffic': 'client_early_traffic_secret',
  'e exp master': 'early_exporter_secret',
  'c hs traffic': 'client_handshake_traffic_secret',
  's hs traffic': 'server_handshake_traffic_secret',
  'c ap traffic': 'client_application_traffic_secret_0',
  's ap traffic': 'server_application_traffic_secret_0',
  'exp master': 'exporter_secret',
  'res master': 'resumption_secret',
};
const STAGES: Record<string, string> = { early: 'early_secret', handshake: 'handshake_secret', master: 'main_secret' };

type Check = (step: Step, run: Replay, ...parts: string[]) => void;

const secretIn = (run: Replay, name: string) => run.secrets.get(name)!.value;

const checks: readonly (readonly [title: RegExp, check: Check])[] = [
  [/^extract secret "(\w+)"/, (step, run, stage) => same(step, 'secret', secretIn(run, STAGES[stage!]!))],
  [
    /^derive secret for (\w+) "tls13 derived"/,
    (step, run, next) => {
      const secret = secretIn(run, next === 'handshake' ? 'early_secret' : 'handshake_secret');
      same(step, 'expanded', deriveSecret(sha256, secret, 'derived', sha256.digest(EMPTY)));
      info(step, 'derived', sha256.digest(EMPTY));
    },
  ],
  [
    /^derive secret "tls13 ([^"]+)"/,
    (step, run, label) => {
      const ours = run.secrets.get(SECRET_OF[label!]!)!;
      same(step, 'hash', ours.context);
      same(step, 'expanded', ours.value);
      info(step, label!, ours.context!);
    },
  ],
  [
    /^derive (read|write) traffic keys for (handshake|application|early application) data/,
    (step, run, direction, data) => {
      const secret = secretIn(run, trafficSecret(step.side, direction!, data!));
      same(step, 'PRK', secret);
      const { key, iv } = trafficKeys(sha256, secret, aes128gcm);
      same(step, 'key info', hkdfLabel('key', EMPTY, 16));
      same(step, 'iv info', hkdfLabel('iv', EMPTY, 12));
      same(step, 'key expanded', key);
      same(step, 'iv expanded', iv);
    },
  ],
  [
    /^calculate finished/,
    (step, run) => {
      const secret = secretIn(run, `${step.side}_handshake_traffic_secret`);
      finished(step, secret, run.verify[step.side]);
    },
  ],
  [
    /^calculate PSK binder/,
    (step, run) => {
      same(step, 'binder hash', run.binderHash);
      finished(step, secretIn(run, 'binder_key'), run.verify.binder);
    },
  ],
  [
    /^generate resumption secret/,
    (step, run) => {
      const nonce = block(step, 'hash');
      same(step, 'expanded', ticketPsk(sha256, secretIn(run, 'resumption_secret'), nonce));
      info(step, 'resumption', nonce);
    },
  ],
];

function finished(step: Step, baseKey: Uint8Array, mac: Uint8Array | undefined): void {
  same(step, 'PRK', baseKey);
  same(step, 'expanded', expandLabel(sha256, baseKey, 'finished', EMPTY, 32));
  info(step, 'finished', EMPTY);
  same(step, 'finished', mac);
}

const info = (step: Step, label: string, context: Uint8Array) => same(step, 'info', hkdfLabel(label, context, 32));

function trafficSecret(side: string, direction: string, data: string): string {
  const sender = (side === 'client') === (direction === 'write') ? 'client' : 'server';
  if (data === 'early application') return 'client_early_traffic_secret';
  return data === 'handshake' ? `${sender}_handshake_traffic_secret` : `${sender}_application_traffic_secret_0`;
}

/** These derive nothing: they give inputs, or are the records test's business. */
const NO_DERIVATION = /^(create an ephemeral|construct|send) /;

for (const section of SECTIONS) {
  test(`RFC 8448 §${section}: every derivation`, { skip: absent }, () => {
    const run = replay(section);
    for (const step of run.steps) {
      if (NO_DERIVATION.test(step.title)) continue;
      const found = checks.find(([title]) => title.test(step.title));
      assert.ok(found, `unknown step: ${step.title}`);
      const parts = found[0].exec(step.title)!.slice(1);
      if (step.blocks.size > 0) found[1](step, run, ...parts);
      else assert.match(step.title, /same as (client|server)/);
    }
  });
}

test('RFC 8448: not one derivation of the text was left out', { skip: absent }, () => {
  const blocks = { ...INFOS, ...RESULTS };
  assert.deepEqual(Object.fromEntries(Object.keys(blocks).map((name) => [name, checked.get(name)])), blocks);
});
