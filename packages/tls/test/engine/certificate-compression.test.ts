import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { concat } from '../../src/bytes/index.ts';
import type { CertificateCompression } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { certificateCompression } from '../../src/node/compression.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../support/pair.ts';

const [zlib, brotli] = certificateCompression(['zlib', 'brotli']) as [CertificateCompression, CertificateCompression];
const versions = ['TLSv1.3'] as const;

/** The messages that the server and the client sent, and with which choice. */
function handshake(theirs: readonly CertificateCompression[], ours: readonly CertificateCompression[]) {
  const sent: string[] = [];
  const decisions: string[] = [];
  const observe = (event: TlsEvent): void => {
    if (event.type === 'message' && event.direction === 'sent') sent.push(event.name);
    if (event.type === 'decision' && event.what === 'certificate compression') decisions.push(event.chosen);
  };
  const pair = Pair.connected(
    clientConfig({ versions, certificateCompression: theirs, credentials: [clientCredential()], observe }),
    serverConfig({ certificateCompression: ours, clientCertificate: 'require', clientTrust: clientTrust(), observe }),
  );
  return { pair, sent, decisions };
}

test('both ends compress their certificates where both can', () => {
  const { pair, sent, decisions } = handshake([zlib, brotli], [brotli, zlib]);
  assert.equal(pair.server.connection?.authorized, true);
  assert.equal(pair.client.connection?.authorized, true);
  assert.equal(sent.filter((name) => name === 'compressed_certificate').length, 2);
  assert.equal(sent.filter((name) => name === 'certificate').length, 0);
  assert.ok(decisions.some((chosen) => chosen.startsWith('brotli')));
});

test('nothing is compressed where one end cannot, or they have nothing in common', () => {
  for (const [theirs, ours] of [
    [[], [zlib]],
    [[zlib], []],
    [[zlib], [brotli]],
  ] as const) {
    const { pair, sent } = handshake(theirs, ours);
    assert.equal(pair.server.connection?.authorized, true);
    assert.ok(!sent.includes('compressed_certificate'));
  }
});

/** A server whose compression goes wrong in a certain way. */
function refused(compress: (bytes: Uint8Array) => Uint8Array, client: CertificateCompression = zlib) {
  const { pair } = handshake([client], [{ ...zlib, compress }]);
  return pair.clientFault?.code;
}

test('what does not unpack to what was announced is refused', () => {
  const bad = 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE';
  assert.equal(
    refused((bytes) => deflateSync(bytes.subarray(1))),
    bad,
    'too short',
  );
  assert.equal(
    refused((bytes) => deflateSync(concat(bytes, Uint8Array.of(0)))),
    bad,
    'too long',
  );
  assert.equal(
    refused((bytes) => deflateSync(bytes).subarray(0, -1)),
    bad,
    'cut off',
  );
  assert.equal(
    refused((bytes) => concat(deflateSync(bytes), Uint8Array.of(0))),
    bad,
    'with bytes behind it',
  );
  assert.equal(
    refused((bytes) => bytes),
    bad,
    'not compressed',
  );
  assert.equal(
    refused((bytes) => deflateSync(bytes.map(() => 0xff))),
    'ERR_TLSCOPE_PEER_DECODE_ERROR',
    'no Certificate',
  );
});

test('a bomb is never unpacked: what was announced is the most there can be', () => {
  let asked = 0;
  let got = 0;
  const watched: CertificateCompression = {
    ...zlib,
    decompress(bytes, maxLength) {
      asked = maxLength;
      const out = zlib.decompress(bytes, maxLength);
      got = out.length;
      return out;
    },
  };
  assert.equal(
    refused(() => deflateSync(new Uint8Array(50_000_000)), watched),
    'ERR_TLSCOPE_PEER_BAD_CERTIFICATE',
  );
  assert.ok(asked < 2000);
  assert.equal(got, 0);
});

test('what is announced to be longer than a message may be is not unpacked at all', () => {
  let unpacked = false;
  const watched: CertificateCompression = {
    ...zlib,
    decompress(bytes, maxLength) {
      unpacked = true;
      return zlib.decompress(bytes, maxLength);
    },
  };
  const pair = Pair.connected(
    clientConfig({ versions, certificateCompression: [watched], maxHandshakeMessage: 600 }),
    serverConfig({ certificateCompression: [{ ...zlib, compress: () => Uint8Array.of(0) }] }),
  );
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE');
  assert.equal((pair.clientFault as PeerFault).rule, 'compressed_certificate.uncompressed_length');
  assert.equal(unpacked, false);
});

test('a chain is compressed once, and others are not mistaken for it', () => {
  const [way] = certificateCompression(['brotli']) as [CertificateCompression];
  const chains = Array.from({ length: 12 }, (_, i) => new Uint8Array(500).fill(i));
  const packed = chains.map((chain) => way.compress(chain));
  for (const [i, chain] of chains.entries()) assert.deepEqual(way.decompress(packed[i]!, 500), Buffer.from(chain));
  assert.equal(way.compress(chains[11]!), packed[11]);
  assert.notEqual(way.compress(chains[0]!), packed[0]);
});

test('Node may be asked for a way that it does not have', () => {
  assert.throws(() => certificateCompression(['lzma' as 'zlib']), { code: 'ERR_TLSCOPE_BAD_OPTION' });
});

test('a number for private use names a way that both ends have agreed on elsewhere, and no other number does', () => {
  const own: CertificateCompression = { ...zlib, algorithm: 0xff01 };
  const { pair, decisions } = handshake([own], [own]);
  assert.equal(pair.client.connection?.authorized, true);
  assert.ok(decisions.includes(`${0xff01}`));
  assert.throws(() => handshake([{ ...zlib, algorithm: 1 }], []), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
});
