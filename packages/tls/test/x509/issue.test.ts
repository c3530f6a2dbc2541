/** What we issue is what others read: OpenSSL and Node judge our certificates, and we judge theirs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { KeyKind } from '../../src/crypto/provider.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import {
  issueCertificate,
  makeIdentity,
  parseCertificate,
  pemBlocks,
  TrustStore,
  toPem,
  verifyChain,
  writePrivateKey,
  writePublicKey,
} from '../../src/x509/index.ts';
import { AT, DAY, HOST, makeChain, outcome, verify } from './make.ts';

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'there is no openssl here to compare with';
const pem = (der: Uint8Array) => toPem('CERTIFICATE', der);

function openssl(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'tlscope-x509-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd, encoding: 'utf8' });
    return { status, text: stdout + stderr };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const kinds = ['secp256r1', 'secp384r1', 'secp521r1', 'ed25519', 'ed448', 'rsa2048'] as const satisfies KeyKind[];
for (const kind of kinds) {
  const identity = makeIdentity({
    provider,
    names: [HOST, '*.wild.example', '192.0.2.1', '::1'],
    at: AT,
    key: kind,
    rootKey: kind,
  });
  const { root, issuing, server } = identity;

  test(`OpenSSL verifies an identity of ${kind} keys, strictly`, { skip }, () => {
    const files = { root: pem(root.der), issuing: pem(issuing.der), leaf: pem(server.chain[0]!) };
    const when = ['-attime', `${AT / 1000}`, '-x509_strict', '-purpose', 'sslserver'];
    const chain = ['-CAfile', 'root', '-untrusted', 'issuing', 'leaf'];
    for (const host of [HOST, 'a.wild.example']) {
      const { status, text } = openssl(files, ['verify', ...when, '-verify_hostname', host, ...chain]);
      assert.equal(status, 0, text);
    }
    for (const ip of ['192.0.2.1', '::1']) {
      const { status, text } = openssl(files, ['verify', ...when, '-verify_ip', ip, ...chain]);
      assert.equal(status, 0, text);
    }
    assert.notEqual(openssl(files, ['verify', ...when, '-verify_hostname', 'other.example', ...chain]).status, 0);
  });

  test(`node:crypto reads an identity of ${kind} keys, and so do we`, () => {
    const [leaf, above, top] = [server.chain[0]!, issuing.der, root.der].map((der) => new X509Certificate(der));
    assert.ok(leaf!.checkIssued(above!) && leaf!.verify(above!.publicKey));
    assert.ok(above!.checkIssued(top!) && above!.verify(top!.publicKey) && top!.verify(top!.publicKey));
    assert.ok(above!.ca && top!.ca && !leaf!.ca);
    assert.ok(leaf!.checkHost(HOST) && leaf!.checkIP('192.0.2.1'));
    const view = parseCertificate(server.chain[0]!);
    assert.equal(Buffer.from(view.serialNumber).toString('hex').toUpperCase(), leaf!.serialNumber);
    assert.equal(view.notAfter, Date.parse(leaf!.validTo));
    assert.equal(view.notBefore, Date.parse(leaf!.validFrom));
    const theirs = leaf!.publicKey.export({ format: 'der', type: 'spki' });
    assert.deepEqual(Buffer.from(view.spkiDer), theirs);
    assert.deepEqual(Buffer.from(writePublicKey(view.publicKey!)), theirs);
    const key = createPrivateKey({ key: Buffer.from(writePrivateKey(server.key)), format: 'der', type: 'pkcs8' });
    assert.ok(leaf!.checkPrivateKey(key));
  });

  test(`we accept the identity of ${kind} keys for each of its names`, () => {
    for (const host of [HOST, 'a.wild.example', '192.0.2.1', '::1']) {
      const trust = TrustStore.of(pem(root.der));
      const answer = verifyChain({ presented: server.chain, trust, at: AT, purpose: 'server', host, provider });
      assert.equal(outcome(answer), 'ok');
    }
  });
}

test('serial numbers are positive, 16 bytes, and never the same; the start is backdated', () => {
  const identities = [1, 2].map(() => makeIdentity({ provider, names: [HOST], at: AT, key: 'secp256r1' }));
  const all = identities.flatMap(({ root, issuing, server }) => [root.der, issuing.der, server.chain[0]!]);
  const views = all.map(parseCertificate);
  assert.equal(new Set(views.map(({ serialNumber }) => Buffer.from(serialNumber).toString('hex'))).size, 6);
  for (const { serialNumber, notBefore } of views) {
    assert.equal(serialNumber.length, 16);
    assert.ok(serialNumber[0]! > 0 && serialNumber[0]! < 0x80);
    assert.ok(notBefore < AT);
  }
});

test('times from 2050 on are GeneralizedTime, fractions of a second are cut off', () => {
  const { root } = makeChain({ root: { notBefore: AT + 999, notAfter: Date.UTC(2050) } });
  const view = parseCertificate(root.der);
  assert.equal(view.notBefore, AT);
  assert.equal(view.notAfter, Date.UTC(2050));
  assert.equal(Date.parse(new X509Certificate(root.der).validTo), Date.UTC(2050));
});

test('an empty subject makes the subjectAltName critical', () => {
  const { root, presented, leaf } = makeChain({ leaf: { subject: '' } });
  const view = parseCertificate(leaf.der);
  assert.equal(view.subject, '');
  assert.equal(view.extensions.find(({ name }) => name === 'id-ce-subjectAltName')!.critical, true);
  const answer = verify(presented, [root]);
  assert.equal(outcome(answer), 'ok');
  assert.equal(answer.evidence.paths[0]!.subjects[0], `dNSName ${HOST}`);
});

test('what cannot be issued is the fault of the caller', () => {
  const { key } = makeChain().root;
  const options = { provider, subject: 'x', notBefore: AT, notAfter: AT + DAY };
  assert.throws(() => issueCertificate({ ...options, keys: { type: 'ed25519', key: new Uint8Array(32) } }), RangeError);
  assert.throws(() => issueCertificate({ ...options, keys: key, scheme: 'ed25519' }));
  assert.throws(() => makeIdentity({ provider, names: [], at: AT, key: 'secp256r1' }), RangeError);
});

test('we verify a chain that OpenSSL made', { skip }, () => {
  const script = `
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout rk -out root -subj "/C=NL/O=Acme, Inc./CN=Root" -days 30 &&
    openssl req -newkey rsa:2048 -noenc -keyout lk -out csr -subj "/CN=${HOST}" &&
    printf 'subjectAltName=DNS:${HOST}\\nkeyUsage=digitalSignature\\nextendedKeyUsage=serverAuth\\n' > ext &&
    openssl x509 -req -in csr -CA root -CAkey rk -CAcreateserial -days 20 -extfile ext -out leaf && cat root leaf`;
  const cwd = mkdtempSync(join(tmpdir(), 'tlscope-x509-'));
  const made = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' });
  rmSync(cwd, { recursive: true });
  assert.equal(made.status, 0, made.stderr);
  const [root, leaf] = pemBlocks(made.stdout);
  const trust = TrustStore.of(root!.der);
  assert.equal(trust.anchors[0]!.subject, 'CN=Root,O=Acme\\, Inc.,C=NL');
  const question = { presented: [leaf!.der], trust, purpose: 'server', host: HOST, provider } as const;
  assert.equal(outcome(verifyChain({ ...question, at: Date.now() })), 'ok');
  assert.match(outcome(verifyChain({ ...question, at: Date.now() + 25 * DAY })), /^CERT_HAS_EXPIRED/);
});
