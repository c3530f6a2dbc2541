import http2 from 'node:http2';
import { connect, createServer, type ServerOptions } from 'tlscope/node';

export function open(port: number, ca: string): http2.ClientHttp2Session {
  const createConnection = () => connect({ port, host: 'localhost', ca, ALPNProtocols: ['h2'] });
  return http2.connect(`https://localhost:${port}`, { createConnection });
}

export function serve(options: ServerOptions, onStream: (stream: http2.ServerHttp2Stream) => void) {
  const web = http2.createServer().on('stream', onStream);
  return createServer({ ...options, ALPNProtocols: ['h2'] }, (socket) => web.emit('connection', socket));
}
