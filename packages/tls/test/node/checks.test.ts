import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { makeEchConfig } from '../../src/engine/index.ts';
import { checkServerIdentity, createServer } from '../../src/node/index.ts';
import type { PeerFault } from '../../src/wire/index.ts';
import {
  issueCertificate,
  issueCrl,
  issueOcspResponse,
  type OcspStatus,
  parseCertificate,
  toPem,
  writePrivateKey,
} from '../../src/x509/index.ts';
import { connected, dial, failure, listening, serve } from './support.ts';

const quiet = (socket: { resume(): void }): void => socket.resume();

describe('checkServerIdentity as an option', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };

    test(`${version}: it judges the name instead of us, and sees what getPeerCertificate(true) gives`, async (t) => {
      const { port } = await serve(t, quiet, only);
      const seen: [string, object][] = [];
      const socket = await connected(port, {
        servername: 'other.example',
        checkServerIdentity: (host, cert) => void seen.push([host, cert]),
      });
      assert.equal(socket.authorized, true);
      assert.deepEqual(seen, [['other.example', socket.getPeerCertificate(true)]]);
      assert.ok('issuerCertificate' in seen[0]![1]);
      socket.destroy();
    });

    test(`${version}: its error refuses the server, which is told, and is the error of the connection`, async (t) => {
      const { port, server } = await serve(t, quiet, only);
      const refusal = Object.assign(new Error('not pinned'), { code: 'ERR_PIN' });
      const refused = once(server, 'tlsClientError');
      assert.equal(await failure(dial(port, { checkServerIdentity: () => refusal })), refusal);
      assert.match((await refused)[0].code, /BAD_CERTIFICATE/);
    });

    test(`${version}: with rejectUnauthorized: false the error is only told`, async (t) => {
      const { port } = await serve(t, quiet, only);
      const check = () => Object.assign(new Error('not pinned'), { code: 'ERR_PIN' });
      const socket = await connected(port, { checkServerIdentity: check, rejectUnauthorized: false });
      assert.deepEqual([socket.authorized, socket.authorizationError], [false, 'ERR_PIN']);
      socket.destroy();
    });
  }

  for (const rejectUnauthorized of [true, false]) {
    test(`protocol.approve has the last word beside it, with rejectUnauthorized: ${rejectUnauthorized}`, async (t) => {
      const { port } = await serve(t, quiet);
      const protocol = { approve: () => 'access_denied' as const };
      const options = { rejectUnauthorized, protocol, checkServerIdentity: () => undefined };
      const error = (await failure(dial(port, options))) as PeerFault;
      assert.equal(error.rule, 'peer_certificate.approved_by_application');
    });
  }

  test('it is not asked about a chain that is not trusted', async (t) => {
    const { port } = await serve(t, quiet);
    const ca = nodeTls.rootCertificates[0]!;
    const error = await failure(dial(port, { ca, checkServerIdentity: () => assert.fail('asked') }));
    assert.match(error.code!, /^UNABLE_TO_/);
  });

  test('our own function does as an option what is done without it', async (t) => {
    const { port } = await serve(t, quiet);
    (await connected(port, { checkServerIdentity })).destroy();
    const error = await failure(dial(port, { servername: 'other.example', checkServerIdentity }));
    assert.equal(error.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('a server in front that did not open the encrypted hello is asked for its own name, and tells how to', async (t) => {
    const [published, newer] = [1, 2].map((configId) =>
      makeEchConfig({ provider: nodeProvider, publicName: 'localhost', configId }),
    );
    const { port } = await serve(t, quiet, { protocol: { ech: { keys: [newer!] } } });
    const options = { servername: 'inner.example', protocol: { ech: { configs: published!.configList } } };
    const error = await failure(dial(port, { ...options, checkServerIdentity }));
    assert.equal(error.code, 'ERR_TLSCOPE_ECH_REJECTED');
    assert.deepEqual((error as unknown as { retryConfigs: Uint8Array }).retryConfigs, newer!.configList);
  });
});

const at = Date.now();
const DAY = 86_400_000;
const papers = (() => {
  const validity = { provider: nodeProvider, notBefore: at - DAY, notAfter: at + DAY };
  const [rootKey, key] = [nodeProvider.generateKey('secp256r1'), nodeProvider.generateKey('secp256r1')];
  const root = issueCertificate({ ...validity, subject: 'root', keys: rootKey, ca: true });
  const issuer = { der: root, key: rootKey };
  const leaf = issueCertificate({
    ...validity,
    subject: 'localhost',
    keys: key,
    issuer,
    san: ['localhost'],
  });
  const { serialNumber } = parseCertificate(leaf);
  const span = { provider: nodeProvider, issuer, thisUpdate: at - DAY, nextUpdate: at + DAY };
  const list = (revoked: boolean) =>
    issueCrl({ ...span, number: 1, revoked: revoked ? [{ serialNumber, at: at - DAY / 2 }] : [] });
  const staple = (status: OcspStatus) => issueOcspResponse({ ...span, answers: [{ serialNumber, status }] });
  return { root, leaf, ca: toPem('CERTIFICATE', root), key: toPem('PRIVATE KEY', writePrivateKey(key)), list, staple };
})();
const pair = { cert: toPem('CERTIFICATE', papers.leaf) + papers.ca, key: papers.key };

describe('crl', () => {
  test('a certificate that is on the list is refused by the code of node:tls, and one that is not is taken', async (t) => {
    const { port } = await serve(t, quiet, pair);
    (await connected(port, { ca: papers.ca, crl: papers.list(false) })).destroy();
    const crl = toPem('X509 CRL', papers.list(true));
    const theirs = nodeTls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: papers.ca, crl });
    const { code } = await failure(theirs);
    assert.equal((await failure(dial(port, { ca: papers.ca, crl }))).code, code);
    assert.equal(code, 'CERT_REVOKED');
  });

  for (const mode of ['soft', 'hard'] as const) {
    test(`it counts beside protocol.revocation, ${mode}`, async (t) => {
      const { port } = await serve(t, quiet, pair);
      const protocol = { revocation: { mode, crls: [papers.list(false)] } };
      (await connected(port, { ca: papers.ca, protocol })).destroy();
      const error = await failure(dial(port, { ca: papers.ca, crl: papers.list(true), protocol }));
      assert.equal(error.code, 'CERT_REVOKED');
    });
  }
});

describe('OCSP', () => {
  const asking = async (
    t: Parameters<typeof listening>[0],
    answer: (done: (error: Error | null, response: Buffer | null) => void) => void,
  ) => {
    const server = createServer(pair, quiet);
    const asked: unknown[] = [];
    server.on('OCSPRequest', (certificate: Buffer, issuer: Buffer, done) => {
      asked.push(Buffer.compare(certificate, papers.leaf), Buffer.compare(issuer, papers.root));
      setImmediate(answer, done);
    });
    return { server, asked, port: await listening(t, server) };
  };
  const where = { host: '127.0.0.1', servername: 'localhost', ca: papers.ca, requestOCSP: true };

  test("'OCSPRequest' answers our client and that of node:tls, which tell it by 'OCSPResponse'", async (t) => {
    const response = Buffer.from(papers.staple('good'));
    const { port, asked } = await asking(t, (done) => done(null, response));
    for (const socket of [dial(port, where), nodeTls.connect({ port, ...where })]) {
      const [[told]] = await Promise.all([once(socket, 'OCSPResponse'), once(socket, 'secureConnect')]);
      assert.deepEqual(told, response);
      socket.destroy();
    }
    assert.deepEqual(asked, [0, 0, 0, 0]);
  });

  test('our client hears a server of node:tls, and `null` where there is none', async (t) => {
    const response = Buffer.from(papers.staple('good'));
    const server = nodeTls.createServer(pair, quiet);
    const port = await listening(t, server);
    for (const expected of [null, response]) {
      if (expected !== null) server.on('OCSPRequest', (_certificate, _issuer, done) => done(null, expected));
      const socket = dial(port, where);
      assert.deepEqual((await once(socket, 'OCSPResponse'))[0], expected);
      socket.destroy();
    }
  });

  test('the issuer may be in `ca`, and is `null` where it is nowhere', async (t) => {
    const cert = toPem('CERTIFICATE', papers.leaf);
    for (const [ca, expected] of [
      [papers.ca, Buffer.from(papers.root)],
      [undefined, null],
    ] as const) {
      const server = createServer({ cert, key: papers.key, ca }, quiet);
      const asked = once(server, 'OCSPRequest');
      const socket = dial(await listening(t, server), where);
      const [, issuer, done] = await asked;
      assert.deepEqual(issuer, expected);
      done(null, null);
      await once(socket, 'secureConnect');
      socket.destroy();
    }
  });

  test('an answer that says "revoked" refuses the server', async (t) => {
    const { port } = await asking(t, (done) => done(null, Buffer.from(papers.staple({ revokedAt: at - DAY / 2 }))));
    assert.equal((await failure(dial(port, where))).code, 'CERT_REVOKED');
  });

  test("an error of 'OCSPRequest' ends the connection with that error", async (t) => {
    const { port, server } = await asking(t, (done) => done(new Error('no responder'), null));
    const refused = once(server, 'tlsClientError');
    await failure(dial(port, where));
    assert.equal((await refused)[0].message, 'no responder');
  });

  test('who does not ask is not answered', async (t) => {
    const { port, asked } = await asking(t, (done) => done(null, null));
    (await connected(port, { ca: papers.ca })).destroy();
    assert.deepEqual(asked, []);
  });
});
