import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import tls from 'node:tls';
import type { TlsEvent } from '../../src/events/index.ts';
import { connect, createServer, type TLSSocket } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { closed, connected, dial, ecdsa, failure, listening, rsa, serve } from './support.ts';

const versions = ['TLSv1.3', 'TLSv1.2'] as const;
/** A root that has nothing to do with ours. */
const stranger = tls.rootCertificates[0]!;
const shout = (socket: TLSSocket): void => void socket.on('data', (bytes) => socket.write(String(bytes).toUpperCase()));

describe('connect and createServer', () => {
  for (const version of versions) {
    test(`${version}: what was agreed is told as node:tls tells it`, async (t) => {
      // node:tls has no name for a hybrid group.
      const groups = ['x25519', 'secp256r1'];
      const only = { minVersion: version, maxVersion: version, groups, ALPNProtocols: ['http/1.1', 'mqtt'] };
      let theirs: TLSSocket | undefined;
      const { port } = await serve(
        t,
        (socket) => {
          theirs = socket;
          shout(socket);
        },
        only,
      );
      const socket = await connected(port, { ...only, ALPNProtocols: ['mqtt'] });
      socket.write('hello');
      assert.equal(String((await once(socket, 'data'))[0]), 'HELLO');
      assert.equal(socket.authorized, true);
      assert.equal(socket.authorizationError, null);
      assert.equal(socket.encrypted, true);
      assert.deepEqual([socket.getProtocol(), theirs?.getProtocol()], [version, version]);
      assert.deepEqual([socket.alpnProtocol, theirs?.alpnProtocol], ['mqtt', 'mqtt']);
      assert.deepEqual([socket.servername, theirs?.servername], ['localhost', 'localhost']);
      assert.deepEqual(socket.getCipher(), theirs?.getCipher());
      assert.equal(socket.getCipher()?.version, version);
      assert.deepEqual(socket.getEphemeralKeyInfo(), { type: 'ECDH', name: 'X25519', size: 253 });
      assert.equal(theirs?.getEphemeralKeyInfo(), null);
      const exported = socket.exportKeyingMaterial(40, 'EXPORTER-test', Buffer.from('context'));
      assert.deepEqual(exported, theirs?.exportKeyingMaterial(40, 'EXPORTER-test', Buffer.from('context')));
      assert.equal(socket.remotePort, port);
      socket.end();
      await closed(socket);
    });

    test(`${version}: a refused certificate is told by its node:tls code, on both sides`, async (t) => {
      const { port, server } = await serve(t, shout, { minVersion: version, maxVersion: version });
      const refused = once(server, 'tlsClientError');
      const error = await failure(dial(port, { ca: stranger }));
      const theirs = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: stranger });
      assert.equal(error.code, (await failure(theirs)).code);
      assert.match(error.message, /localhost|Issuing CA/, 'the certificate is named');
      assert.equal((await refused)[0].code, 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA');
    });
  }

  test('a certificate for another name is refused', async (t) => {
    const { port } = await serve(t, shout);
    const error = await failure(dial(port, { servername: 'other.example' }));
    assert.equal(error.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
    assert.match(error.message, /other\.example/);
  });

  test('an expired certificate is refused', async (t) => {
    const { port } = await serve(t, shout);
    const error = await failure(dial(port, { now: () => Date.now() + 100 * 86_400_000 }));
    assert.equal(error.code, 'CERT_HAS_EXPIRED');
  });

  test('rejectUnauthorized: false connects, and says loudly that the peer is not authentic', async (t) => {
    const { port } = await serve(t, shout);
    const events: TlsEvent[] = [];
    const options = { ca: stranger, rejectUnauthorized: false, observe: (event: TlsEvent) => void events.push(event) };
    const socket = await connected(port, options);
    assert.equal(socket.authorized, false);
    assert.match(socket.authorizationError!, /^UNABLE_TO_/);
    const judged = events.find((event) => event.type === 'certificate');
    assert.deepEqual([judged?.evidence.ok, judged?.evidence.enforced], [false, false]);
    socket.destroy();
  });

  test('without ca an unknown root is refused: the roots are those of Node and the system', async (t) => {
    const { port } = await serve(t, shout);
    const error = await failure(connect({ port, host: '127.0.0.1', servername: 'localhost' }));
    assert.match(error.code!, /^(UNABLE_TO_|SELF_SIGNED_)/);
  });

  test('port, host, options and listener may be given one by one', async (t) => {
    const { port } = await serve(t, shout);
    const socket = await new Promise<TLSSocket>((resolve) => {
      const made = connect(port, '127.0.0.1', { ca: ecdsa.ca }, () => resolve(made));
    });
    assert.equal(socket.servername, false, 'no server_name is sent for an address');
    assert.equal(socket.authorized, true);
    socket.destroy();
  });

  test('certificates look as they do in node:tls', async (t) => {
    let own: unknown;
    const { port } = await serve(t, (socket) => {
      own = socket.getCertificate();
      shout(socket);
    });
    const ours = await connected(port);
    const theirs = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca });
    await once(theirs, 'secureConnect');
    assert.deepEqual(ours.getPeerCertificate(), theirs.getPeerCertificate());
    assert.deepEqual(own, theirs.getPeerCertificate());
    const names = (certificate: { subject?: unknown; issuerCertificate?: unknown }): unknown[] => {
      const issuer = certificate.issuerCertificate as typeof certificate | undefined;
      return [certificate.subject, ...(issuer && issuer !== certificate ? names(issuer) : [])];
    };
    assert.deepEqual(names(ours.getPeerCertificate(true)!), names(theirs.getPeerCertificate(true)));
    assert.deepEqual(ours.getCipher(), { ...theirs.getCipher() });
    ours.destroy();
    theirs.destroy();
  });

  test('a server chooses among its certificates, and takes them in every form', async (t) => {
    const der = (text: string): Buffer => new X509Certificate(text).raw;
    const server = createServer({
      cert: [Buffer.from(rsa.cert), der(ecdsa.cert)],
      key: [createPrivateKey(rsa.key), createPrivateKey(ecdsa.key).export({ type: 'sec1', format: 'pem' })],
      maxVersion: 'TLSv1.2',
    });
    const port = await listening(t, server);
    const suites = { RSA: 'ECDHE-RSA-AES128-GCM-SHA256', ECDSA: 'ECDHE-ECDSA-CHACHA20-POLY1305' };
    const cas = { RSA: rsa.ca, ECDSA: ecdsa.ca };
    for (const kind of ['RSA', 'ECDSA'] as const) {
      const socket = dial(port, { ciphers: suites[kind], ca: cas[kind], rejectUnauthorized: kind === 'RSA' });
      await once(socket, 'secureConnect');
      assert.equal(socket.getCipher()?.name, suites[kind]);
      socket.destroy();
    }
  });

  test('static RSA only where both sides name it', async (t) => {
    const { port } = await serve(t, shout, { cert: rsa.cert, key: rsa.key, ciphers: 'AES128-GCM-SHA256' });
    const error = await failure(dial(port, { ca: rsa.ca }));
    assert.equal(error.code, 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE');
    const socket = await connected(port, { ca: rsa.ca, ciphers: 'AES128-GCM-SHA256' });
    assert.equal(socket.getCipher()?.standardName, 'TLS_RSA_WITH_AES_128_GCM_SHA256');
    assert.deepEqual(socket.getEphemeralKeyInfo(), {});
    socket.destroy();
  });

  const BROKEN = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n';

  test('options that cannot be followed throw before anything is sent', () => {
    const code = 'ERR_TLSCOPE_BAD_OPTION';
    for (const ciphers of ['RC4-MD5', 'RC4\nMD5', 'ECDHE\n']) {
      assert.throws(() => connect({ port: 1, ciphers }), { code: 'ERR_SSL_NO_CIPHER_MATCH' });
    }
    assert.throws(() => connect({ port: 1, minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' }), { code });
    assert.throws(() => connect({ port: 1, maxVersion: 'TLSv1.1' }), { code });
    assert.throws(() => connect({ port: 1, minVersion: 'TLSv1.5' as never }), {
      code: 'ERR_TLS_INVALID_PROTOCOL_VERSION',
    });
    assert.throws(() => connect({ port: 1, secureProtocol: 'TLSv1_1_method' }), { code });
    assert.throws(() => connect({ port: 1, secureProtocol: 'SSLv3_method' }), {
      code: 'ERR_TLS_INVALID_PROTOCOL_METHOD',
    });
    assert.throws(() => connect({ port: 1, pfx: Buffer.of(1) }), { code: 'ERR_TLSCOPE_BAD_PFX' });
    assert.throws(() => connect({ port: 1, ciphers: 'AES128-GCM-SHA256', minVersion: 'TLSv1.3' }), { code });
    assert.throws(() => connect({ port: 1, ca: [ecdsa.ca, BROKEN] }), { code: 'ERR_TLSCOPE_BAD_TRUST_ANCHOR' });
    assert.throws(() => connect({ port: 1, groups: ['sect163k1'] }), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
    assert.throws(() => connect({ port: 1, sigalgs: 'RSA+MD5' }), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
    assert.throws(() => createServer({ cert: ecdsa.cert }), { code });
    const pair = { cert: ecdsa.cert, key: ecdsa.key };
    assert.throws(() => createServer({ ...pair, cipherSuites: ['TLS_X'] }), { code: 'ERR_TLSCOPE_BAD_OPTION' });
    assert.throws(() => createServer({ ...pair, ecdhCurve: 'P-1' }), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
    assert.throws(() => createServer({ cert: ecdsa.cert, key: [ecdsa.key, rsa.key] }), { code });
    assert.throws(() => createServer({ cert: ecdsa.cert, key: rsa.key }), { code: 'ERR_TLSCOPE_KEY_MISMATCH' });
  });

  test("'keylog' lines are the same on both sides, and those of node:tls", async (t) => {
    const [ours, theirs]: [string[], string[]] = [[], []];
    const server = tls.createServer({ cert: ecdsa.cert, key: ecdsa.key }, (socket) => socket.end());
    server.on('keylog', (line) => theirs.push(String(line)));
    const socket = dial(await listening(t, server));
    socket.on('keylog', (line) => ours.push(String(line)));
    await collect(socket);
    assert.ok(ours.length >= 5);
    assert.deepEqual(ours.filter((line) => !line.startsWith('EARLY')).toSorted(), theirs.toSorted());
  });

  test('a mistake in an observer is the caller’s and does not disturb the connection', async (t) => {
    const { port } = await serve(t, shout);
    const thrown: unknown[] = [];
    process.setUncaughtExceptionCaptureCallback((error) => thrown.push(error));
    t.after(() => process.setUncaughtExceptionCaptureCallback(null));
    const socket = await connected(port, {
      observe: (event) => {
        if (event.type === 'state') throw new Error('mine');
      },
    });
    socket.end('x');
    assert.equal(String(await collect(socket)), 'X');
    assert.ok(thrown.length > 0);
  });

  test('updateKeys changes the keys of both directions in the middle of the talk', async (t) => {
    const { port } = await serve(t, shout);
    const installed: string[] = [];
    const socket = await connected(port, {
      observe: (event) => {
        if (event.type === 'keys' && event.epoch === 'application') installed.push(event.direction);
      },
    });
    socket.updateKeys();
    socket.write('after');
    assert.equal(String((await once(socket, 'data'))[0]), 'AFTER');
    assert.deepEqual(installed.toSorted(), ['read', 'read', 'write', 'write']);
    socket.destroy();
  });
});
