import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { issueCertificate, makeIdentity, pemBlocks, toPem } from 'tlscope/x509';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const { root, server } = makeIdentity({ provider, names: ['a.example'], at: Date.now(), key: 'secp256r1' });

test('the roots of this machine are listed, with where they are from and how old that is', async () => {
  const { code, out } = await run('roots', 'list');
  assert.equal(code, 0);
  assert.match(out, /node +\d+ roots: Mozilla's roots, as bundled with Node\.js v[\d.]+, of\s+\d{4}-\d\d-\d\d/);
  const { sources, roots } = JSON.parse((await run('roots', 'list', '--json')).out);
  assert.equal(sources[0].name, 'node');
  assert.ok(roots.length > 50);
});

test('a root is shown by name or fingerprint, and as PEM', async () => {
  const { out } = await run('roots', 'show', 'isrg root x1');
  assert.match(out, /RSA 4096/);
  const fingerprint = /SHA-256 +([0-9a-f]+)/.exec(out)![1]!.slice(0, 20);
  assert.match((await run('roots', 'show', fingerprint, '--pem')).out, /^-----BEGIN CERTIFICATE-----/);
  assert.equal((await run('roots', 'show', 'no such root')).code, 2);
});

test('roots of a file become part of the catalogue, and only roots', async () => {
  const own = folder.path('own');
  mkdirSync(own);
  const env = { TLSCOPE_ROOTS: own };
  const bundle = folder.put('lab.pem', [root.der, server.chain[0]!].map((der) => toPem('CERTIFICATE', der)).join(''));
  const { code, out } = await finish(start(['roots', 'update', bundle], env));
  assert.equal(code, 0);
  assert.match(out, /1 root kept in .*1 certificate that may not\s+issue was left out/s);
  assert.match((await finish(start(['roots', 'list', 'tlscope'], env))).out, /tlscope Root CA.*\(lab\)/);
  const chain = folder.put('chain.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
  assert.equal((await finish(start(['verify', chain, '--host', 'a.example'], env))).code, 0);
  const none = folder.put('none.pem', toPem('CERTIFICATE', server.chain[0]!));
  assert.equal((await run('roots', 'update', none)).code, 2);
});

test('a name that looks like PEM adds no root, and breaks nothing', async () => {
  const at = Date.now();
  const rootNamed = (subject: string): Uint8Array => {
    const keys = provider.generateKey('secp256r1');
    return issueCertificate({ provider, subject, keys, ca: true, notBefore: at, notAfter: at + 86_400_000 });
  };
  const hidden = rootNamed('hidden');
  const inOneLine = toPem('CERTIFICATE', hidden).replaceAll('\n', '');
  const names = [inOneLine, '-----BEGIN CERTIFICATE-----', `x\n${toPem('CERTIFICATE', hidden)}`];
  const own = folder.path('own-odd');
  const before = process.env.TLSCOPE_ROOTS;
  process.env.TLSCOPE_ROOTS = own;
  try {
    for (const [i, name] of names.entries()) {
      const der = rootNamed(name);
      const file = folder.put(
        `odd-${i}\n# ${inOneLine.slice(0, 32)}.pem`.replaceAll('/', ' '),
        toPem('CERTIFICATE', der),
      );
      const { code, out } = await run('roots', 'update', file);
      assert.equal(code, 0, out);
      const kept = readFileSync(join(own, basename(file)), 'latin1');
      assert.deepEqual(
        pemBlocks(kept).map((block) => block.der),
        [der],
      );
    }
    const { roots } = JSON.parse((await run('roots', 'list', '--json')).out);
    assert.ok(roots.every(({ subject }: { subject: string }) => subject !== 'CN=hidden'));
  } finally {
    if (before === undefined) delete process.env.TLSCOPE_ROOTS;
    else process.env.TLSCOPE_ROOTS = before;
  }
});

test('roots that are taken anew take the place of the older ones in one step, and no name of others', async () => {
  const own = folder.path('own-anew');
  const env = { TLSCOPE_ROOTS: own };
  const pem = toPem('CERTIFICATE', root.der);
  const update = (name: string) => finish(start(['roots', 'update', folder.put(name, pem)], env));
  assert.equal((await update('mine.pem')).code, 0);
  const reader = openSync(join(own, 'mine.pem'), 'r');
  const before = readFileSync(join(own, 'mine.pem'), 'utf8');
  assert.equal((await update('mine.pem')).code, 0);
  assert.equal(readFileSync(reader, 'utf8'), before);
  closeSync(reader);
  for (const name of ['node.pem', 'system.crt']) {
    const { code, err } = await update(name);
    assert.equal(code, 2);
    assert.match(err, /is what the\s+roots of/);
  }
  assert.deepEqual(readdirSync(own), ['mine.pem']);
});
