import { once } from 'node:events';
import net from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { type ConnectOptions, connect } from 'tlscope/node';

/** PostgreSQL asks first: eight bytes in the clear, `S` for an answer, and then TLS on the same socket. */
const SSL_REQUEST = Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47);

export async function client(config: ClientConfig & { port: number }, tls: ConnectOptions): Promise<Client> {
  const plain = net.connect({ port: config.port, host: 'localhost', allowHalfOpen: true });
  plain.write(SSL_REQUEST);
  const [answer] = await once(plain, 'data');
  if (`${answer}` !== 'S') throw new Error('this server does not speak TLS');
  const socket = connect({ ...tls, socket: plain, servername: 'localhost' });
  await once(socket, 'secureConnect');
  // pg connects its stream itself: this one is connected already.
  const stream = Object.assign(socket, { connect: () => process.nextTick(() => socket.emit('connect')) });
  return new Client({ ...config, stream: () => stream as never });
}
