/** What Bun runs: `bun bun-peer.ts connect PORT CA_FILE < TEXT`, or `serve CHAIN_FILE KEY_FILE`. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { socketStreams } from 'tlscope/node';
import { echo, visit } from './session.ts';

const [role, first = '', second = ''] = process.argv.slice(2);
if (role === 'connect') {
  const socket = createConnection({ port: Number(first), host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  const text = readFileSync(0, 'utf8');
  console.log(JSON.stringify(await visit(socketStreams(socket), readFileSync(second, 'utf8'), text)));
} else {
  const [cert, key] = [readFileSync(first, 'utf8'), readFileSync(second, 'utf8')];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    echo(socketStreams(socket), cert, key).catch((error) => console.log(`${error.code}`));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`listening on ${(server.address() as AddressInfo).port};`);
}
