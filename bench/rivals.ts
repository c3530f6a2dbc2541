import { once } from 'node:events';
import type { Server } from 'node:net';
import type { Duplex } from 'node:stream';
import lemonTls from 'lemon-tls';
import { listening, material, portOf, type Stack } from './stacks.ts';

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
