/** A session says who its server was; whether that will do is asked by the options of now. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ConnectOptions, createServer } from '../../src/node/index.ts';
import { issueCertificate, makeIdentity, toPem, writePrivateKey } from '../../src/x509/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, failure, listening, rsa } from './support.ts';

/** What a connection is refused with. */
const refusal = (port: number, options: ConnectOptions) => failure(dial(port, options).resume());

async function visit(port: number, options: ConnectOptions = {}) {
  const socket = dial(port, options);
  await collect(socket);
  const { authorized, authorizationError } = socket;
  return { session: socket.getSession()!, reused: socket.isSessionReused(), authorized, authorizationError };
}
const serving = async (t: Parameters<typeof listening>[0], options: object = {}) =>
  listening(
    t,
    createServer({ ...ecdsa, ...options }, (socket) => socket.end('hello')),
  );

/** A certificate that names nobody but in its Common Name. */
const nameless = (() => {
  const at = Date.now();
  const { root } = makeIdentity({ provider: nodeProvider, names: ['x.test'], at, key: 'secp256r1' });
  const keys = nodeProvider.generateKey('secp256r1');
  const validity = { notBefore: at - 1000, notAfter: at + 86_400_000 };
  const leaf = issueCertificate({ provider: nodeProvider, subject: 'localhost', issuer: root, keys, ...validity });
  return {
    ca: toPem('CERTIFICATE', root.der),
    cert: toPem('CERTIFICATE', leaf),
    key: toPem('PRIVATE KEY', writePrivateKey(keys)),
  };
})();

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  const only = { minVersion: version, maxVersion: version };
  describe(version, () => {
    test('a session is taken up under the options that it was made with', async (t) => {
      const port = await serving(t, only);
      const { session } = await visit(port);
      const back = await visit(port, { session });
      assert.deepEqual([back.reused, back.authorized], [true, true]);
    });

    for (const [name, ca] of [
      ['another ca', rsa.ca],
      ['an empty ca', []],
    ] as const) {
      test(`with ${name} it is refused, as without a session`, async (t) => {
        const port = await serving(t, only);
        const { session } = await visit(port);
        assert.match((await refusal(port, { session, ca })).code!, /^(UNABLE_TO_|SELF_SIGNED)/);
        const looked = await visit(port, { session, ca, rejectUnauthorized: false });
        assert.equal(looked.authorized, false);
        assert.match(looked.authorizationError!, /^(UNABLE_TO_|SELF_SIGNED)/);
      });
    }

    test("a session whose server the caller's check refused is worth nothing to one that checks", async (t) => {
      const port = await serving(t, only);
      const checkServerIdentity = () => new Error('not pinned');
      const refused = await visit(port, { checkServerIdentity, rejectUnauthorized: false });
      const back = await visit(port, { session: refused.session });
      assert.deepEqual([back.reused, back.authorized], [false, true]);
    });

    test('a check that refuses now refuses a session that was made without it', async (t) => {
      const port = await serving(t, only);
      const { session } = await visit(port);
      const checkServerIdentity = () => Object.assign(new Error('not pinned'), { code: 'ERR_PIN' });
      assert.equal((await refusal(port, { session, checkServerIdentity })).code, 'ERR_PIN');
      const looked = await visit(port, { session, checkServerIdentity, rejectUnauthorized: false });
      assert.deepEqual([looked.authorized, looked.authorizationError], [false, 'ERR_PIN']);
    });

    test('a session made under a check that takes everything is not taken up without it', async (t) => {
      const port = await serving(t, only);
      const servername = 'other.example';
      const { session } = await visit(port, { servername, checkServerIdentity: () => undefined });
      const error = await refusal(port, { servername, session });
      assert.equal(error.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
    });

    test('a session made with allowCommonName is not taken up without it', async (t) => {
      const port = await serving(t, { ...only, ...nameless });
      const { session } = await visit(port, { ca: nameless.ca, allowCommonName: true });
      assert.equal((await visit(port, { ca: nameless.ca, allowCommonName: true, session })).reused, true);
      assert.equal((await refusal(port, { ca: nameless.ca, session })).code, 'ERR_TLS_CERT_ALTNAME_INVALID');
    });

    test('a session made without looking is not taken up by one that looks', async (t) => {
      const port = await serving(t, only);
      const { session } = await visit(port, { ca: rsa.ca, rejectUnauthorized: false });
      assert.equal((await visit(port, { session })).reused, false);
    });
  });
}
