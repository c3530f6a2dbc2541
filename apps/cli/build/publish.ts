/**
 * The command in the package `tlscope`, so that `npx tlscope` runs it and whoever installs the library gets
 * none of the command's dependencies; and the lean client as one file. What they take in of others goes with its licences.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { leanBundle } from './lean.ts';

const root = join(import.meta.dirname, '../../..');
const from = join(root, 'apps/cli/dist');
const target = join(root, 'packages/tls/dist/command');

/** There, what lay beside a module is found from where the module would lie. */
const inPlace: Plugin = {
  name: 'in place',
  setup({ onLoad }) {
    onLoad({ filter: /apps\/cli\/dist\/.*\.js$/ }, ({ path }) => {
      const below = JSON.stringify(`/${relative(from, dirname(path))}`);
      return {
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.dirname', `(import.meta.dirname + ${below})`),
      };
    });
  },
};

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [join(from, 'main.js')],
  outdir: target,
  bundle: true,
  // A command's modules are read when it is asked for. The pieces lie side by side.
  splitting: true,
  chunkNames: '[name]-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  external: ['tlscope', 'tlscope/*'],
  // Some of what is taken in still asks for Node's modules with `require`.
  banner: {
    js: "import { createRequire as $require } from 'node:module';\nconst require = $require(import.meta.url);",
  },
  plugins: [inPlace],
  metafile: true,
});
if (existsSync(join(from, 'studio'))) cpSync(join(from, 'studio'), join(target, 'studio'), { recursive: true });
for (const name of ['LICENSE', 'README.md']) cpSync(join(root, name), join(root, 'packages/tls', name));

writeFileSync(join(target, 'LICENSES.txt'), licencesOf(metafile));

const lean = join(root, 'packages/tls/dist/lean');
writeFileSync(
  join(lean, 'LICENSES.txt'),
  licencesOf((await leanBundle(join(lean, 'index.js'), join(lean, 'bundle.js'))).metafile),
);

function licencesOf({ inputs }: Metafile): string {
  const names = Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort().map(licenceOf).join('\n');
}

function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without its licence`);
  return `${name}\n\n${readFileSync(join(folder, file), 'utf8')}\n`;
}
