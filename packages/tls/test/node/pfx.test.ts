import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { createSecureContext } from '../../src/node/index.ts';
import { writePkcs12 } from '../../src/node/password/index.ts';
import { makeIdentity, writePrivateKey } from '../../src/x509/index.ts';
import { collect } from './collect.ts';
import { connected, dial, ecdsa, rsa, serve } from './support.ts';

const identity = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const key = writePrivateKey(identity.server.key);
const chain = [...identity.server.chain, identity.root.der].map((der) => ({ der }));
const pfx = writePkcs12({ key, certificates: chain }, 'parcel');

interface Failed {
  readonly message: string;
  readonly code: string;
  readonly cause: Error;
}
function failure(options: object): Failed {
  try {
    createSecureContext(options);
  } catch (error) {
    return error as Failed;
  }
  assert.fail('it should not open');
}

describe('the option pfx', () => {
  test('is key, chain and root in one file, for a server and for a client', async (t) => {
    const { port } = await serve(t, (socket) => socket.end(`${socket.authorized}`), {
      cert: undefined,
      key: undefined,
      pfx,
      passphrase: 'parcel',
      requestCert: true,
      rejectUnauthorized: false,
    });
    const socket = dial(port, { ca: undefined, pfx, passphrase: 'parcel' });
    assert.match(`${await collect(socket)}`, /^(true|false)$/);
    assert.equal(socket.authorized, true, 'the root that came with it is trusted');
    assert.ok(socket.getCertificate()?.raw);
  });

  test('several at once, each with a passphrase of its own, beside cert and key', async (t) => {
    const other = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'rsa2048' });
    const second = writePkcs12(
      { key: writePrivateKey(other.server.key), certificates: other.server.chain.map((der) => ({ der })) },
      'another',
    );
    const { port } = await serve(t, (socket) => socket.end(), {
      cert: [rsa.cert],
      key: [rsa.key],
      pfx: [
        { buf: pfx, passphrase: 'parcel' },
        { buf: second, passphrase: 'another' },
      ],
      maxVersion: 'TLSv1.2',
    });
    for (const [ciphers, kind] of [
      ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ec'],
      ['ECDHE-RSA-AES128-GCM-SHA256', 'rsa'],
    ] as const) {
      const socket = await connected(port, { ciphers, maxVersion: 'TLSv1.2', rejectUnauthorized: false });
      assert.equal(socket.getPeerX509Certificate()?.publicKey.asymmetricKeyType, kind);
      socket.destroy();
    }
  });

  test('what does not open says so as node:tls does, and why', () => {
    const certificates = writePkcs12({ certificates: chain, trusted: true }, 'parcel');
    const strange = writePkcs12({ key, certificates: [{ der: identity.root.der }] }, 'parcel');
    for (const [options, message, why] of [
      [{ pfx, passphrase: 'wrong' }, 'mac verify failure', /passphrase is wrong/],
      [{ pfx }, 'mac verify failure', /passphrase is wrong/],
      [{ pfx: Buffer.from('no pfx') }, 'not enough data', /./],
      [{ pfx: certificates, passphrase: 'parcel' }, 'Unable to load private key from PFX data', /no private key/],
      [{ pfx: strange, passphrase: 'parcel' }, 'Unable to load certificate from PFX data', /none in it is for its key/],
    ] as const) {
      const error = failure(options);
      assert.equal(error.message, message);
      assert.match(error.cause.message, why);
    }
    const theirs = [{ pfx: Buffer.from(pfx), passphrase: 'wrong' }, { pfx: Buffer.from('no pfx') }];
    for (const options of theirs) {
      assert.throws(() => nodeTls.createSecureContext(options), { message: failure(options).message });
    }
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  test('files of openssl', { skip: openssl ? false : 'the openssl command is not here' }, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'tlscope-pfx-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const [keyFile, certFile, out] = ['key.pem', 'cert.pem', 'out.p12'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(keyFile, ecdsa.key);
    writeFileSync(certFile, ecdsa.cert);
    const common = ['pkcs12', '-export', '-inkey', keyFile, '-in', certFile, '-out', out, '-passout', 'pass:parcel'];
    for (const ways of [[], ['-nomac'], ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']]) {
      execFileSync('openssl', [...common, ...ways], { stdio: 'pipe' });
      const { port } = await serve(t, (socket) => socket.end('hello'), {
        cert: undefined,
        key: undefined,
        pfx: readFileSync(out),
        passphrase: 'parcel',
      });
      assert.equal(`${await collect(dial(port))}`, 'hello', ways.join(' '));
    }
    const old = [...common, '-legacy', '-certpbe', 'PBE-SHA1-RC2-40'];
    if (spawnSync('openssl', old, { stdio: 'pipe' }).status !== 0) return;
    const error = failure({ pfx: readFileSync(out), passphrase: 'parcel' });
    assert.deepEqual([error.code, error.message], ['ERR_CRYPTO_UNSUPPORTED_OPERATION', 'Unsupported PKCS12 PFX data']);
    assert.match(error.cause.message, /40-bit RC2/);
  });

  test('null is as good as absent, for this and every other option', async (t) => {
    const { port } = await serve(t, (socket) => socket.end('hello'));
    const options = { ca: ecdsa.ca, pfx: null, passphrase: null, ciphers: null, dhparam: null, crl: null } as never;
    const socket = dial(port, { secureContext: createSecureContext(options) });
    await once(socket.resume(), 'end');
    assert.equal(socket.authorized, true);
  });
});
