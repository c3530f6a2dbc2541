import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { nodeProvider } from 'tlscope/crypto/node';
import { connect, createServer } from 'tlscope/node';
import { explain } from 'tlscope/observe';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';

// A root, an issuing CA and a server certificate, made in memory.
const identity = makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const cert = identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const key = toPem('PRIVATE KEY', writePrivateKey(identity.server.key));

const server = createServer({ cert, key }, (socket) => socket.end('the parcel\n')).listen(0);
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const socket = connect({
  port,
  ca: identity.root.der,
  observe: (event) => console.log(`${event.type}: ${explain(event).text}`),
});
for await (const data of socket) console.log(`received ${data}`);
server.close();
