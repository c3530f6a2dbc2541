/** Claims of docs/node-tls.md that no other test shows. */
import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import tls, { connect, createSecureContext, createServer, type TLSSocket } from '../../src/node/index.ts';
import { pemBlocks, TrustStore, toPem } from '../../src/x509/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, failure, hello, listening, meet, rsa, serve } from './support.ts';

const SSL_OP_NO_TLSv1_2 = 0x0800_0000;
const SSL_OP_NO_TLSv1_3 = 0x2000_0000;

describe('a secure context', () => {
  test('ca takes a TrustStore, which many connections share', async (t) => {
    const { port } = await serve(t, hello);
    const ca = TrustStore.of(ecdsa.ca);
    for (let i = 0; i < 2; i++) assert.equal(`${await collect(dial(port, { ca }))}`, 'hello');
  });

  test('key takes a KeyObject, in any order, and each is checked against its certificate', async (t) => {
    const { port } = await serve(t, hello, { key: createPrivateKey(ecdsa.key) });
    assert.equal(`${await collect(dial(port))}`, 'hello');
    const [cert, keys] = [[ecdsa.cert, rsa.cert], [rsa.key, ecdsa.key].map((one) => createPrivateKey(one))];
    const { port: both } = await serve(t, hello, { cert, key: keys });
    assert.equal(`${await collect(dial(both, { ca: [ecdsa.ca, rsa.ca] }))}`, 'hello');
    assert.throws(() => createSecureContext({ cert: ecdsa.cert, key: createPrivateKey(rsa.key) }), {
      code: 'ERR_TLSCOPE_KEY_MISMATCH',
    });
  });

  test('minVersion: TLSv1 and TLSv1.1 mean TLSv1.2', async (t) => {
    for (const minVersion of ['TLSv1', 'TLSv1.1'] as const) {
      const { port } = await serve(t, hello, { minVersion, maxVersion: 'TLSv1.2' });
      assert.equal((await meet(t, port)).getProtocol(), 'TLSv1.2');
      const old = nodeTls.connect({ port, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' });
      await failure(old);
    }
  });

  test('secureProtocol: TLS_method and TLSv1_2_method, with _client_ and _server_', async (t) => {
    for (const [method, protocol] of [
      ['TLS_%method', 'TLSv1.3'],
      ['TLSv1_2_%method', 'TLSv1.2'],
    ] as const) {
      const [plain, client, server] = ['', 'client_', 'server_'].map((end) => method.replace('%', end));
      const { port } = await serve(t, hello, { secureProtocol: server });
      for (const secureProtocol of [plain, client]) {
        assert.equal((await meet(t, port, { secureProtocol })).getProtocol(), protocol);
      }
    }
  });

  test('secureOptions leaves a version out, and bits that mean nothing here change nothing', async (t) => {
    const { port } = await serve(t, hello);
    for (const [secureOptions, protocol] of [
      [SSL_OP_NO_TLSv1_3, 'TLSv1.2'],
      [SSL_OP_NO_TLSv1_2, 'TLSv1.3'],
      [1, 'TLSv1.3'],
    ] as const) {
      assert.equal((await meet(t, port, { secureOptions })).getProtocol(), protocol);
    }
  });

  test('ecdhCurve: auto begins with X25519MLKEM768, and a list is in order', async (t) => {
    const { port } = await serve(t, hello);
    const groupOf = async (ecdhCurve: string): Promise<string> => {
      const chosen: string[] = [];
      const socket = await meet(t, port, {
        ecdhCurve,
        observe: (event) => event.type === 'decision' && event.what === 'group' && chosen.push(event.chosen),
      });
      socket.destroy();
      return chosen.at(-1)!;
    };
    assert.equal(await groupOf('auto'), 'X25519MLKEM768');
    assert.equal(await groupOf('P-384:P-256'), 'secp384r1');
  });

  test('sigalgs decides what a server may sign with', async (t) => {
    const { port } = await serve(t, hello);
    assert.equal((await meet(t, port, { sigalgs: 'ecdsa_secp256r1_sha256' })).authorized, true);
    assert.equal(
      (await failure(dial(port, { sigalgs: 'rsa_pss_rsae_sha256' }))).code,
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    );
  });

  test('dhparam: auto alone, and with a suite that is named', async (t) => {
    const ciphers = 'DHE-RSA-AES128-GCM-SHA256';
    const { port } = await serve(t, hello, { ...rsa, ciphers, dhparam: 'auto', maxVersion: 'TLSv1.2' });
    const socket = await meet(t, port, { ca: rsa.ca, ciphers, maxVersion: 'TLSv1.2', minDHSize: 1024 });
    assert.equal(socket.getCipher()?.name, ciphers);
    assert.equal((socket.getEphemeralKeyInfo() as { type?: string }).type, 'DH');
    assert.ok((socket.getEphemeralKeyInfo() as { size: number }).size >= 2048);
    assert.throws(() => createSecureContext({ dhparam: Buffer.of(1) }), { code: 'ERR_TLSCOPE_BAD_OPTION' });
  });

  test('what is in ca is trusted, a root or not, as with allowPartialTrustChain', async (t) => {
    const { port } = await serve(t, hello);
    const issuing = toPem('CERTIFICATE', pemBlocks(ecdsa.cert)[1]!.der);
    for (const options of [{}, { allowPartialTrustChain: true }, { allowPartialTrustChain: false }]) {
      assert.equal((await meet(t, port, { ca: issuing, ...options })).authorized, true);
    }
  });
});

describe('a connection', () => {
  test('noDelay is on unless it is switched off, at both ends', async (t) => {
    const told: unknown[] = [];
    const setNoDelay = net.Socket.prototype.setNoDelay;
    t.mock.method(net.Socket.prototype, 'setNoDelay', function (this: net.Socket, on?: boolean) {
      told.push(on);
      return setNoDelay.call(this, on);
    });
    for (const [options, expected] of [
      [{}, true],
      [{ noDelay: false }, false],
    ] as const) {
      const server = createServer({ ...ecdsa, ...options }, hello) as unknown as net.Server & { noDelay: boolean };
      assert.equal(server.noDelay, expected);
      const port = await listening(t, server);
      told.length = 0;
      await collect(dial(port, options));
      assert.equal(
        told.every((on) => on === expected),
        true,
        `${told}`,
      );
    }
  });

  test('lookup, family, localAddress, localPort, keepAlive, timeout and hints go to the system', async (t) => {
    const { port } = await serve(t, hello);
    const asked: [string, unknown][] = [];
    const free = await listening(t, net.createServer());
    const socket = dial(port, {
      host: 'nowhere.invalid',
      family: 4,
      hints: 0,
      localAddress: '127.0.0.1',
      keepAlive: true,
      timeout: 50_000,
      lookup: (name, options, done) => {
        asked.push([name, options.family]);
        if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
        else done(null, '127.0.0.1', 4);
      },
    });
    await once(
      socket.on('error', () => {}),
      'secureConnect',
    );
    t.after(() => void socket.destroy());
    assert.deepEqual(asked, [['nowhere.invalid', 4]]);
    assert.equal(socket.timeout, 50_000);
    const taken = dial(port, { localAddress: '127.0.0.1', localPort: free });
    assert.equal((await failure(taken)).code, 'EADDRINUSE');
  });

  test('path connects to a socket of the file system', {
    skip: process.platform === 'win32' && 'pipes have other names there',
  }, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'tlscope-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'socket');
    const server = createServer(ecdsa, hello);
    t.after(() => server.close());
    await once(server.listen(path), 'listening');
    assert.equal(`${await collect(connect({ path, servername: 'localhost', ca: ecdsa.ca }))}`, 'hello');
  });
});

describe('a socket', () => {
  test('setNoDelay, setKeepAlive, setTimeout, ref, unref, destroySoon and resetAndDestroy reach the transport', async (t) => {
    const { port } = await serve(t, (socket) => socket.on('error', () => {}).resume());
    const transport = net.connect(port, '127.0.0.1');
    const told: string[] = [];
    for (const name of ['setNoDelay', 'setKeepAlive', 'ref', 'unref', 'resetAndDestroy'] as const) {
      const real = transport[name] as (...args: unknown[]) => unknown;
      t.mock.method(transport, name, (...args: unknown[]) => {
        told.push(name);
        return real.apply(transport, args);
      });
    }
    const socket = connect({ socket: transport, servername: 'localhost', ca: ecdsa.ca });
    await once(socket, 'secureConnect');
    told.length = 0;
    assert.equal(socket.setNoDelay(true).setKeepAlive(true).setTimeout(1_000_000).unref().ref(), socket);
    assert.equal(socket.timeout, 1_000_000);
    assert.deepEqual(told, ['setNoDelay', 'setKeepAlive', 'unref', 'ref']);
    assert.deepEqual(
      socket.autoSelectFamilyAttemptedAddresses,
      (transport as { autoSelectFamilyAttemptedAddresses?: string[] }).autoSelectFamilyAttemptedAddresses,
    );
    socket.resetAndDestroy();
    assert.equal(told.at(-1), 'resetAndDestroy');
    const other = await meet(t, port);
    other.destroySoon();
    await once(other, 'close');
  });

  test('a hybrid group has no ephemeral key info, and a client knows no shared schemes', async (t) => {
    const { port } = await serve(t, (socket) => socket.resume());
    const socket = await meet(t, port, { ecdhCurve: 'X25519MLKEM768' });
    assert.deepEqual(socket.getEphemeralKeyInfo(), {});
    assert.deepEqual(socket.getSharedSigalgs(), []);
    socket.destroy();
  });

  test('setSession before the handshake resumes, and one of node:tls is passed over', async (t) => {
    const { port } = await serve(t, hello);
    const first = dial(port);
    await collect(first);
    const again = dial(port);
    again.setSession(first.getSession()!);
    await collect(again);
    assert.equal(again.isSessionReused(), true);
    const theirs = nodeTls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca });
    const [session] = await once(theirs.resume(), 'session');
    const third = dial(port, { session });
    await collect(third);
    assert.equal(third.isSessionReused(), false);
  });

  test('a session is of the client alone', async (t) => {
    let theirs: TLSSocket | undefined;
    const { port } = await serve(t, (socket) => {
      theirs = socket;
      hello(socket);
    });
    const socket = dial(port);
    await collect(socket);
    assert.equal(theirs!.getSession(), undefined);
    assert.ok(socket.getSession()!.length > 0);
  });

  test('on, once, addListener, prependListener, prependOnceListener and emit are those of every emitter', () => {
    for (const emitter of [createServer(ecdsa), new tls.TLSSocket(new PassThrough(), {})]) {
      emitter.on('error', () => {});
      const heard: string[] = [];
      emitter.on('keylog', () => heard.push('on'));
      emitter.addListener('keylog', () => heard.push('addListener'));
      emitter.once('keylog', () => heard.push('once'));
      emitter.prependListener('keylog', () => heard.unshift('prepend'));
      emitter.prependOnceListener('keylog', () => heard.unshift('prependOnce'));
      for (let i = 0; i < 2; i++) emitter.emit('keylog', Buffer.of(), emitter as never);
      assert.equal(heard.length, 8);
      if ('destroy' in emitter) emitter.destroy();
    }
  });
});
