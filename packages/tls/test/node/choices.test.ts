import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ConnectOptions, createSecureContext, createServer, type TLSSocket } from '../../src/node/index.ts';
import { makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';
import { dial, ecdsa, failure, listening } from './support.ts';

/** A certificate for `name`, with a root of its own. */
const papersFor = (name: string) => {
  const identity = makeIdentity({ provider: nodeProvider, names: [name], at: Date.now(), key: 'secp256r1' });
  return {
    ca: toPem('CERTIFICATE', identity.root.der),
    cert: identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: toPem('PRIVATE KEY', writePrivateKey(identity.server.key)),
  };
};
const a = papersFor('a.example');
const wild = papersFor('x.wild.example');
const ca = ecdsa.ca + a.ca + wild.ca;

const names = (raw: Uint8Array | undefined): string | undefined => raw && new X509Certificate(raw).subjectAltName;
const theirs = (port: number, servername: string | undefined, more: nodeTls.ConnectionOptions = {}) =>
  nodeTls.connect({
    port,
    host: '127.0.0.1',
    ca,
    rejectUnauthorized: false,
    ...(servername && { servername }),
    ...more,
  });
const ours = (port: number, servername: string, more: ConnectOptions = {}) =>
  dial(port, { servername, ca, rejectUnauthorized: false, ...more });

/** Whom the server showed itself as, to our client and to that of node:tls. */
async function shown(port: number, servername: string): Promise<(string | undefined)[]> {
  const out = [];
  for (const socket of [ours(port, servername), theirs(port, servername)]) {
    await once(socket, 'secureConnect');
    out.push(names((socket.getPeerCertificate() as { raw?: Uint8Array }).raw));
    socket.destroy();
  }
  return out;
}

describe('contexts by name', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };

    test(`${version}: addContext answers by server_name, with wildcards; what was added last goes first`, async (t) => {
      const server = createServer({ ...ecdsa, ...only }, (socket) => socket.resume());
      const port = await listening(t, server);
      server.addContext('*.wild.example', a);
      server.addContext('*.wild.example', createSecureContext({ ...wild, ...only }));
      server.addContext('a.example', { ...a, ...only });
      for (const [asked, name] of [
        ['a.example', 'DNS:a.example'],
        ['A.EXAMPLE', 'DNS:a.example'],
        ['x.wild.example', 'DNS:x.wild.example'],
        ['b.x.wild.example', 'DNS:localhost, IP Address:127.0.0.1'],
        ['elsewhere.example', 'DNS:localhost, IP Address:127.0.0.1'],
      ] as const) {
        assert.deepEqual(await shown(port, asked), [name, name], asked);
      }
    });

    test(`${version}: SNICallback chooses, may take its time, and leaves it to us`, async (t) => {
      const asked: string[] = [];
      const SNICallback = (
        name: string,
        done: (error: Error | null, context?: ReturnType<typeof createSecureContext>) => void,
      ) => {
        asked.push(name);
        if (name === 'a.example') setImmediate(done, null, createSecureContext(a));
        else done(null);
      };
      const server = createServer({ ...ecdsa, ...only, SNICallback }, (socket) => socket.resume());
      const port = await listening(t, server);
      assert.deepEqual(await shown(port, 'a.example'), ['DNS:a.example', 'DNS:a.example']);
      assert.match((await shown(port, 'b.example')).join(), /localhost.*localhost/);
      assert.deepEqual(asked, ['a.example', 'a.example', 'b.example', 'b.example']);
    });

    test(`${version}: an async SNICallback that fails costs its own connection, at once`, async (t) => {
      const failed = new Error('no such name');
      const SNICallback = async () => {
        throw failed;
      };
      const server = createServer({ ...ecdsa, ...only, SNICallback });
      const port = await listening(t, server);
      const refused = once(server, 'tlsClientError');
      await failure(dial(port));
      assert.equal((await refused)[0], failed);
    });

    test(`${version}: an error of SNICallback is the error of the connection`, async (t) => {
      const failed = Object.assign(new Error('no such tenant'), { code: 'ERR_TENANT' });
      const server = createServer({ ...ecdsa, ...only, SNICallback: (_name, done) => done(failed) });
      const port = await listening(t, server);
      const refused = once(server, 'tlsClientError');
      assert.match((await failure(ours(port, 'a.example'))).code!, /INTERNAL_ERROR/);
      assert.equal((await refused)[0], failed);
    });
  }

  test('a context of node:tls that SNICallback answers with is refused in words', async (t) => {
    const context = nodeTls.createSecureContext(a) as never;
    const server = createServer({ ...ecdsa, SNICallback: (_name, done) => done(null, context) });
    const port = await listening(t, server);
    const refused = once(server, 'tlsClientError');
    await failure(ours(port, 'a.example'));
    assert.match((await refused)[0].message, /createSecureContext of tlscope/);
  });

  test('a server without a certificate waits for one; setSecureContext gives it, and changes it', async (t) => {
    const server = createServer((socket) => socket.resume());
    const port = await listening(t, server);
    const refused = once(server, 'tlsClientError');
    assert.match((await failure(ours(port, 'a.example'))).code!, /HANDSHAKE_FAILURE/);
    await refused;
    server.setSecureContext(a);
    assert.deepEqual(await shown(port, 'a.example'), ['DNS:a.example', 'DNS:a.example']);
    server.setSecureContext(wild);
    assert.deepEqual(await shown(port, 'a.example'), ['DNS:x.wild.example', 'DNS:x.wild.example']);
  });
});

describe('ALPNCallback', () => {
  const asking = async (
    t: Parameters<typeof listening>[0],
    choose: (
      this: TLSSocket,
      asked: { readonly servername: string; readonly protocols: string[] },
    ) => string | undefined,
  ) => {
    const server = createServer({ ...ecdsa, ALPNCallback: choose }, (socket) => socket.resume());
    return { server, port: await listening(t, server) };
  };

  test('it chooses by name and protocols, for our client and that of node:tls', async (t) => {
    const asked: unknown[] = [];
    const { port } = await asking(t, (hello) => {
      asked.push(hello);
      return hello.protocols.at(-1);
    });
    for (const socket of [
      ours(port, 'localhost', { ALPNProtocols: ['h2', 'mqtt'] }),
      theirs(port, 'localhost', { ALPNProtocols: ['h2', 'mqtt'] }),
    ]) {
      await once(socket, 'secureConnect');
      assert.equal(socket.alpnProtocol, 'mqtt');
      socket.destroy();
    }
    const hello = { servername: 'localhost', protocols: ['h2', 'mqtt'] };
    assert.deepEqual(asked, [hello, hello]);
    const silent = ours(port, 'localhost');
    await once(silent, 'secureConnect');
    assert.deepEqual([silent.alpnProtocol, asked.length], [false, 2], 'who names no protocol is not asked about');
    silent.destroy();
  });

  test('undefined refuses the client', async (t) => {
    const { port } = await asking(t, () => undefined);
    const error = await failure(theirs(port, 'localhost', { ALPNProtocols: ['h2'] }));
    assert.match(error.code!, /NO_APPLICATION_PROTOCOL/);
  });

  test('an answer that was not offered is a mistake of the server, by the code of node:tls', async (t) => {
    const { server, port } = await asking(t, () => 'spdy');
    const refused = once(server, 'tlsClientError');
    await failure(ours(port, 'localhost', { ALPNProtocols: ['h2'] }));
    assert.equal((await refused)[0].code, 'ERR_TLS_ALPN_CALLBACK_INVALID_RESULT');
  });

  test('setKeyCert in it changes the certificate of this connection alone', async (t) => {
    const { port } = await asking(t, function ({ protocols }) {
      if (protocols.includes('a')) this.setKeyCert(a);
      return protocols[0];
    });
    for (const [protocol, name] of [
      ['a', /^DNS:a\.example$/],
      ['b', /localhost/],
    ] as const) {
      const socket = theirs(port, 'localhost', { ALPNProtocols: [protocol] });
      await once(socket, 'secureConnect');
      assert.match(names(socket.getPeerCertificate().raw)!, name);
      socket.destroy();
    }
  });

  test('it and ALPNProtocols exclude each other', () => {
    assert.throws(() => createServer({ ...ecdsa, ALPNCallback: () => undefined, ALPNProtocols: ['h2'] }), {
      code: 'ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS',
    });
  });
});
