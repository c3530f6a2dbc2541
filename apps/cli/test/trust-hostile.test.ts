/** What `trust --for` writes is read by the toolchains it is for, with names that a stranger chose to break out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSecureContext } from 'node:tls';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { readPkcs12 } from 'tlscope/password';
import { issueCertificate, pemBlocks, toPem } from 'tlscope/x509';
import { needs, program } from '../../../test/interop/support/places.ts';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const names = [
  'coding:utf-7 +AAo-import os+AAo-os.system(+ACI-touch x+ACI-)+AAo-',
  '-*- coding: no-such-encoding -*-',
  "*/ #include <stdlib.h>\nint x = 'y'; /* ?" + '?/',
  'a\\',
  '-----END CERTIFICATE-----\n-----BEGIN',
  '\n  certificate_authority: !!python/object/apply:os.system ["touch x"]\u2028- x: \u001b[2J',
  "'; touch x; '",
];
const folder = ownFolder();
const roots = names.map((subject) =>
  issueCertificate({
    provider,
    subject,
    keys: provider.generateKey('secp256r1'),
    ca: true,
    notBefore: Date.now() - 86_400_000,
    notAfter: Date.now() + 900 * 86_400_000,
  }),
);
const chain = folder.put('roots.pem', roots.map((der) => toPem('CERTIFICATE', der)).join(''));

/** Writes it, and returns the folder and its files. A file `x` in it would be one that a name has asked for. */
async function written(target: string, host: string, from = chain) {
  const cwd = folder.path(`${target}-${names.indexOf(host)}-${readdirSync(folder.path('.')).length}`);
  mkdirSync(cwd);
  const { code, err } = await run('trust', from, '--for', target, '--host', host, '--out', join(cwd, 'out'));
  assert.equal(code, 0, err);
  return cwd;
}

function runs(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(program(command)!, args, { cwd, encoding: 'utf8' });
  assert.ok(!existsSync(join(cwd, 'x')), `${command} made the file that a name asked for`);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

for (const [i, host] of names.entries()) {
  const one = folder.put(`root-${i}.pem`, toPem('CERTIFICATE', roots[i]!));

  test(`python3 reads the anchors, and nothing else, beside ${JSON.stringify(host)}`, needs('python3'), async () => {
    for (const from of [chain, one]) {
      const cwd = await written('micropython', host, from);
      const script = 'import runpy, sys; print([d.hex() for d in runpy.run_path("out")["ANCHORS"]])';
      const found = JSON.parse(runs('python3', ['-c', script], cwd).replaceAll("'", '"')) as string[];
      assert.ok(found.length === (from === chain ? roots.length : 1));
      assert.ok(found.every((der) => roots.some((root) => Buffer.from(root).toString('hex') === der)));
    }
  });

  test(`gcc compiles what is written for boards beside ${JSON.stringify(host)}`, needs('gcc'), async () => {
    for (const target of ['arduino', 'esp-idf', 'zephyr']) {
      const cwd = await written(target, host);
      runs(
        'gcc',
        [
          '-std=c99',
          '-trigraphs',
          '-Werror',
          '-Wno-unused',
          '-fsyntax-only',
          '-include',
          './out',
          '-x',
          'c',
          '/dev/null',
        ],
        cwd,
      );
    }
  });

  test(`PEM is the same certificates, and text, beside ${JSON.stringify(host)}`, async () => {
    for (const target of ['node', 'openssl', 'pem', 'esphome']) {
      const cwd = await written(target, host);
      const text = readFileSync(join(cwd, 'out'), 'latin1');
      assert.match(text, /^[\n -~]*$/);
      assert.equal(pemBlocks(text.replace(/^ +/gm, '')).length, roots.length);
      if (target !== 'esphome') createSecureContext({ ca: text });
      else assert.deepEqual(text.match(/^(?![# ]).+/gm), ['mqtt:']);
    }
  });
}

test('roots of one name are two in the key store of Java, and so are those whose names it takes for one', async () => {
  const same = ['Root', 'root', 'Root', '\u{1f600}Root', '\u{1f600}', 'Root 2'].map((subject) =>
    issueCertificate({
      provider,
      subject,
      keys: provider.generateKey('secp256r1'),
      ca: true,
      notBefore: Date.now() - 1000,
      notAfter: Date.now() + 900 * 86_400_000,
    }),
  );
  const from = folder.put('same.pem', same.map((der) => toPem('CERTIFICATE', der)).join(''));
  const out = folder.path('same.p12');
  assert.equal((await run('trust', from, '--for', 'java', '--out', out)).code, 0);
  const { bags } = readPkcs12(readFileSync(out), { password: 'changeit' });
  const aliases = bags.map((bag) => (bag.kind === 'certificate' ? bag.name : undefined));
  assert.deepEqual(aliases, ['Root', 'root 2', 'Root 3', 'Root 4', '1', 'Root 2 2']);
});
