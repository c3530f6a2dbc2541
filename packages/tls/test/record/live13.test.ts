/** TLS 1.3 as OpenSSL speaks it: our key derivation and record protection open and reproduce what it sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, hex } from '../../src/bytes/index.ts';
import type { Aead, Hash } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { exportKeyingMaterial13, finishedMac, Transcript, trafficKeys } from '../../src/keys/index.ts';
import { type Protection, protect13 } from '../../src/record/index.ts';
import { ContentType } from '../../src/wire/index.ts';
import { type Captured, contents, isFinished, messages, opened, plain, verifyDataOf } from './captured.ts';
import { certified } from './certified.ts';
import { type Conversation, converse, EXPORT_CONTEXT, EXPORT_LABEL, SPOKEN } from './peer.ts';
import { framed } from './protections.ts';

const { sha256, sha384 } = nodeProvider.hashes;
const { aes_128_gcm, aes_256_gcm, chacha20_poly1305 } = nodeProvider.aeads;

const SUITES: readonly (readonly [name: string, aead: Aead, hash: Hash])[] = [
  ['TLS_AES_128_GCM_SHA256', aes_128_gcm, sha256],
  ['TLS_AES_256_GCM_SHA384', aes_256_gcm, sha384],
  ['TLS_CHACHA20_POLY1305_SHA256', chacha20_poly1305, sha256],
];

for (const [ciphers, aead, hash] of SUITES) {
  test(`${ciphers}: keys, Finished, records and exporter agree with OpenSSL's`, async () => {
    const talk = await converse({ version: 'TLSv1.3', ciphers, certified: certified('secp256r1') });
    const sides = { client: capture(talk, 'client', hash, aead), server: capture(talk, 'server', hash, aead) };

    for (const side of ['client', 'server'] as const) {
      assert.ok(equal(contents(sides[side], ContentType.application_data), SPOKEN));
    }
    checkFinished(hash, talk, sides.client, sides.server);
    const exporter = talk.keylog.get('EXPORTER_SECRET')!;
    const ours = exportKeyingMaterial13(hash, exporter, EXPORT_LABEL, EXPORT_CONTEXT, 32);
    assert.equal(hex(ours), hex(talk.exported));
  });
}

/** Opens each record, and seals it again: there is one way, so the bytes must be OpenSSL's. */
function capture(talk: Conversation, side: 'client' | 'server', hash: Hash, aead: Aead): Captured[] {
  const keys = (label: string) => trafficKeys(hash, talk.keylog.get(`${side.toUpperCase()}_${label}`)!, aead);
  const make = (label: string): [Protection, Protection] => {
    const { key, iv } = keys(label);
    return [protect13(aead.key(key), iv, aead), protect13(aead.key(key), iv, aead)];
  };
  let [read, write] = make('HANDSHAKE_TRAFFIC_SECRET');
  const records: Captured[] = [];
  for (const record of framed(talk[side])) {
    if (record.type !== ContentType.application_data) {
      records.push(plain(record));
      continue;
    }
    const one = opened(record, read);
    assert.equal(hex(seal(write, one)), hex(record.bytes));
    records.push(one);
    const last = one.type === ContentType.handshake ? messages(records).at(-1)! : undefined;
    if (last !== undefined && isFinished(last)) [read, write] = make('TRAFFIC_SECRET_0');
  }
  return records;
}

function seal(protection: Protection, { type, content, opened: open }: Captured): Uint8Array {
  const padding = open!.padding;
  const out = new Uint8Array(content.length + padding + protection.overhead);
  protection.seal(type, content, 0, content.length, out, 0, padding);
  return out;
}

function checkFinished(hash: Hash, talk: Conversation, client: Captured[], server: Captured[]): void {
  const [hello, clientFinished] = messages(client);
  const fromServer = messages(server);
  const finishedAt = fromServer.findIndex(isFinished);
  let transcript = Transcript.empty.add(hello!);
  for (const message of fromServer.slice(0, finishedAt)) transcript = transcript.add(message);
  const serverFinished = fromServer[finishedAt]!;
  const mac = (side: string) =>
    hex(finishedMac(hash, talk.keylog.get(`${side}_HANDSHAKE_TRAFFIC_SECRET`)!, transcript.digest(hash)));
  assert.equal(mac('SERVER'), verifyDataOf(serverFinished));
  transcript = transcript.add(serverFinished);
  assert.equal(mac('CLIENT'), verifyDataOf(clientFinished!));
}
