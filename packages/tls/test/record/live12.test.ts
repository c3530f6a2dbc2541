/** TLS 1.2 as OpenSSL speaks it: our key derivation and record protection open and reproduce what it sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, hex } from '../../src/bytes/index.ts';
import type { Aead, CbcHmac, Hash } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { exportKeyingMaterial12, type KeyBlock, keyBlock12, Transcript, verifyData12 } from '../../src/keys/index.ts';
import { type Protection, protect12Cbc, protect12Ccm, protect12ChaCha, protect12Gcm } from '../../src/record/index.ts';
import { ContentType } from '../../src/wire/index.ts';
import { type Captured, contents, isFinished, messages, opened, plain, randomOf, verifyDataOf } from './captured.ts';
import { certified } from './certified.ts';
import { type Conversation, converse, EXPORT_CONTEXT, EXPORT_LABEL, SPOKEN } from './peer.ts';
import { framed } from './protections.ts';

const { sha256, sha384 } = nodeProvider.hashes;
const { aeads, cbc } = nodeProvider;
const { aes_128_gcm, aes_256_gcm, chacha20_poly1305 } = aeads;

interface Suite {
  readonly ciphers: string;
  readonly cipher: Aead | CbcHmac;
  readonly hash: Hash;
  readonly encryptThenMac: boolean;
}

const suite = (ciphers: string, cipher: Aead | CbcHmac, hash: Hash, encryptThenMac = false): Suite => ({
  ciphers,
  cipher,
  hash,
  encryptThenMac,
});
const SUITES: readonly Suite[] = [
  suite('ECDHE-ECDSA-AES128-GCM-SHA256', aes_128_gcm, sha256),
  suite('ECDHE-ECDSA-AES256-GCM-SHA384', aes_256_gcm, sha384),
  suite('ECDHE-ECDSA-CHACHA20-POLY1305', chacha20_poly1305, sha256),
  suite('ECDHE-ECDSA-AES128-CCM', aeads.aes_128_ccm, sha256),
  suite('ECDHE-ECDSA-AES256-CCM', aeads.aes_256_ccm, sha256),
  suite('ECDHE-ECDSA-AES128-CCM8', aeads.aes_128_ccm_8, sha256),
  suite('ECDHE-ECDSA-AES256-CCM8', aeads.aes_256_ccm_8, sha256),
  ...[true, false].flatMap((encryptThenMac) => [
    suite('ECDHE-ECDSA-AES128-SHA', cbc.aes_128_cbc_hmac_sha1, sha256, encryptThenMac),
    suite('ECDHE-ECDSA-AES256-SHA', cbc.aes_256_cbc_hmac_sha1, sha256, encryptThenMac),
    suite('ECDHE-ECDSA-AES128-SHA256', cbc.aes_128_cbc_hmac_sha256, sha256, encryptThenMac),
    suite('ECDHE-ECDSA-AES256-SHA384', cbc.aes_256_cbc_hmac_sha384, sha384, encryptThenMac),
  ]),
];

/** SSL_OP_NO_ENCRYPT_THEN_MAC, which node:crypto does not name. */
const NO_ENCRYPT_THEN_MAC = 0x80000;

for (const { ciphers, cipher, hash, encryptThenMac } of SUITES) {
  const order = 'macLength' in cipher ? `, ${encryptThenMac ? 'encrypt, then MAC' : 'MAC, then encrypt'}` : '';
  test(`TLS 1.2 ${ciphers}${order}: keys, Finished, records and exporter agree with OpenSSL's`, async () => {
    const secureOptions = encryptThenMac ? 0 : NO_ENCRYPT_THEN_MAC;
    // OpenSSL counts the strength of a suite by its tag.
    const level = ciphers.endsWith('CCM8') ? `${ciphers}@SECLEVEL=0` : ciphers;
    const talk = await converse({
      version: 'TLSv1.2',
      ciphers: level,
      certified: certified('secp256r1'),
      secureOptions,
    });
    const master = talk.keylog.get('CLIENT_RANDOM')!;
    const { clientRandom, serverRandom } = randoms(talk);
    const keys = keyBlock12(hash, master, clientRandom, serverRandom, cipher);
    const of = (side: 'client' | 'server') => protection(cipher, keys, side, encryptThenMac);
    const client = capture(talk.client, of('client'));
    const server = capture(talk.server, of('server'));

    for (const side of [client, server]) assert.ok(equal(contents(side, ContentType.application_data), SPOKEN));
    checkFinished(hash, master, client, server);
    if (cipher === chacha20_poly1305) {
      resealed(client, of('client'));
      resealed(server, of('server'));
    }
    const ours = exportKeyingMaterial12(hash, master, clientRandom, serverRandom, EXPORT_LABEL, EXPORT_CONTEXT, 32);
    assert.equal(hex(ours), hex(talk.exported));
  });
}

function randoms(talk: Conversation) {
  const [hello] = framed(talk.client);
  const [answer] = framed(talk.server);
  return { clientRandom: randomOf(hello!.fragment), serverRandom: randomOf(answer!.fragment) };
}

function protection(
  cipher: Aead | CbcHmac,
  keys: KeyBlock,
  side: 'client' | 'server',
  encryptThenMac: boolean,
): Protection {
  const raw = keys[`${side}_write_key`];
  if ('macLength' in cipher) {
    const made = cipher.keys(raw, keys[`${side}_write_MAC_key`]);
    return protect12Cbc({ cipher, keys: made, random: nodeProvider.random, encryptThenMac });
  }
  const [key, iv] = [cipher.key(raw), keys[`${side}_write_IV`]];
  if (cipher === chacha20_poly1305) return protect12ChaCha(key, iv);
  return cipher.name.includes('ccm') ? protect12Ccm(key, iv, cipher) : protect12Gcm(key, iv);
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
function resealed(records: Captured[], protection: Protection): void {
  for (const { opened: open, record } of records) {
    if (open === undefined) continue;
    const out = new Uint8Array(open.content.length + protection.overhead);
    protection.seal(open.type, open.content, 0, open.content.length, out, 0);
    assert.equal(hex(out), hex(record.bytes));
  }
}
