/** What counts is what was given, as it was then: not what stands in `Object.prototype`, nor what is done to the options later. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as netConnect } from 'node:net';
import { test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ConnectOptions,
  connect,
  createSecureContext,
  createServer,
  type Server,
  TLSSocket,
} from '../../src/node/index.ts';
import { makeIdentity, toPem } from '../../src/x509/index.ts';
import { dial, ecdsa, failure, listening, serve } from './support.ts';

const stranger = toPem(
  'CERTIFICATE',
  makeIdentity({ provider: nodeProvider, names: ['localhost'], at: Date.now(), key: 'secp256r1' }).root.der,
);
const anybody = createSecureContext({ ca: ecdsa.ca });
const wrongRoot = { ca: stranger } as const;
const wrongName = { servername: 'other.test' } as const;

/** What a server says of a client without a certificate. */
async function answerOf(server: Server, port: number): Promise<string> {
  const said = Promise.race([
    once(server, 'tlsClientError').then(([error]) => String((error as { code?: string }).code)),
    once(server, 'secureConnection').then(() => 'served'),
  ]);
  const client = dial(port);
  client.on('error', () => {});
  const answer = await said;
  client.destroy();
  return answer;
}

const polluted: [name: string, value: unknown, ConnectOptions][] = [
  ['rejectUnauthorized', false, wrongRoot],
  ['verify', false, wrongRoot],
  ['secureContext', anybody, wrongRoot],
  ['trust', anybody.trust, wrongRoot],
  ['checkServerIdentity', () => undefined, wrongName],
  ['checkHost', false, wrongName],
];
for (const [name, value, options] of polluted) {
  test(`${name} in Object.prototype is no option of a connection`, async (t) => {
    const { port } = await serve(t, (socket) => socket.end());
    Object.defineProperty(Object.prototype, name, { value, configurable: true });
    t.after(() => delete (Object.prototype as Record<string, unknown>)[name]);
    assert.match(
      (await failure(dial(port, options).resume())).code!,
      /^CERT_SIGNATURE_FAILURE|ERR_TLS_CERT_ALTNAME_INVALID$/,
    );
  });
}

test('options without a prototype, and those of a class of the caller, count', async (t) => {
  const { port } = await serve(t, (socket) => socket.end());
  const none = Object.assign(Object.create(null), wrongRoot) as ConnectOptions;
  assert.match((await failure(dial(port, none).resume())).code!, /^CERT_SIGNATURE_FAILURE$/);
  class Strict {
    get requestCert() {
      return true;
    }
  }
  const server = createServer(Object.assign(new Strict(), ecdsa), (socket) => socket.end());
  assert.equal(await answerOf(server, await listening(t, server)), 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
});

test('what a class of the caller has counts for a connection, however it is made', async (t) => {
  const { port } = await serve(t, (socket) => socket.end());
  class Pinned {
    ca = ecdsa.ca;
    servername = 'localhost';
    checkServerIdentity() {
      return new Error('not pinned');
    }
  }
  for (const make of [
    () => connect(port, '127.0.0.1', new Pinned()),
    () => connect(Object.assign(new Pinned(), { port, host: '127.0.0.1' })),
    () => new TLSSocket(netConnect(port, '127.0.0.1'), new Pinned()),
  ]) {
    assert.equal((await failure(make().resume())).message, 'not pinned');
  }
});

test('options of a server that are changed later, for another server perhaps, change nothing of this one', async (t) => {
  const options = {
    ...ecdsa,
    requestCert: true,
    rejectUnauthorized: true,
    ca: stranger,
    maxVersion: 'TLSv1.2' as const,
  };
  const server = createServer(options, (socket) => socket.end());
  server.addContext('localhost', { cert: ecdsa.cert, key: ecdsa.key, ca: stranger });
  const port = await listening(t, server);
  options.requestCert = false;
  options.rejectUnauthorized = false;
  assert.equal(await answerOf(server, port), 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
});
