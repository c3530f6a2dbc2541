import http from 'node:http';
import { connect, createServer, type ServerOptions } from 'tlscope/node';
import WebSocket, { WebSocketServer } from 'ws';

export function open(port: number, ca: string): WebSocket {
  const createConnection = () => connect({ port, host: 'localhost', ca });
  return new WebSocket(`wss://localhost:${port}`, { createConnection } as object);
}

export function serve(options: ServerOptions, onSocket: (socket: WebSocket) => void) {
  const web = http.createServer();
  new WebSocketServer({ server: web }).on('connection', onSocket);
  return createServer(options, (socket) => web.emit('connection', socket));
}
