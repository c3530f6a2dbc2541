import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import tls from 'node:tls';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { TLSSocket } from '../../src/node/index.ts';
import { issueCertificate, toPem, writePrivateKey } from '../../src/x509/index.ts';
import { dial, ecdsa, failure, listening, serve } from './support.ts';

const DAY = 86_400_000;
const validity = { provider: nodeProvider, notBefore: Date.now() - DAY, notAfter: Date.now() + DAY };

/** A root for clients, and a client it knows. */
const { ca, parcel } = (() => {
  const [rootKey, key] = [nodeProvider.generateKey('secp256r1'), nodeProvider.generateKey('secp256r1')];
  const root = issueCertificate({ ...validity, subject: 'clients', keys: rootKey, ca: true });
  const issuer = { der: root, key: rootKey };
  const client = issueCertificate({
    ...validity,
    subject: 'parcel',
    keys: key,
    issuer,
    extendedKeyUsage: ['clientAuth'],
  });
  return {
    ca: toPem('CERTIFICATE', root),
    parcel: { cert: toPem('CERTIFICATE', client), key: toPem('PRIVATE KEY', writePrivateKey(key)) },
  };
})();
const subject = (socket: Pick<TLSSocket, 'getPeerCertificate'>): string | undefined => {
  const raw = socket.getPeerCertificate()?.raw as Buffer | undefined;
  return raw && new X509Certificate(raw).subject;
};

describe('client certificates', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };

    test(`${version}: our server knows our client and that of node:tls`, async (t) => {
      const seen: [boolean, string | undefined][] = [];
      const on = (socket: TLSSocket): void => {
        seen.push([socket.authorized, subject(socket)]);
        socket.end();
      };
      const { port } = await serve(t, on, { ...only, requestCert: true, ca });
      await once(dial(port, parcel).resume(), 'close');
      const where = { port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca };
      await once(tls.connect({ ...where, ...parcel }).resume(), 'close');
      assert.deepEqual(seen, [
        [true, 'CN=parcel'],
        [true, 'CN=parcel'],
      ]);
    });

    test(`${version}: node:tls knows our client`, async (t) => {
      const server = tls.createServer({ ...ecdsa, ...only, ca, requestCert: true, rejectUnauthorized: true });
      const served = once(server, 'secureConnection');
      const socket = dial(await listening(t, server), parcel);
      const [[theirs]] = await Promise.all([served, once(socket, 'secureConnect')]);
      assert.deepEqual([theirs.authorized, subject(theirs)], [true, 'CN=parcel']);
      assert.deepEqual(socket.getCertificate(), { ...new X509Certificate(parcel.cert).toLegacyObject() });
      socket.destroy();
      theirs.destroy();
    });

    test(`${version}: a client without a certificate, or with a stranger's, is refused`, async (t) => {
      const { port, server } = await serve(t, () => assert.fail('served'), { ...only, requestCert: true, ca });
      for (const options of [{}, { cert: ecdsa.cert, key: ecdsa.key }]) {
        const refused = once(server, 'tlsClientError');
        assert.match((await failure(dial(port, options))).code!, /^ERR_SSL_(TLSV1|TLSV13|SSLV3)_ALERT_/);
        await refused;
      }
    });

    test(`${version}: rejectUnauthorized: false serves them all, and says who they are`, async (t) => {
      const seen: [boolean, string | undefined][] = [];
      const on = (socket: TLSSocket): void => {
        seen.push([socket.authorized, subject(socket)]);
        socket.end();
      };
      const { port } = await serve(t, on, { ...only, requestCert: true, rejectUnauthorized: false, ca });
      for (const options of [{}, { cert: ecdsa.cert, key: ecdsa.key }, parcel]) {
        await once(dial(port, options).resume(), 'close');
      }
      assert.deepEqual(seen, [
        [false, undefined],
        [false, 'CN=localhost'],
        [true, 'CN=parcel'],
      ]);
    });
  }
});
