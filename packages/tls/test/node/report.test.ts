import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { connect, createServer, type TlsReport } from '../../src/node/index.ts';
import { issueCertificate, makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';

type Reported = Error & { readonly code: string; readonly tls: TlsReport };

const identity = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const ca = toPem('CERTIFICATE', identity.root.der);
const cert = identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const key = toPem('PRIVATE KEY', writePrivateKey(identity.server.key));

/** The certificate of a root that nobody here has. */
function rootCalled(subject: string): string {
  const [notBefore, notAfter] = [Date.now() - 1000, Date.now() + 86_400_000];
  return toPem(
    'CERTIFICATE',
    issueCertificate({ provider, subject, keys: provider.generateKey('secp256r1'), ca: true, notBefore, notAfter }),
  );
}

async function failure(port: number, options: object): Promise<Reported> {
  const socket = connect({ port, host: 'localhost', ...options });
  const [error] = (await once(socket, 'error')) as [Reported];
  return error;
}

test('an error of connect says who refused, at which message, by which rule, and what to change', async (t) => {
  const server = createServer({ cert, key });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const heard = once(server, 'tlsClientError') as Promise<[Reported]>;
  const error = await failure((server.address() as AddressInfo).port, { ca: rootCalled('Another CA') });

  assert.equal(error.code, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the code of node:tls, for handlers that are there');
  assert.equal(error.tls.code, 'ERR_TLSCOPE_PEER_UNKNOWN_CA', 'and our own');
  assert.equal(error.tls.who, 'client');
  assert.equal(error.tls.message, 'certificate');
  assert.equal(error.tls.diagnoses[0]?.rule?.id, 'chain.trust_anchor');
  assert.match(error.tls.rfc ?? '', /^RFC 5280 §/);
  assert.ok(error.tls.diagnoses.length > 0 && error.tls.evidence.length > 0);
  const text = inspect(error);
  assert.match(text, /why: The server's? /);
  assert.match(text, /fix: tls\.connect\(\{ host: 'localhost', port: \d+, ca: readFileSync/);
  assert.doesNotMatch(text, /rejectUnauthorized|Uint8Array/);
  // As Node prints an error that nobody catches.
  assert.ok(inspect(error, { customInspect: false }).split('\n').length < 40);

  const renewed = await failure((server.address() as AddressInfo).port, { ca: rootCalled('tlscope Root CA') });
  assert.equal(renewed.code, 'CERT_SIGNATURE_FAILURE');
  assert.match(renewed.tls.diagnoses[0]?.title ?? '', /with another key/);

  const [other] = await heard;
  assert.equal(other.tls.who, 'client', 'the server knows who it was');
  assert.equal(other.tls.diagnoses[0]?.id, 'pinned_or_unknown');
});

test('the error of a server that speaks something else has the bytes that it sent', async (t) => {
  const server = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const error = await failure((server.address() as AddressInfo).port, { ca });
  const [evidence] = error.tls.evidence;
  const event = error.tls.events[evidence!.event]!;
  assert.match(Buffer.from(event.type === 'fault' ? event.bytes! : []).toString(), /^HTTP\/1\.1 400/);
});

test('an error before there is a connection has a report as well', async () => {
  const error = await failure(1, { ca });
  assert.equal(error.code, 'ECONNREFUSED');
  assert.equal(error.tls.who, 'network');
});

test('a connection that works keeps nothing of its story, and its later errors are what they are', async (t) => {
  const server = createServer({ cert, key }, (socket) => {
    socket.write('hello');
    socket.on('data', () => socket.resetAndDestroy());
  });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect({ port: (server.address() as AddressInfo).port, host: 'localhost', ca });
  await once(socket, 'data');
  socket.write('bye');
  const [error] = (await once(socket, 'error')) as [Partial<Reported>];
  assert.ok(error.code !== undefined && (error.tls === undefined || error.tls.events.length < 5));
});
