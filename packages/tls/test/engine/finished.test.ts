/** Records and messages at the end of a handshake that are not as they have to be, made with the keys of the one who sends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, uintBytes } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { protect12Gcm, protect13 } from '../../src/record/index.ts';
import { ContentType, HandshakeType } from '../../src/wire/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

type Version = 'TLSv1.2' | 'TLSv1.3';
const suites = {
  'TLSv1.2': ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  'TLSv1.3': ['TLS_AES_128_GCM_SHA256'],
} as const;
const { aes_128_gcm } = nodeProvider.aeads;

/** What `side` writes with from its Finished on. */
function protectionOf(version: Version, events: readonly TlsEvent[]) {
  const epoch = version === 'TLSv1.3' ? 'handshake' : 'tls12';
  const keys = events.find((event) => event.type === 'keys' && event.direction === 'write' && event.epoch === epoch);
  assert.ok(keys?.type === 'keys');
  const key = aes_128_gcm.key(keys.key);
  return version === 'TLSv1.3' ? protect13(key, keys.iv, aes_128_gcm) : protect12Gcm(key, keys.iv);
}

/** A handshake in which the flight of `side` that ends with Finished ends with `make` of that Finished instead. */
function forged(version: Version, side: 'client' | 'server', make: (finished: Uint8Array) => Uint8Array): Pair {
  const events: TlsEvent[] = [];
  const observe = (event: TlsEvent) => void events.push(event);
  const config = { versions: [version], cipherSuites: suites[version] };
  const pair = new Pair(
    clientConfig({ ...config, ...(side === 'client' && { observe }) }),
    serverConfig({ ...config, ...(side === 'server' && { observe }) }),
  );
  pair.tamper = (from, bytes) => {
    const finished = events.find(
      (event) => event.type === 'message' && event.direction === 'sent' && event.name === 'finished',
    );
    if (from !== side || finished?.type !== 'message' || bytes.length === 0) return bytes;
    pair.tamper = (_from, unchanged) => unchanged;
    return concat(...resealed(version, events, bytes, make(finished.bytes)));
  };
  pair.start();
  return pair;
}

/** The records of a flight with another last message. */
function resealed(version: Version, events: readonly TlsEvent[], flight: Uint8Array, last: Uint8Array): Uint8Array[] {
  const sealing = protectionOf(version, events);
  const isOurs = (event: TlsEvent) => event.type === 'message' && event.direction === 'sent';
  const sent = events.filter(isOurs).map((event) => (event.type === 'message' ? event.bytes : flight));
  const plain: readonly number[] = [HandshakeType.client_hello, HandshakeType.server_hello];
  const hidden = sent.filter((bytes) => !plain.includes(bytes[0]!));
  const before = version === 'TLSv1.3' ? hidden.slice(0, -1) : [];
  const content = concat(...before, last);
  const record = new Uint8Array(content.length + sealing.overhead);
  const length = sealing.seal(ContentType.handshake, content, 0, content.length, record, 0);
  return [...recordsBefore(version, flight), record.subarray(0, length)];
}

function recordsBefore(version: Version, flight: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let at = 0; at < flight.length; ) {
    const end = at + 5 + flight[at + 3]! * 256 + flight[at + 4]!;
    if (version === 'TLSv1.3' && flight[at] === ContentType.application_data) break;
    records.push(flight.subarray(at, end));
    if (version === 'TLSv1.2' && flight[at] === ContentType.change_cipher_spec) break;
    at = end;
  }
  return records;
}

const resized = (verify_data: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(HandshakeType.finished), uintBytes(verify_data.length, 3), verify_data);

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  for (const side of ['client', 'server'] as const) {
    const faultOf = (pair: Pair) => (side === 'client' ? pair.serverFault : pair.clientFault)?.code;

    test(`${version}: a Finished of the ${side} of the wrong length is decode_error`, () => {
      const changes: ((verify_data: Uint8Array) => Uint8Array)[] = [
        () => new Uint8Array(0),
        (bytes) => bytes.subarray(1),
        (bytes) => concat(bytes, Uint8Array.of(0)),
      ];
      for (const change of changes) {
        const pair = forged(version, side, (finished) => resized(change(finished.subarray(4))));
        assert.equal(faultOf(pair), 'ERR_TLSCOPE_PEER_DECODE_ERROR');
      }
    });

    test(`${version}: a Finished of the ${side} with other bytes is decrypt_error, the same one is taken`, () => {
      const pair = forged(version, side, (finished) => finished.with(7, finished[7]! ^ 1));
      assert.equal(faultOf(pair), 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
      assert.equal(faultOf(forged(version, side, (finished) => finished)), undefined);
    });
  }
}

test('a plaintext record where TLS 1.3 has keys is unexpected_message, before anything is decrypted', () => {
  for (const side of ['client', 'server'] as const) {
    let opened = 0;
    const counting = {
      ...nodeProvider,
      aeads: {
        ...nodeProvider.aeads,
        aes_128_gcm: {
          ...aes_128_gcm,
          key: (bytes: Uint8Array) => {
            const key = aes_128_gcm.key(bytes);
            return {
              seal: key.seal.bind(key),
              open: (...all: Parameters<typeof key.open>) => {
                opened++;
                return key.open(...all);
              },
            };
          },
        },
      },
    };
    const only = { cipherSuites: suites['TLSv1.3'] };
    const pair = Pair.connected(
      clientConfig({ ...only, ...(side === 'client' && { provider: counting }) }),
      serverConfig({ ...only, ...(side === 'server' && { provider: counting }) }),
    );
    const before = opened;
    assert.ok(before > 0);
    const plain = Uint8Array.of(ContentType.handshake, 3, 3, 0, 32, ...new Uint8Array(32));
    const { fault } = pair[side].receive(plain);
    assert.equal(fault?.code, 'ERR_TLSCOPE_PEER_UNEXPECTED_MESSAGE');
    assert.equal(opened, before);
  }
});
