import { once } from 'node:events';
import { connect as connectTcp, type Server } from 'node:net';
import { Duplex } from 'node:stream';
import { loadX509FromPem, makeTLSClient, setCryptoImplementation } from '@reclaimprotocol/tls';
import { webcryptoCrypto } from '@reclaimprotocol/tls/webcrypto';
import lemonTls from 'lemon-tls';
import { withResolver } from './bulk.ts';
import { listening, material, ours, portOf, type Stack, theirs } from './stacks.ts';

const X25519 = 0x001d;
const TLS_AES_128_GCM_SHA256 = 0x1301;

/** TLS 1.3 of `lemon-tls`, both ends; what it calls a context cannot be made once for all connections of a client. */
export const lemon: Stack = {
  listen({ key: name }, onConnection) {
    const { cert, key } = material[name];
    const options = { cert, key, groups: [X25519], allowedCipherSuites: [TLS_AES_128_GCM_SHA256] };
    return listening(lemonTls.createServer(options, onConnection as never) as unknown as Server);
  },
  async connect({ key: name }, server) {
    const options = { servername: 'localhost', ca: material[name].ca, groups: [X25519] };
    const socket = lemonTls.connect(portOf(server), '127.0.0.1', options) as unknown as Duplex;
    await once(socket, 'secureConnect');
    return socket;
  },
};

setCryptoImplementation(webcryptoCrypto);
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Two clients, each with node:tls at the other end: ours, and `@reclaimprotocol/tls` over WebCrypto. */
export const ourClient: Stack = { listen: theirs.listen, connect: ours.connect };
export const reclaim: Stack = {
  listen: theirs.listen,
  async connect({ key: name }, server) {
    const socket = connectTcp(portOf(server), '127.0.0.1');
    const { promise: ready, resolve } = withResolver<void>();
    const client = makeTLSClient({
      host: 'localhost',
      rootCAs: [loadX509FromPem(material[name].ca)],
      supportedProtocolVersions: ['TLS1_3'],
      cipherSuites: ['TLS_AES_128_GCM_SHA256'],
      namedCurves: ['X25519'],
      logger: silent,
      write({ header, content }) {
        socket.cork();
        socket.write(header);
        socket.write(content);
        process.nextTick(() => socket.uncork());
      },
      onHandshake: resolve,
      onApplicationData: (bytes) => void stream.push(bytes),
      onTlsEnd: () => void socket.end(),
    });
    const stream = new Duplex({
      read() {},
      write: (bytes, _encoding, done) => void client.write(bytes).then(() => done(), done),
      final: (done) => void client.end().then(() => done(), done),
    });
    socket.on('data', (bytes) => client.handleReceivedBytes(bytes));
    socket.once('close', () => stream.push(null));
    await once(socket, 'connect');
    await client.startHandshake();
    await ready;
    return stream;
  },
};
