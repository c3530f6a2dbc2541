import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import tls, { checkServerIdentity, createSecureContext, createServer, type TLSSocket } from '../../src/node/index.ts';
import { connected, dial, ecdsa, failure, listening, rsa } from './support.ts';

const say = (word: string) => (socket: TLSSocket) => void socket.end(word);

describe('the module', () => {
  test('every ready-made value of node:tls is here', () => {
    assert.equal(tls.rootCertificates, nodeTls.rootCertificates);
    assert.equal(tls.CLIENT_RENEG_LIMIT, nodeTls.CLIENT_RENEG_LIMIT);
    assert.equal(tls.CLIENT_RENEG_WINDOW, nodeTls.CLIENT_RENEG_WINDOW);
    assert.equal(tls.DEFAULT_ECDH_CURVE, nodeTls.DEFAULT_ECDH_CURVE);
    assert.equal(tls.DEFAULT_MIN_VERSION, nodeTls.DEFAULT_MIN_VERSION);
    assert.equal(tls.DEFAULT_MAX_VERSION, nodeTls.DEFAULT_MAX_VERSION);
    const common = tls.getCiphers().filter((name) => nodeTls.getCiphers().includes(name));
    assert.ok(common.length > 20, `${common.length} suites have the name that node:tls lists`);
    assert.ok(tls.DEFAULT_CIPHERS.split(':').every((name) => tls.getCiphers().includes(name.toLowerCase())));
  });

  test('a default of the module counts for what is made after it was set', async (t) => {
    t.after(() => {
      tls.DEFAULT_MAX_VERSION = 'TLSv1.3';
    });
    const port = await listening(t, createServer(ecdsa, say('')));
    tls.DEFAULT_MAX_VERSION = 'TLSv1.2';
    const socket = await connected(port);
    assert.equal(socket.getProtocol(), 'TLSv1.2');
    socket.destroy();
  });

  test('convertALPNProtocols makes the bytes that node:tls makes, and ALPNProtocols takes them', async (t) => {
    const [ours, theirs]: [{ ALPNProtocols?: Buffer }, { ALPNProtocols?: Buffer }] = [{}, {}];
    tls.convertALPNProtocols(['h2', 'http/1.1'], ours);
    (nodeTls as unknown as { convertALPNProtocols: typeof tls.convertALPNProtocols }).convertALPNProtocols(
      ['h2', 'http/1.1'],
      theirs,
    );
    assert.deepEqual(ours, theirs);
    const port = await listening(t, createServer({ ...ecdsa, ALPNProtocols: ['http/1.1'] }, say('')));
    const socket = await connected(port, { ALPNProtocols: ours.ALPNProtocols });
    assert.equal(socket.alpnProtocol, 'http/1.1');
    socket.destroy();
    assert.throws(() => dial(port, { ALPNProtocols: Buffer.from([9, 1]) }), { code: 'ERR_TLSCOPE_BAD_OPTION' });
    assert.throws(() => tls.convertALPNProtocols(['x'.repeat(256)], {}), RangeError);
  });

  test('getCACertificates lists the bundled, the system and the usual roots, and setDefaultCACertificates replaces them', async (t) => {
    assert.equal(tls.getCACertificates('bundled'), nodeTls.rootCertificates);
    assert.ok(tls.getCACertificates().length >= nodeTls.rootCertificates.length);
    assert.throws(() => tls.getCACertificates('mine' as never), { code: 'ERR_TLSCOPE_BAD_OPTION' });
    const before = tls.getCACertificates();
    t.after(() => tls.setDefaultCACertificates(before));
    tls.setDefaultCACertificates([ecdsa.ca]);
    assert.deepEqual(tls.getCACertificates(), [ecdsa.ca.trimEnd()]);
    const port = await listening(t, createServer(ecdsa, say('')));
    const socket = tls.connect({ port, servername: 'localhost', host: '127.0.0.1' });
    await once(socket, 'secureConnect');
    assert.equal(socket.authorized, true);
    socket.destroy();
  });
});

describe('checkServerIdentity', () => {
  test('it judges what getPeerCertificate gives, and errs with the code and properties of node:tls', async (t) => {
    const port = await listening(t, createServer(ecdsa, say('')));
    const socket = await connected(port);
    const cert = socket.getPeerCertificate()!;
    assert.equal(checkServerIdentity('localhost', cert), undefined);
    const error = checkServerIdentity('other.example', cert) as Error & { code: string; host: string; cert: unknown };
    const theirs = nodeTls.checkServerIdentity('other.example', cert as never) as Error & { code: string };
    assert.deepEqual([error.code, error.host, error.cert], [theirs.code, 'other.example', cert]);
    socket.destroy();
  });

  test('without the bytes it reads subjectaltname', () => {
    const cert = { subjectaltname: 'DNS:*.example.com, IP Address:192.0.2.1, DNS:"a.example, DNS:b.example"' };
    for (const name of ['www.example.com', '192.0.2.1']) assert.equal(checkServerIdentity(name, cert), undefined, name);
    for (const name of ['example.com', 'a.b.example.com', 'b.example', '192.0.2.2']) {
      assert.ok(checkServerIdentity(name, cert) instanceof Error, name);
    }
  });
});

describe('createSecureContext', () => {
  test('one context serves a server and its clients', async (t) => {
    const secureContext = createSecureContext({ ...ecdsa, minVersion: 'TLSv1.3' });
    const port = await listening(t, createServer({ secureContext }, say('hello')));
    for (let i = 0; i < 2; i++) {
      const socket = await connected(port, { secureContext, ca: undefined });
      assert.deepEqual([socket.authorized, socket.getProtocol()], [true, 'TLSv1.3']);
      socket.destroy();
    }
    assert.equal((await failure(dial(port, { ca: rsa.ca }))).name, 'CertificateRefused');
  });

  test('certificates and keys may come in different orders, as in node:tls', async (t) => {
    const cert = [ecdsa.cert, rsa.cert];
    const port = await listening(t, createServer({ cert, key: [rsa.key, ecdsa.key] }, say('')));
    for (const [sigalgs, ca] of [
      ['rsa_pss_rsae_sha256', rsa.ca],
      ['ecdsa_secp256r1_sha256', ecdsa.ca],
    ] as const) {
      const socket = await connected(port, { ca, sigalgs });
      assert.equal(socket.authorized, true);
      socket.destroy();
    }
    assert.throws(() => createSecureContext({ cert, key: [rsa.key, rsa.key] }), { code: 'ERR_TLSCOPE_KEY_MISMATCH' });
  });

  test('a context of node:tls is refused in words, and so is what cannot be followed', () => {
    const secureContext = nodeTls.createSecureContext() as never;
    assert.throws(() => dial(1, { secureContext }), /createSecureContext of tlscope/);
    const code = 'ERR_TLSCOPE_BAD_OPTION';
    for (const options of [{ dhparam: 'x' }, { crl: ecdsa.ca }]) {
      assert.throws(() => createSecureContext(options), { code });
    }
    assert.throws(() => createSecureContext({ secureProtocol: 'TLSv1_2_method', maxVersion: 'TLSv1.3' }), {
      code: 'ERR_TLS_PROTOCOL_VERSION_CONFLICT',
    });
  });
});
