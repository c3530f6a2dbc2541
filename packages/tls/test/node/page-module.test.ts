/** Claims of docs/node-tls.md about the module and its servers that no other test shows. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import tls, { createSecureContext, createServer } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, hello, listening, meet, serve } from './support.ts';

describe('the module', () => {
  test('checkServerIdentity: only subjectAltName counts, and a wildcard is one whole label', () => {
    const judge = (host: string, subjectaltname: string | undefined, CN = host) =>
      tls.checkServerIdentity(host, { subject: { CN }, ...(subjectaltname && { subjectaltname }) } as never);
    assert.equal(judge('a.shop.example', 'DNS:*.shop.example'), undefined);
    for (const [host, names] of [
      ['a.b.shop.example', 'DNS:*.shop.example'],
      ['abc.shop.example', 'DNS:a*.shop.example'],
      ['shop.example', 'DNS:*.shop.example'],
      ['shop.example', undefined],
    ] as const) {
      const error = judge(host, names) as Error & { code: string };
      assert.equal(error?.code, 'ERR_TLS_CERT_ALTNAME_INVALID', `${host} ${names}`);
    }
  });

  test('rootCertificates is the list of node:tls, and is read only', () => {
    assert.equal(tls.rootCertificates, nodeTls.rootCertificates);
    assert.throws(() => {
      (tls as { rootCertificates: unknown }).rootCertificates = [];
    }, TypeError);
  });

  test('each DEFAULT_ of the default export can be set, and counts for what is made after it', async (t) => {
    const { port } = await serve(t, hello);
    const before = { ...tls };
    const meeting = async () => {
      const socket = await meet(t, port);
      return [socket.getProtocol(), socket.getCipher()?.standardName];
    };
    try {
      tls.DEFAULT_MAX_VERSION = 'TLSv1.2';
      assert.equal((await meeting())[0], 'TLSv1.2');
      tls.DEFAULT_CIPHERS = 'ECDHE-ECDSA-CHACHA20-POLY1305';
      assert.deepEqual(await meeting(), ['TLSv1.2', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256']);
      tls.DEFAULT_CIPHERS = before.DEFAULT_CIPHERS;
      tls.DEFAULT_MAX_VERSION = 'TLSv1.3';
      tls.DEFAULT_MIN_VERSION = 'TLSv1.3';
      tls.DEFAULT_ECDH_CURVE = 'P-384';
      assert.equal((await meeting())[0], 'TLSv1.3');
      const socket = await meet(t, port);
      assert.equal((socket.getEphemeralKeyInfo() as { name?: string }).name, 'secp384r1');
    } finally {
      const { DEFAULT_CIPHERS, DEFAULT_ECDH_CURVE, DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION } = before;
      Object.assign(tls, { DEFAULT_CIPHERS, DEFAULT_ECDH_CURVE, DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION });
    }
  });

  test('a secure context has a context, which is itself enough for a connection', async (t) => {
    const made = createSecureContext({ ca: ecdsa.ca });
    assert.ok('context' in made);
    const { port } = await serve(t, hello);
    assert.equal((await meet(t, port, { secureContext: made, ca: undefined })).authorized, true);
  });
});

describe('a server', () => {
  test('ticket keys that are taken are yours: TLS 1.2 has tickets from then on', async (t) => {
    const { port, server } = await serve(t, hello, { maxVersion: 'TLSv1.2' });
    const ticket = async () => {
      const socket = dial(port);
      await collect(socket);
      return socket.getTLSTicket();
    };
    assert.equal(await ticket(), undefined);
    const keys = server.getTicketKeys();
    assert.equal(keys.length, 48);
    assert.ok((await ticket())!.length > 0);
    server.setTicketKeys(keys);
    assert.deepEqual(server.getTicketKeys(), keys);
  });

  test('a server serves any stream: emit of connection', async (t) => {
    const server = createServer(ecdsa, hello);
    const plain = net.createServer((socket) => server.emit('connection', socket));
    const port = await listening(t, plain);
    assert.equal(`${await collect(dial(port))}`, 'hello');
  });
});
