/** What callers answer decides only where it is of the right kind: whatever else is answered refuses. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import type { ConnectOptions } from '../../src/node/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import { connected, dial, failure, serve } from './support.ts';

const quiet = (socket: { resume(): void; end(): void }): void => {
  socket.resume();
  socket.end();
};
/** What a connection is refused with. */
const refusal = (port: number, options: ConnectOptions) => failure(dial(port, options).resume());

describe('checkServerIdentity refuses with whatever is not falsy', () => {
  const answers: Readonly<Record<string, () => unknown>> = {
    'an error': () => new Error('no'),
    'an error of another realm': () => runInNewContext('new Error("no")'),
    'a string': () => 'no',
    true: () => true,
    'an object': () => ({ code: 'ERR_PIN', message: 'no' }),
    'a promise': () => Promise.resolve(undefined),
    'a promise that fails': () => Promise.reject(new Error('no')),
    'what is made of a class without a text': () => Object.create(null),
  };
  for (const [name, answer] of Object.entries(answers)) {
    for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
      test(`${version}: ${name}`, async (t) => {
        const { port } = await serve(t, quiet, { minVersion: version, maxVersion: version });
        const error = await refusal(port, { checkServerIdentity: answer });
        assert.ok(error);
        const seen = await connected(port, { checkServerIdentity: answer, rejectUnauthorized: false });
        assert.equal(seen.authorized, false);
        assert.equal(typeof seen.authorizationError, 'string');
        seen.destroy();
      });
    }
  }

  for (const answer of [undefined, null, false, 0, '']) {
    test(`${JSON.stringify(answer) ?? 'undefined'} does not, as with node:tls`, async (t) => {
      const { port } = await serve(t, quiet);
      const socket = await connected(port, { checkServerIdentity: () => answer });
      assert.equal(socket.authorized, true);
      socket.destroy();
    });
  }

  test('a check that throws is the error of the connection', async (t) => {
    const { port } = await serve(t, quiet);
    const thrown = new Error('thrown');
    const check = () => {
      throw thrown;
    };
    assert.equal(await refusal(port, { checkServerIdentity: check }), thrown);
  });
});

describe('approve approves with undefined alone', () => {
  for (const answer of [null, true, false, 'yes', '', Promise.resolve(undefined), {}, new Error('no')]) {
    test(`not with ${String(answer)}`, async (t) => {
      const { port } = await serve(t, quiet);
      const error = await refusal(port, { protocol: { approve: () => answer as never } });
      assert.equal((error as PeerFault).rule, 'peer_certificate.approved_by_application');
    });
  }
});

describe('a server serves nobody on an answer that it cannot read', () => {
  const asked = { ALPNProtocols: ['h2'] };
  const refusals: Readonly<Record<string, readonly [object, object]>> = {
    'ALPNCallback: true': [{ ALPNCallback: () => true }, asked],
    'ALPNCallback: null': [{ ALPNCallback: () => null }, asked],
    'ALPNCallback: a promise': [{ ALPNCallback: () => Promise.resolve('h2') }, asked],
    'ALPNCallback: a promise that fails': [{ ALPNCallback: () => Promise.reject(new Error('no')) }, asked],
    'ALPNCallback: an array': [{ ALPNCallback: () => ['h2'] }, asked],
    'ALPNCallback: a symbol': [{ ALPNCallback: () => Symbol('h2') }, asked],
    'SNICallback: true': [
      { SNICallback: (_name: string, done: (...given: unknown[]) => void) => done(null, true) },
      {},
    ],
    'SNICallback: an object': [
      { SNICallback: (_name: string, done: (...given: unknown[]) => void) => done(null, {}) },
      {},
    ],
    'SNICallback: an error that is none': [
      { SNICallback: (_name: string, done: (...given: unknown[]) => void) => done('no') },
      {},
    ],
    'pskCallback: true': [
      { pskCallback: () => true },
      { pskCallback: () => ({ psk: Buffer.alloc(8, 1), identity: 'x' }) },
    ],
    'pskCallback: a promise': [
      { pskCallback: () => Promise.resolve(Buffer.alloc(8, 1)) },
      { pskCallback: () => ({ psk: Buffer.alloc(8, 1), identity: 'x' }) },
    ],
    'pskCallback: no bytes': [
      { pskCallback: () => Buffer.alloc(0) },
      { pskCallback: () => ({ psk: Buffer.alloc(8, 1), identity: 'x' }) },
    ],
  };
  for (const [name, [server, client]] of Object.entries(refusals)) {
    test(name, async (t) => {
      const { port, server: serving } = await serve(t, quiet, server);
      const served = once(serving, 'secureConnection').then(() => [undefined]);
      const refused = Promise.race([once(serving, 'tlsClientError'), served]);
      const socket = dial(port, client);
      socket.on('error', () => {});
      assert.ok((await refused)[0] instanceof Error);
      socket.destroy();
    });
  }

  test("a client's pskCallback that gives no bytes is refused before anything is sent", () => {
    const pskCallback = () => ({ psk: Buffer.alloc(0), identity: 'x' });
    assert.throws(() => dial(1, { pskCallback }), { code: 'ERR_INVALID_ARG_TYPE' });
  });
});
