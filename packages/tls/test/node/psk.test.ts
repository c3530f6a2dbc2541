import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import {
  type ConnectOptions,
  connect,
  createServer,
  type ServerOptions,
  type TLSSocket,
} from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { failure, listening } from './support.ts';

const psk = Buffer.from('d731ef57be09e5204f0b205b60627028', 'hex');
const ciphers = 'PSK+HIGH:TLS_AES_128_GCM_SHA256';
const keyOf = (identity: string) => (identity === 'parcel' ? psk : null);
const asParcel = () => ({ psk, identity: 'parcel' });
const where = { host: '127.0.0.1', ciphers, checkServerIdentity: () => undefined };
const hello = (socket: { end(word: string): void }): void => void setImmediate(() => socket.end('hello'));

describe('pskCallback', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };
    const serving = (t: Parameters<typeof listening>[0], options: Partial<ServerOptions> = {}) =>
      listening(
        t,
        createServer({ ...only, ciphers, pskCallback: (_socket, identity) => keyOf(identity), ...options }, hello),
      );
    const theirServer = (t: Parameters<typeof listening>[0], pskIdentityHint?: string) =>
      listening(
        t,
        nodeTls.createServer(
          {
            ...only,
            ciphers,
            pskCallback: (_socket, identity) => keyOf(identity),
            ...(pskIdentityHint && { pskIdentityHint }),
          },
          hello,
        ),
      );
    const ours = (port: number, options: Partial<ConnectOptions> = {}): TLSSocket =>
      connect({ ...where, ...only, port, pskCallback: asParcel, ...options });

    test(`${version}: client and server without a certificate, ours and those of node:tls`, async (t) => {
      for (const port of [await serving(t), await theirServer(t)]) {
        const socket = ours(port);
        assert.equal(String(await collect(socket)), 'hello');
        assert.equal(socket.authorized, true);
        assert.deepEqual(socket.getPeerCertificate(), {});
      }
      const socket = nodeTls.connect({ ...where, ...only, port: await serving(t), pskCallback: asParcel });
      assert.equal(String(await collect(socket)), 'hello');
    });

    test(`${version}: a name that nobody knows, and a wrong key, are refused`, async (t) => {
      const port = await serving(t);
      const stranger = { pskCallback: () => ({ psk, identity: 'stranger' }) };
      const wrong = { pskCallback: () => ({ psk: Buffer.alloc(16), identity: 'parcel' }) };
      for (const options of [stranger, wrong]) assert.match((await failure(ours(port, options))).code!, /^ERR_SSL_/);
    });

    test(`${version}: the socket is given to the server's callback, and what it throws is the error`, async (t) => {
      const thrown = new Error('the vault is closed');
      const seen: unknown[] = [];
      const server = createServer({
        ...only,
        ciphers,
        pskCallback(socket, identity) {
          seen.push(socket === this, identity);
          throw thrown;
        },
      });
      const port = await listening(t, server);
      const refused = once(server, 'tlsClientError');
      await failure(ours(port));
      assert.equal((await refused)[0], thrown);
      assert.deepEqual(seen.slice(0, 2), [true, 'parcel']);
    });
  }

  test('TLSv1.2: the hint helps to choose the key, ours and that of node:tls', async (t) => {
    const only = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    const options = { ...only, ciphers, pskCallback: (_socket: unknown, identity: string) => keyOf(identity) };
    const pskIdentityHint = 'the second shelf';
    for (const server of [
      createServer({ ...options, pskIdentityHint }, hello),
      nodeTls.createServer({ ...options, pskIdentityHint }, hello),
    ]) {
      const port = await listening(t, server);
      const hints: (string | null)[] = [];
      const pskCallback = (hint: string | null) => {
        hints.push(hint);
        return asParcel();
      };
      await collect(connect({ ...where, ...only, port, pskCallback }));
      await collect(nodeTls.connect({ ...where, ...only, port, pskCallback }));
      assert.deepEqual(hints, [pskIdentityHint, pskIdentityHint]);
    }
  });

  test('an answer of the wrong kind throws with the code of node:tls', () => {
    const pskCallback = () => ({ psk: 'text' as never, identity: 'parcel' });
    assert.throws(() => connect({ ...where, port: 1, pskCallback }), { code: 'ERR_INVALID_ARG_TYPE' });
  });
});
