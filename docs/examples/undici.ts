import { connect } from 'tlscope/node';
import { Client } from 'undici';

export function client(port: number, ca: string): Client {
  return new Client(`https://localhost:${port}`, {
    connect({ hostname, port, servername }, callback) {
      const socket = connect({ host: hostname, port: Number(port), servername: servername || hostname, ca });
      socket.once('secureConnect', () => callback(null, socket as never));
      socket.once('error', (error) => callback(error, null));
    },
  });
}
