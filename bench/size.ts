/** What a client weighs in a page: bytes, minified, and as they travel. They are the same on every machine. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { leanBundle } from '../apps/cli/build/lean.ts';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'packages/tls/src');

export interface Size {
  readonly what: string;
  readonly minified: number;
  readonly gzipped: number;
}

/** The whole, the lean one, and what cannot be taken away: cryptography alone. */
export async function sizes(): Promise<Size[]> {
  const provider = (name: string) =>
    bundled(`export * from ${JSON.stringify(join(SRC, `crypto/providers/${name}/index.ts`))};`);
  return [
    sizeOf('connect of tlscope', await bundled("export { connect, webSocketStreams } from 'tlscope';")),
    sizeOf('connect of tlscope/lean', (await leanBundle(join(SRC, 'lean/index.ts'))).text),
    sizeOf('of these, cryptography: tlscope/crypto/pure', await provider('pure')),
    sizeOf('of these, cryptography: tlscope/crypto/small', await provider('small')),
  ];
}

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['source'],
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]!.text;
}

const sizeOf = (what: string, text: string): Size => ({
  what,
  minified: Buffer.byteLength(text),
  gzipped: gzipSync(text, { level: 9 }).length,
});

/** As a table. */
export function showSizes(list: readonly Size[]): string {
  const row = (what: string, minified: string, gzipped: string) =>
    what.padEnd(48) + minified.padStart(12) + gzipped.padStart(12);
  const number = (bytes: number) => bytes.toLocaleString('en');
  const rows = list.map(({ what, minified, gzipped }) => row(what, number(minified), number(gzipped)));
  return [row('bytes of a client for a page', 'minified', 'gzipped'), ...rows].join('\n');
}
