/** What runs in another Node: node:tls as the other end. See `script.ts` for its arguments. */
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:tls';

const [role, ...rest] = process.argv.slice(2);
const port = role === 'client' ? Number(rest.shift()) : 0;
const [protocol, feature, rootFile, chainFile, keyFile] = rest;
const [ca, cert, key] = [rootFile, chainFile, keyFile].map((file) => readFileSync(file));
const common = { ca, minVersion: protocol, maxVersion: protocol };
const groups = feature === 'hybrid' ? { ecdhCurve: 'X25519MLKEM768' } : {};

if (role === 'client') {
  const own = feature === 'client certificate' ? { cert, key } : {};
  const session = feature === 'resumption' ? await ask({}) : undefined;
  await ask({ ...own, ...groups, ...(session && { session }) });
} else {
  const own = feature === 'retry' ? { ecdhCurve: 'P-384' } : groups;
  const demand = feature === 'client certificate' ? { requestCert: true, rejectUnauthorized: true } : {};
  const server = createServer({ ...common, ...own, ...demand, cert, key }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end('HTTP/1.0 200 OK\r\n\r\nover node:tls\n'));
  });
  server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port};`));
}

/** Asks for `/`, prints the answer, and returns the newest session. */
function ask(more) {
  return new Promise((resolve, reject) => {
    let kept;
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ...common, ...more });
    socket.on('session', (session) => (kept = session));
    socket.once('secureConnect', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
    socket.on('data', (text) => process.stdout.write(text));
    socket.once('error', reject).once('close', () => resolve(kept));
  });
}
