/** RFC 8448: every record of every trace is what our record layer writes, and opens to what was sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, hex } from 'tlscope/bytes';
import { trafficKeys } from 'tlscope/keys';
import { fragment, MAX_EXPANSION, MAX_PLAINTEXT, type Protection, protect13, RecordReader } from 'tlscope/record';
import { absent, block, type Step } from '../../packages/tls/test/support/rfc8448.ts';
import { aes128gcm, sha256 } from './crypto.ts';
import { type Replay, replay, SECTIONS } from './replay.ts';

/** How many complete records the text of RFC 8448 has in each section. */
const RECORDS: Record<number, number> = { 3: 9, 4: 10, 5: 8, 6: 6, 7: 8 };
const CONTENT_TYPES: Record<string, number> = {
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
};

interface Sent {
  readonly step: Step;
  readonly type: number;
  readonly payload: Uint8Array;
  readonly record: Uint8Array;
  /** Undefined while the side has no keys, and for change_cipher_spec, which is never protected. */
  readonly secret: string | undefined;
}

for (const section of SECTIONS) {
  test(`RFC 8448 §${section}: every record, sealed and opened`, { skip: absent }, () => {
    const run = replay(section);
    const sent = sentRecords(run);
    assert.equal(sent.length, RECORDS[section]);
    const seal = protections(run);
    for (const [i, { step, type, payload, record, secret }] of sent.entries()) {
      const version = i === 0 ? 0x0301 : 0x0303;
      const ours = fragment(secret === undefined ? null : seal(secret), type, version, payload);
      assert.equal(hex(ours), hex(record), `{${step.side}} ${step.title}`);
    }
    for (const side of ['client', 'server'] as const) {
      const theirs = sent.filter(({ step }) => step.side === side);
      for (const size of [1, 7, 65_536]) openAll(theirs, protections(run), size);
    }
  });
}

/** Opens one side's records from a stream that comes in pieces of `size` bytes. */
function openAll(sent: readonly Sent[], open: (secret: string) => Protection, size: number): void {
  const stream = concat(...sent.map(({ record }) => record));
  const reader = new RecordReader();
  reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  const expected = [...sent];
  for (let at = 0; at < stream.length; at += size) {
    reader.push(stream.subarray(at, at + size));
    for (let record = reader.next(); record !== undefined; record = reader.next()) {
      const { type, payload, secret } = expected.shift()!;
      const opened = secret === undefined ? { type: record.type, content: record.fragment } : open(secret).open(record);
      assert.equal(opened.type, type);
      assert.equal(hex(opened.content), hex(payload));
    }
  }
  assert.equal(expected.length, 0);
  assert.ok(reader.aligned);
}

/** The records in order, each with the secret its side was writing with. */
function sentRecords(run: Replay): Sent[] {
  const writing: Partial<Record<Step['side'], string>> = {};
  const sent: Sent[] = [];
  for (const step of run.steps) {
    const keys = /^derive write traffic keys for (handshake|application|early application) data/.exec(step.title);
    const kind = /^send (\w+) record$/.exec(step.title);
    if (keys !== null) writing[step.side] = writeSecret(step.side, keys[1]!);
    if (kind === null) continue;
    const type = CONTENT_TYPES[kind[1]!]!;
    const secret = type === CONTENT_TYPES.change_cipher_spec ? undefined : writing[step.side];
    sent.push({ step, type, payload: block(step, 'payload'), record: block(step, 'complete record'), secret });
  }
  return sent;
}

function writeSecret(side: Step['side'], data: string): string {
  if (data === 'early application') return 'client_early_traffic_secret';
  return data === 'handshake' ? `${side}_handshake_traffic_secret` : `${side}_application_traffic_secret_0`;
}

/** One protection for each secret, kept so that its records are counted. */
function protections(run: Replay): (secret: string) => Protection {
  const made = new Map<string, Protection>();
  return (name) => {
    let protection = made.get(name);
    if (protection === undefined) {
      const { key, iv } = trafficKeys(sha256, run.secrets.get(name)!.value, aes128gcm);
      protection = protect13(aes128gcm.key(key), iv, aes128gcm);
      made.set(name, protection);
    }
    return protection;
  };
}
