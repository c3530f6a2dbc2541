import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { below, complaints, floors, importsOf } from './arrows.ts';
import { ROOT, sources } from './sources.ts';

const manifest = JSON.parse(readFileSync(join(ROOT, 'packages/tls/package.json'), 'utf8'));
const publicSubpaths = new Set(Object.keys(manifest.exports).map((key) => `tlscope${key.slice(1)}`));

test('the sources keep to the floors', () => {
  const paths = sources();
  const imports = paths.flatMap((path) => importsOf(readFileSync(join(ROOT, path), 'utf8')));
  assert.ok(paths.length > 20 && imports.length > 50, `looked at ${paths.length} files, ${imports.length} imports`);
  assert.deepEqual(
    paths.flatMap((path) => complaints(path, readFileSync(join(ROOT, path), 'utf8'), publicSubpaths)),
    [],
  );
});

test('every folder of the library is a floor, and no floor stands on itself', () => {
  const folders = readdirSync(join(ROOT, 'packages/tls/src'), { withFileTypes: true }).filter((e) => e.isDirectory());
  for (const { name } of folders) assert.ok(name in floors, `${name} is no floor`);
  for (const floor of Object.keys(floors)) assert.ok(!below(floor).has(floor), `${floor} stands on itself`);
});

const bad: readonly [what: string, path: string, text: string, expected: RegExp][] = [
  ['an arrow upwards', 'wire/a.ts', "import { run } from '../engine/index.ts';", /wire does not stand on engine/],
  ['an arrow sideways', 'keys/a.ts', "import { x } from '../record/index.ts';", /keys does not stand on record/],
  ['a re-export upwards', 'bytes/a.ts', "export * from '../wire/index.ts';", /bytes does not stand on wire/],
  ['a type upwards', 'wire/a.ts', "import type { X } from '../keys/index.ts';", /wire does not stand on keys/],
  ['several lines', 'wire/a.ts', "import {\n  a,\n  b,\n} from '../engine/index.ts';", /does not stand on engine/],
  ['for its effect', 'wire/a.ts', "import '../engine/index.ts';", /does not stand on engine/],
  ['dynamically', 'wire/a.ts', "const a = await import('../engine/index.ts');", /does not stand on engine/],
  ['observe below itself', 'keys/a.ts', "import { x } from '../observe/index.ts';", /keys does not stand on observe/],
  ['a provider', 'engine/a.ts', "import { p } from '../crypto/providers/pure.ts';", /choose a crypto provider/],
  ['a provider in crypto', 'crypto/index.ts', "export * from './providers/pure.ts';", /choose a crypto provider/],
  ['node in the core', 'x509/a.ts', "import fs from 'node:fs';", /knows no host/],
  ['node in pure', 'crypto/providers/pure/a.ts', "import 'node:crypto';", /knows no host/],
  ['a package', 'wire/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';", /no dependencies/],
  ['node at the root', 'index.ts', "export * from './node/index.ts';", /runs everywhere/],
  ['assertions at the root', 'index.ts', "export * from './testing/index.ts';", /runs everywhere/],
  ['sockets in assertions', 'testing/a.ts', "import { x } from '../node/index.ts';", /testing does not stand on node/],
  ['out of the library', 'wire/a.ts', "import '../../../../apps/cli/src/main.ts';", /leaves the library/],
  ['Buffer', 'wire/a.ts', 'const b = Buffer.from([1]);', /uses Buffer/],
  ['process', 'wire/a.ts', "if (process.env.X === '1') stop();", /uses process/],
  ['setTimeout', 'wire/a.ts', `const t = \`\${setTimeout(f, 1)}\`;`, /uses setTimeout/],
  ['fetch', 'wire/a.ts', "const r = /'/.test(x) && fetch(u);", /uses fetch/],
  ['301 lines', 'wire/a.ts', 'f();\n'.repeat(301), /301 lines/],
];
for (const [what, path, text, expected] of bad) {
  test(`the check fails on ${what}`, () => {
    const found = complaints(`packages/tls/src/${path}`, text, publicSubpaths);
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, expected);
  });
}

test('the check fails on an app that reaches inside, and on a long test', () => {
  const inApp = (text: string) => complaints('apps/cli/src/a.ts', text, publicSubpaths);
  assert.match(inApp("import { x } from 'tlscope/wire/alert.ts';").join(), /not a public subpath/);
  assert.match(inApp("import { x } from '../../../packages/tls/src/index.ts';").join(), /leaves the app/);
  const component = `<script lang="ts">\n  import { x } from 'tlscope/wire/alert.ts';\n</script>\n<p>{x}</p>`;
  assert.match(complaints('apps/studio/src/A.svelte', component, publicSubpaths).join(), /not a public subpath/);
  assert.match(complaints('packages/tls/test/a.test.ts', 'f();\n'.repeat(301), publicSubpaths).join(), /301 lines/);
});

test('the check lets pass what is allowed', () => {
  const allowed = `// fetch Buffer process
import type { TlsEvent } from '../events/index.ts';
import { hex } from '../bytes/index.ts';
const text = 'process', other = { process: 1, fetch: x.fetch }, pattern = /"/, said = \`this process\`;\n`;
  assert.deepEqual(complaints('packages/tls/src/engine/a.ts', allowed, publicSubpaths), []);
  const app = "import { connect } from 'tlscope/node';\nimport { x } from './b.ts';\nimport pc from 'picocolors';\n";
  assert.deepEqual(complaints('apps/cli/src/a.ts', app, publicSubpaths), []);
});
