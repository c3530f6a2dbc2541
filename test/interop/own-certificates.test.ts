/** Certificates that we have issued, judged by others. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe as group, test } from 'node:test';
import type { KeyKind } from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { serveHttp } from './support/http.ts';
import { ours } from './support/ours.ts';
import { HOST, type LeafFiles } from './support/pki.ts';
import { needs, temporaryFolder } from './support/places.ts';
import { run, type Scope } from './support/process.ts';
import { settings13 } from './support/settings.ts';

const kinds: readonly KeyKind[] = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'rsa2048', 'rsa3072'];

interface Files extends LeafFiles {
  readonly rootFile: string;
  readonly leafFile: string;
  readonly issuingFile: string;
}

async function issued(scope: Scope, key: KeyKind, rootKey: KeyKind): Promise<Files> {
  const folder = await temporaryFolder(scope);
  const names = [HOST, '127.0.0.1'];
  const { root, issuing, server } = makeIdentity({ provider: nodeProvider, names, at: Date.now(), key, rootKey });
  const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der);
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const chain = server.chain.map(pem).join('');
  const secret = toPem('PRIVATE KEY', writePrivateKey(server.key));
  return {
    chain,
    key: secret,
    chainFile: await write('chain.pem', chain),
    keyFile: await write('key.pem', secret),
    rootFile: await write('root.pem', pem(root.der)),
    leafFile: await write('leaf.pem', pem(server.chain[0]!)),
    issuingFile: await write('issuing.pem', pem(issuing.der)),
  };
}

group('certificates we have issued', needs('openssl', 'certtool', 'curl'), () => {
  for (const [i, kind] of kinds.entries()) {
    const rootKind = kinds.at(-1 - i)!;

    test(`OpenSSL and GnuTLS verify a chain with a ${kind} key under a ${rootKind} root`, async (t) => {
      const files = await issued(t, kind, rootKind);
      const strict = ['-x509_strict', '-purpose', 'sslserver', '-verify_hostname', HOST];
      const chain = ['-CAfile', files.rootFile, '-untrusted', files.issuingFile, files.leafFile];
      assert.match(await run(t, 'openssl', ['verify', ...strict, ...chain]), /leaf\.pem: OK/);
      const verify = ['--verify', '--infile', files.chainFile, '--load-ca-certificate', files.rootFile];
      const purpose = ['--verify-hostname', HOST, '--verify-purpose', '1.3.6.1.5.5.7.3.1'];
      assert.match(await run(t, 'certtool', [...verify, ...purpose]), /Chain verification output: Verified\./);
    });

    test(`OpenSSL reads the ${kind} private key, and curl gets a page with it`, async (t) => {
      const files = await issued(t, kind, 'secp256r1');
      assert.match(await run(t, 'openssl', ['pkey', '-in', files.keyFile, '-check', '-noout']), /Key is valid/);
      const setting = settings13[0]!;
      const { port } = await serveHttp(t, ours, files, setting);
      const url = `https://127.0.0.1:${port}/own`;
      assert.match(await run(t, 'curl', ['-sS', '--cacert', files.rootFile, '--curves', 'X25519', url]), /GET \/own/);
    });
  }
});
