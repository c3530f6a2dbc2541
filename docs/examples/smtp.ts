import { once } from 'node:events';
import net from 'node:net';
import { createTransport, type Transporter } from 'nodemailer';
import { type ConnectOptions, connect, type TLSSocket } from 'tlscope/node';

/** STARTTLS: SMTP in the clear until both have said that they want TLS, then TLS on the same socket. */
async function startTls(port: number, tls: ConnectOptions): Promise<TLSSocket> {
  const plain = net.connect({ port, host: 'localhost', allowHalfOpen: true });
  const greeting = await reply(plain);
  plain.write('EHLO localhost\r\n');
  await reply(plain);
  plain.write('STARTTLS\r\n');
  if (!(await reply(plain)).startsWith('220')) throw new Error('this server does not speak TLS');
  const socket = connect({ ...tls, socket: plain, servername: 'localhost' });
  await once(socket, 'secureConnect');
  socket.unshift(Buffer.from(greeting)); // nodemailer waits for it, and the server says it once.
  return socket;
}

/** Up to the line that has no `-` behind its number. */
async function reply(socket: net.Socket): Promise<string> {
  let text = '';
  while (!/^\d{3} .*\r\n$/m.test(text)) text += (await once(socket, 'data'))[0];
  return text;
}

export const transport = (port: number, tls: ConnectOptions): Transporter =>
  createTransport({
    host: 'localhost',
    port,
    getSocket: (_options: object, callback: (error: Error | null, socket?: object) => void) =>
      startTls(port, tls).then((connection) => callback(null, { connection, secured: true }), callback),
  } as object);
