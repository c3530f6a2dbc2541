/** What is wrong with arguments is said in the words, and with the codes, of node:tls. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Duplex, duplexPair } from 'node:stream';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import tls, { type TLSSocket } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { connected, dial, ecdsa, rsa, serve } from './support.ts';

type Module = typeof tls;
interface Thrown {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** As it was thrown; `undefined` where nothing was. */
function thrown(work: () => unknown): Thrown | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    const { name, code, message } = error as Thrown;
    return { name, code, message };
  }
}

const both = [tls, nodeTls] as unknown as readonly [Module, Module];
const over = (): Duplex => new Duplex({ read() {}, write: (_bytes, _encoding, done) => done() });
const client = (module: Module): TLSSocket => module.connect({ socket: over() }).on('error', () => {});

const CASES: Readonly<Record<string, (module: Module) => unknown>> = {
  'ciphers: a number': (module) => module.createServer({ ciphers: 1 as never }),
  'ciphers: nothing in it': (module) => module.createSecureContext({ ciphers: ':' }),
  'passphrase: a number': (module) => module.createSecureContext({ key: 'x', passphrase: 1 as never }),
  'ecdhCurve: an object': (module) => module.createSecureContext({ ecdhCurve: {} as never }),
  'handshakeTimeout: a long string': (module) => module.createServer({ handshakeTimeout: 'a'.repeat(40) as never }),
  'sessionTimeout: a string': (module) => module.createSecureContext({ sessionTimeout: 'x' as never }),
  'ticketKeys: a string': (module) => module.createServer({ ticketKeys: 'x' as never }),
  'SNICallback: no function': (module) => module.createServer({ SNICallback: 'x' as never }),
  'the name: undefined': (module) => client(module).setServername(undefined as never),
  'the name: null': (module) => client(module).setServername(null as never),
  'the name: a boolean': (module) => client(module).setServername(true as never),
  'the name: a function': (module) => client(module).setServername(over as never),
  "the name: a Map's": (module) => client(module).setServername(new Map() as never),
  'a name from a server': (module) => new module.TLSSocket(over(), { isServer: true }).setServername('x'),
  'keying material: no length': (module) => client(module).exportKeyingMaterial('9' as never, 'x', Buffer.of()),
  'keying material: half a byte': (module) => client(module).exportKeyingMaterial(0.5, 'x', Buffer.of()),
  'keying material: nothing': (module) => client(module).exportKeyingMaterial(0, 'x', Buffer.of()),
  'keying material: no label': (module) => client(module).exportKeyingMaterial(9, 9 as never, Buffer.of()),
  'keying material: a text': (module) => client(module).exportKeyingMaterial(9, 'x', 'x' as never),
  'keying material: too early': (module) => client(module).exportKeyingMaterial(9, 'x', Buffer.of()),
};

describe('wrong arguments', () => {
  for (const [name, work] of Object.entries(CASES)) {
    test(`${name}: as node:tls says it`, () => {
      const [ours, theirs] = both.map((module) => thrown(() => work(module)));
      assert.ok(ours);
      assert.deepEqual(ours, theirs);
    });
  }

  test('a protocol that is too long, and one in bytes', () => {
    const long = ['a', 'b'.repeat(300)];
    const [ours, theirs] = both.map((module) => thrown(() => module.convertALPNProtocols(long, {} as never)));
    assert.deepEqual([ours?.message, ours?.code], [theirs?.message, 'ERR_OUT_OF_RANGE']);
    const out: { ALPNProtocols?: Buffer } = {};
    const given = Buffer.from('\x01a');
    tls.convertALPNProtocols(given, out);
    given[1] = 0;
    assert.deepEqual(out.ALPNProtocols, Buffer.from('\x01a'));
  });

  test('a key that is encrypted asks for its passphrase', () => {
    const key = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA';
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${key}\n-----END RSA PRIVATE KEY-----\n`;
    const said = /encrypted, and there is no passphrase for it \(bad decrypt\)/;
    assert.throws(() => tls.createSecureContext({ cert: rsa.cert, key: pem }), said);
  });

  test('an address as servername is warned of, once', async () => {
    const warned = once(process, 'warning');
    dial(1, { servername: '192.0.2.1' })
      .on('error', () => {})
      .destroy();
    const [warning] = (await warned) as [Error & { code: string }];
    assert.deepEqual([warning.name, warning.code], ['DeprecationWarning', 'DEP0123']);
  });
});

describe('what node:tls has as well', () => {
  test('honorCipherOrder: false lets the client choose', async (t) => {
    const ciphers = 'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256';
    const wanted = ciphers.split(':').toReversed().join(':');
    for (const [honorCipherOrder, expected] of [
      [true, 'ECDHE-ECDSA-AES256-GCM-SHA384'],
      [false, 'ECDHE-ECDSA-AES128-GCM-SHA256'],
    ] as const) {
      const { port } = await serve(t, (socket) => socket.end(), { ciphers, honorCipherOrder, maxVersion: 'TLSv1.2' });
      const socket = (await connected(port, { ciphers: wanted, maxVersion: 'TLSv1.2' })).resume();
      assert.equal(socket.getCipher().name, expected);
      socket.destroy();
    }
    const suites = { ciphers: 'TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256', honorCipherOrder: false };
    const { port } = await serve(t, (socket) => socket.end(), suites);
    const socket = await connected(port, { ciphers: 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384' });
    assert.equal(socket.getCipher().name, 'TLS_AES_128_GCM_SHA256');
    socket.destroy();
  });

  test('no suite in common has the code that node:tls has for it', async () => {
    const codes: string[] = [];
    for (const module of both) {
      const server = module.createServer({ cert: ecdsa.cert, key: ecdsa.key, ciphers: 'TLS_AES_256_GCM_SHA384' });
      const failed = once(server, 'tlsClientError');
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as { port: number };
      dial(port, { ciphers: 'TLS_AES_128_GCM_SHA256' }).on('error', () => {});
      codes.push(((await failed) as [Thrown])[0].code);
      server.close();
    }
    assert.deepEqual(codes, ['ERR_SSL_NO_SHARED_CIPHER', 'ERR_SSL_NO_SHARED_CIPHER']);
  });

  test('a chain that stops short is completed from the authorities of the server', async (t) => {
    const [leaf] = ecdsa.cert.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n?/g) as [string];
    const { port } = await serve(t, (socket) => socket.end(), { cert: leaf, ca: [ecdsa.cert, ecdsa.ca] });
    const socket = (await connected(port)).resume();
    assert.equal(socket.authorized, true);
    const chain = socket.connectionInfo!.peerCertificates;
    assert.equal(chain.length, 3);
    assert.ok(socket.getPeerX509Certificate()?.issuerCertificate?.issuerCertificate);
    socket.destroy();
  });

  test('addCACert makes a context trust one more, and an empty `ca` trusts nobody', async (t) => {
    const { port } = await serve(t, (socket) => socket.end());
    const refused = async (secureContext: ReturnType<typeof tls.createSecureContext>) => {
      const socket = dial(port, { ca: undefined, secureContext });
      try {
        await once(socket, 'secureConnect');
        return 'trusted';
      } catch (error) {
        return (error as Thrown).code;
      } finally {
        socket.destroy();
      }
    };
    const context = tls.createSecureContext({ ca: [] });
    assert.equal(await refused(context), 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
    context.context.addCACert(ecdsa.ca);
    assert.equal(await refused(context), 'trusted');
  });

  test('whoever replaces createSecureContext of the module has a say in all that it makes', (t) => {
    const asked: string[] = [];
    const usual = tls.createSecureContext;
    t.after(() => {
      tls.createSecureContext = usual;
    });
    tls.createSecureContext = (options) => {
      asked.push(String(options?.ciphers === tls.DEFAULT_CIPHERS));
      return usual({ ...options, ca: ecdsa.ca });
    };
    tls
      .connect({ port: 1 })
      .on('error', () => {})
      .destroy();
    assert.deepEqual(asked, ['true']);
  });

  test('a key beside the certificates of `ca` is passed over', async (t) => {
    const { port } = await serve(t, (socket) => socket.end());
    const socket = await connected(port, { ca: [ecdsa.ca, ecdsa.key] });
    assert.equal(socket.authorized, true);
    socket.destroy();
    const warned = once(process, 'warning');
    tls.createSecureContext({ ca: ecdsa.key });
    assert.equal(((await warned) as [Error & { code: string }])[0].code, 'TLSCOPE_EMPTY_CA');
  });

  test('createSecurePair: TLS on one side, what it carries on the other', async () => {
    const pair = tls.createSecurePair(tls.createSecureContext({ cert: ecdsa.cert, key: ecdsa.key }), true, false);
    const [near, far] = duplexPair();
    far.pipe(pair.encrypted).pipe(far);
    const secure = once(pair, 'secure');
    const socket: TLSSocket = tls.connect({ socket: near, servername: 'localhost', ca: ecdsa.ca });
    await secure;
    pair.cleartext.end('hello');
    assert.equal(`${await collect(socket)}`, 'hello');
    pair.destroy();
    socket.destroy();
    const said = { name: 'TypeError', code: 'ERR_TLS_INVALID_CONTEXT', message: 'context must be a SecureContext' };
    assert.throws(() => tls.createSecurePair({} as never), said);
  });

  test('the signal of a socket that is made by hand ends it', async () => {
    const controller = new AbortController();
    const socket = new tls.TLSSocket(undefined, { signal: controller.signal });
    const failed = once(socket, 'error');
    controller.abort();
    assert.equal(((await failed) as [Error])[0].name, 'AbortError');
  });
});
