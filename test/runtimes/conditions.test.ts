/** Which runtime gets which cryptography, by the conditions of the package. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, type Platform } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');

/** The files of `hosts` and the modules of Node in a bundle of the root export. */
async function chosen(platform: Platform, ...conditions: string[]): Promise<{ hosts: string[]; node: string[] }> {
  const { metafile } = await build({
    stdin: { contents: "export { connect } from 'tlscope';", resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform,
    conditions: ['source', ...conditions],
    external: ['node:*'],
    metafile: true,
    write: false,
  });
  const hosts = Object.keys(metafile.inputs).flatMap((path) => /src\/hosts\/(\w+)\.ts$/.exec(path)?.[1] ?? []);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  return { hosts, node: [...new Set(imports)].filter((path) => path.startsWith('node:')) };
}

for (const [name, platform, ...conditions] of [
  ['a browser', 'browser'],
  ['a worker', 'neutral', 'worker'],
  ['a worker of workerd', 'neutral', 'workerd', 'worker'],
  ['a runtime nobody has heard of', 'neutral'],
] as const) {
  test(`${name} gets cryptography in TypeScript, and nothing of Node`, async () => {
    assert.deepEqual(await chosen(platform, ...conditions), { hosts: ['web'], node: [] });
  });
}

test('Deno gets cryptography in TypeScript and its own roots, though it claims to be Node as well', async () => {
  assert.deepEqual(await chosen('neutral', 'deno', 'node'), { hosts: ['deno'], node: ['node:tls'] });
});

for (const conditions of [['node'], ['bun', 'worker', 'node']]) {
  test(`${conditions[0]} gets node:crypto`, async () => {
    const { hosts, node } = await chosen('node', ...conditions);
    assert.deepEqual(hosts, ['node']);
    assert.ok(node.includes('node:crypto'));
  });
}
