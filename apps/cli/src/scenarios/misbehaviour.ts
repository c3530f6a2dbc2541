/** Servers that break a rule, or do not speak TLS at all. */
import { nodeProvider } from 'tlscope/crypto/node';
import { makeEchConfig } from 'tlscope/engine';
import { decode } from 'tlscope/presentation';
import { find, HandshakeUnversioned } from 'tlscope/wire';
import { ours, raw } from './serving.ts';
import { dripping, spoiled } from './transports.ts';
import type { Scenario } from './types.ts';

const HEADER = 5;
const APPLICATION_DATA = 23;
/** What fits into one packet on an ordinary network. */
const ONE_PACKET = 1300;

export const misbehaviourScenarios: readonly Scenario[] = [
  {
    name: 'bad-signature',
    says: 'The server shows a certificate and signs with another key.',
    expect: 'gives up with decrypt_error',
    prepare: (world) => ours(world.papers(), {}, (config) => ({ ...config, provider: signingWithAnotherKey() })),
  },
  {
    name: 'bad-finished',
    says: "The server's Finished does not fit the handshake.",
    expect: 'gives up with decrypt_error',
    prepare: (world) =>
      ours(world.papers(), { minVersion: 'TLSv1.3' }, (config) => ({ ...config, provider: withWrongFinished() })),
  },
  {
    name: 'bad-record-mac',
    says: 'One bit of the first protected record is flipped.',
    expect: 'gives up with bad_record_mac',
    prepare(world) {
      const serve = ours(world.papers(), { minVersion: 'TLSv1.3' });
      // A server needs no more of a socket than a Duplex has.
      return (socket) => serve(spoiled(socket, flipOnce()) as never);
    },
  },
  {
    name: 'no-sni',
    says: 'The server refuses clients that do not say which host they want.',
    expect: 'connects where it sends SNI; is refused where it does not',
    prepare(world) {
      const serve = ours(world.papers());
      return raw((socket) =>
        socket.once('data', (hello) => {
          socket.pause();
          if (serverNameIn(hello) === undefined) return void socket.end(UNRECOGNIZED_NAME);
          socket.unshift(hello);
          return serve(socket);
        }),
      );
    },
  },
  {
    name: 'closes-after-hello',
    says: 'The server hangs up when it has read the ClientHello.',
    expect: 'says who hung up, and when',
    prepare: () => raw((socket) => socket.once('data', () => socket.end())),
  },
  {
    name: 'resets-after-hello',
    says: 'The connection is reset when the ClientHello has come.',
    expect: 'says that it was reset, and when',
    prepare: () => raw((socket) => socket.once('data', () => socket.resetAndDestroy())),
  },
  {
    name: 'silent',
    says: 'The server takes the connection and never says a word.',
    expect: 'gives up after a while',
    prepare: () => raw((socket) => socket.resume()),
  },
  {
    name: 'http',
    says: 'The server speaks plain HTTP at this port.',
    expect: 'says that this is no TLS',
    prepare: () =>
      raw((socket) =>
        socket.once('data', () =>
          socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
        ),
      ),
  },
  {
    name: 'slow-drip',
    says: 'The server sends a byte every millisecond.',
    expect: 'connects after a while, or gives up',
    prepare(world) {
      const serve = ours(world.papers(), { handshakeTimeout: 60_000 });
      // A server needs no more of a socket than a Duplex has.
      return (socket) => serve(dripping(socket, 1) as never);
    },
  },
  {
    name: 'ech-rejected',
    says: 'The server has other ECH settings than any client.',
    expect: 'offers ECH, is rejected, and tries again with what the server says',
    prepare(world) {
      const made = makeEchConfig({ provider: nodeProvider, publicName: 'localhost' });
      const ech = { keys: [{ config: made.config, privateKey: made.privateKey }] };
      return ours(world.papers(), { minVersion: 'TLSv1.3' }, (config) => ({ ...config, ech }));
    },
  },
  {
    name: 'pq-hello-dropped',
    says: 'Something before the server drops a ClientHello that takes more than one packet.',
    expect: 'tries again without the post-quantum key share, or gives up',
    prepare(world) {
      const serve = ours(world.papers());
      return raw((socket) =>
        socket.once('data', (hello) => {
          if (hello.length > ONE_PACKET) return void socket.resume();
          socket.pause();
          socket.unshift(hello);
          return serve(socket);
        }),
      );
    },
  },
];

/** A fatal alert in a record (RFC 9846 §6.2). */
const UNRECOGNIZED_NAME = Uint8Array.of(21, 3, 3, 0, 2, 2, 112);

/** The first record of type application_data that goes out is changed in one bit. */
function flipOnce(): (chunk: Buffer) => Buffer {
  let done = false;
  return (chunk) => {
    const out = Buffer.from(chunk);
    for (let at = 0; !done && at + HEADER < out.length; at += HEADER + out.readUInt16BE(at + 3)) {
      if (out[at] !== APPLICATION_DATA) continue;
      out[at + HEADER + 1]! ^= 1;
      done = true;
    }
    return out;
  };
}

/** Every signature is somebody else's. */
function signingWithAnotherKey(): typeof nodeProvider {
  const other = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
  const signatureSchemes = nodeProvider.signatureSchemes.map((scheme) => ({
    ...scheme,
    sign: (_key: unknown, message: Uint8Array) => scheme.sign(other, message),
  }));
  return { ...nodeProvider, signatureSchemes };
}

/** HKDF-Expand-Label with the label "finished" gives another key than it should (RFC 9846 §4.5.3). */
function withWrongFinished(): typeof nodeProvider {
  const wrong = <T extends (typeof nodeProvider.hashes)['sha256']>(hash: T): T => ({
    ...hash,
    hkdfExpand(prk: Uint8Array, info: Uint8Array, length: number) {
      const key = hash.hkdfExpand(prk, info, length);
      if (Buffer.from(info).includes('tls13 finished')) key[0]! ^= 1;
      return key;
    },
  });
  const { sha256, sha384, sha512 } = nodeProvider.hashes;
  return { ...nodeProvider, hashes: { sha256: wrong(sha256), sha384: wrong(sha384), sha512: wrong(sha512) } };
}

function serverNameIn(bytes: Buffer): unknown {
  try {
    const hello = decode(HandshakeUnversioned, bytes.subarray(HEADER, HEADER + bytes.readUInt16BE(3)));
    return hello.type === 'client_hello' ? find(hello.body.extensions ?? [], 'server_name') : undefined;
  } catch {
    return undefined;
  }
}
