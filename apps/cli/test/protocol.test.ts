/** The flags of connect and serve for what TLS can do and node:tls has no option for. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { connect as tlsConnect } from 'node:tls';
import { run, type Served, serve } from './support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlscope-flags-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string): string => join(folder, name);
const KEY = `sensor:${'ab'.repeat(32)}`;

interface Connected {
  readonly ok: boolean;
  readonly protocol?: string;
  readonly cipherSuite?: string;
  readonly group?: string;
  readonly error?: { readonly code: string };
  readonly steps: readonly { readonly title: string }[];
}

async function connect(port: number, ...flags: string[]): Promise<Connected & { readonly told: string }> {
  const { out } = await run('connect', `localhost:${port}`, '--ca', file('root.pem'), '--json', ...flags);
  return { ...(JSON.parse(out) as Connected), told: out };
}

let running: Served | undefined;
afterEach(() => running?.stop());

async function serving(...flags: string[]): Promise<Served> {
  running = await serve('--write-ca', file('root.pem'), ...flags);
  return running;
}

describe('flags of the protocol', { concurrency: false }, () => {
  test('a session is kept, taken up, and goes with early data', async () => {
    const server = await serving('--echo', '--early-data', '1000', '--trace', file('callers'));
    const kept = file('session');
    const first = await connect(server.port, '--session', kept);
    assert.ok(first.ok && statSync(kept).mode % 0o100 === 0, 'only its owner may read it');
    const second = await connect(server.port, '--session', kept, '--early-data', 'hello');
    assert.ok(second.ok);
    assert.match(second.told, /end_of_early_data/);
    assert.doesNotMatch(second.told, /"CertificateVerify/);
    await server.stop();
    assert.match(readFileSync(file('callers/caller-0001.json'), 'utf8'), /"client_hello"/);
  });

  test('what an earlier run has written of its callers stays: the next one counts on behind it', async () => {
    mkdirSync(file('kept'));
    writeFileSync(file('kept/caller-0007.json'), 'of before');
    const server = await serving('--trace', file('kept'));
    await connect(server.port);
    assert.equal((await server.line(2)).number, 8);
    await server.stop();
    assert.equal(readFileSync(file('kept/caller-0007.json'), 'utf8'), 'of before');
    assert.match(readFileSync(file('kept/caller-0008.json'), 'utf8'), /"client_hello"/);
  });

  test('a server that is stopped writes what it has seen of callers that are still there', async () => {
    const server = await serving('--echo', '--trace', file('left'));
    const caller = tlsConnect({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false });
    caller.on('error', () => {});
    assert.equal((await server.line(2)).number, 1);
    await server.stop();
    assert.match(readFileSync(file('left/caller-0001.json'), 'utf8'), /"client_hello"/);
    caller.destroy();
  });

  for (const version of ['1.2', '1.3']) {
    test(`a shared key in TLS ${version}`, async () => {
      const ciphers = version === '1.2' ? ['--ciphers', 'TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'] : [];
      const server = await serving('--tls', version, '--psk', KEY, '--psk-hint', 'which', ...ciphers);
      const good = await connect(server.port, '--tls', version, '--psk', KEY, ...ciphers);
      assert.ok(good.ok, JSON.stringify(good.error));
      assert.doesNotMatch(good.told, /"certificate"/);
      const other = `sensor:${'cd'.repeat(32)}`;
      const bad = await connect(server.port, '--tls', version, '--psk', other, ...ciphers);
      assert.equal(bad.ok, false);
    });
  }

  test('an encrypted hello, with what the server wrote for the DNS', async () => {
    const server = await serving('--ech', 'localhost', '--ech-out', file('dns'));
    const seen = await connect(server.port, '--ech', file('dns'));
    assert.ok(seen.ok, JSON.stringify(seen.error));
    assert.match(seen.told, /inner/);
  });

  test('many at once: grease, key shares, padding, small records, cookie, compression', async () => {
    const server = await serving('--cookie', '--padding', '64', '--record-size', '1024', '--compress');
    const flags = ['--grease', '--ech', 'grease', '--padding', '32', '--record-size', '512', '--compress'];
    const seen = await connect(server.port, ...flags, '--groups', 'x25519,secp256r1', '--key-shares', 'secp256r1');
    assert.ok(seen.ok, JSON.stringify(seen.error));
    assert.equal(seen.group, 'secp256r1');
    assert.match(seen.told, /compressed_certificate|CompressedCertificate/);
  });

  test('signature schemes, and what is asked of the certificate of a caller', async () => {
    const server = await serving(
      '--request-cert',
      'optional',
      '--client-ca',
      file('root.pem'),
      '--oid-filter',
      '2.5.29.15:03020780',
    );
    const flags = [
      '--sigalgs',
      'rsa_pss_rsae_sha384',
      '--cert-sigalgs',
      'ecdsa_secp256r1_sha256',
      '--authorities',
      file('root.pem'),
    ];
    const seen = await connect(server.port, ...flags);
    assert.ok(seen.ok, JSON.stringify(seen.error));
    assert.match(seen.told, /"certificate_request"/);
    const bad = await connect(server.port, '--sigalgs', 'ed25519');
    assert.equal(bad.ok, false, 'the server has an RSA key');
  });

  test('what cannot be followed is said in one sentence', async () => {
    const wrong: readonly (readonly [string[], RegExp])[] = [
      [['--early-data', 'x'], /needs --session/],
      [['--psk', 'nobody'], /IDENTITY:KEY/],
      [['--padding', '0'], /not a number from 1 to 16384/],
      [['--ech', '***'], /neither a file nor base64/],
      [['--raw-public-key', file('nothing')], /no file/],
      [['--max-fragment', '700'], /512, 1024, 2048, 4096/],
      [['--key-shares', 'x999'], /x999/],
      [['--sigalgs', 'rot13'], /rot13/],
    ];
    for (const [flags, says] of wrong) {
      const { code, err } = await run('connect', 'localhost:1', ...flags);
      assert.equal(code, 2, flags.join(' '));
      assert.match(err, says);
    }
  });
});
