import type http from 'node:http';
import https from 'node:https';
import { connect, createServer, type ServerOptions } from 'tlscope/node';

/** An agent for `https.request`: keep-alive, queues and timeouts are Node's, the sockets are ours. */
export function agent(ca: string): https.Agent {
  const createConnection = (options: object) => connect({ ...options, ca });
  return Object.assign(new https.Agent({ keepAlive: true }), { createConnection });
}

/** A web server: `https.createServer` with our connections. Listen on what this returns. */
export function serve(options: ServerOptions, listener: http.RequestListener) {
  const web = https.createServer(listener);
  return createServer({ ...options, ALPNProtocols: ['http/1.1'] }, (socket) => web.emit('secureConnection', socket));
}
