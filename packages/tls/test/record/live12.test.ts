/** TLS 1.2 as OpenSSL speaks it: our key derivation and record protection open and reproduce what it sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, hex } from '../../src/bytes/index.ts';
import type { Aead, Hash } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node.ts';
import { exportKeyingMaterial12, type KeyBlock, keyBlock12, Transcript, verifyData12 } from '../../src/keys/index.ts';
import { type Protection, protect12ChaCha, protect12Gcm } from '../../src/record/index.ts';
import { ContentType } from '../../src/wire/index.ts';
import { type Captured, contents, isFinished, messages, opened, plain, randomOf, verifyDataOf } from './captured.ts';
import { certified } from './certified.ts';
import { type Conversation, converse, EXPORT_CONTEXT, EXPORT_LABEL, SPOKEN } from './peer.ts';
import { framed } from './protections.ts';

const { sha256, sha384 } = nodeProvider.hashes;
const { aes_128_gcm, aes_256_gcm, chacha20_poly1305 } = nodeProvider.aeads;

const SUITES: readonly (readonly [name: string, aead: Aead, hash: Hash])[] = [
  ['ECDHE-ECDSA-AES128-GCM-SHA256', aes_128_gcm, sha256],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', aes_256_gcm, sha384],
  ['ECDHE-ECDSA-CHACHA20-POLY1305', chacha20_poly1305, sha256],
];

for (const [ciphers, aead, hash] of SUITES) {
  test(`TLS 1.2 ${ciphers}: keys, Finished, records and exporter agree with OpenSSL's`, async () => {
    const talk = await converse({ version: 'TLSv1.2', ciphers, certified: certified('secp256r1') });
    const master = talk.keylog.get('CLIENT_RANDOM')!;
    const { clientRandom, serverRandom } = randoms(talk);
    const keys = keyBlock12(hash, master, clientRandom, serverRandom, aead);
    const client = capture(talk.client, protection(aead, keys, 'client'));
    const server = capture(talk.server, protection(aead, keys, 'server'));

    for (const side of [client, server]) assert.ok(equal(contents(side, ContentType.application_data), SPOKEN));
    checkFinished(hash, master, client, server);
    resealed(aead, client, protection(aead, keys, 'client'));
    resealed(aead, server, protection(aead, keys, 'server'));
    const ours = exportKeyingMaterial12(hash, master, clientRandom, serverRandom, EXPORT_LABEL, EXPORT_CONTEXT, 32);
    assert.equal(hex(ours), hex(talk.exported));
  });
}

function randoms(talk: Conversation) {
  const [hello] = framed(talk.client);
  const [answer] = framed(talk.server);
  return { clientRandom: randomOf(hello!.fragment), serverRandom: randomOf(answer!.fragment) };
}

function protection(aead: Aead, keys: KeyBlock, side: 'client' | 'server'): Protection {
  const key = aead.key(keys[`${side}_write_key`]);
  const iv = keys[`${side}_write_IV`];
  return aead === chacha20_poly1305 ? protect12ChaCha(key, iv) : protect12Gcm(key, iv);
}

/** Records are plaintext up to and with change_cipher_spec. */
function capture(stream: Uint8Array, protection: Protection): Captured[] {
  let changed = false;
  return framed(stream).map((record) => {
    const one = changed ? opened(record, protection) : plain(record);
    if (record.type === ContentType.change_cipher_spec) changed = true;
    return one;
  });
}

/** Both Finished, over the messages in the order of RFC 5246 §7.3. */
function checkFinished(hash: Hash, master: Uint8Array, client: Captured[], server: Captured[]): void {
  const [hello, ...rest] = messages(client);
  const fromServer = messages(server);
  const done = fromServer.findIndex((message) => message[0] === 14) + 1;
  const add = (transcript: Transcript, all: Uint8Array[]) => all.reduce((t, message) => t.add(message), transcript);
  const beforeClient = add(Transcript.empty, [
    hello!,
    ...fromServer.slice(0, done),
    ...rest.filter((m) => !isFinished(m)),
  ]);
  const clientFinished = rest.find(isFinished)!;
  assert.equal(hex(verifyData12(hash, master, 'client', beforeClient.digest(hash))), verifyDataOf(clientFinished));
  const beforeServer = add(beforeClient.add(clientFinished), fromServer.slice(done, -1));
  const serverFinished = fromServer.at(-1)!;
  assert.ok(isFinished(serverFinished));
  assert.equal(hex(verifyData12(hash, master, 'server', beforeServer.digest(hash))), verifyDataOf(serverFinished));
}

/** Without an explicit nonce there is one way to seal a record: ours is OpenSSL's, byte for byte. */
function resealed(aead: Aead, records: Captured[], protection: Protection): void {
  if (aead !== chacha20_poly1305) return;
  for (const { opened: open, record } of records) {
    if (open === undefined) continue;
    const out = new Uint8Array(open.content.length + protection.overhead);
    protection.seal(open.type, open.content, 0, open.content.length, out, 0);
    assert.equal(hex(out), hex(record.bytes));
  }
}
