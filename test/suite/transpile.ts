/**
 * The sources as plain JavaScript, in a folder that git ignores, so that a test file starts without a transpiler: the same
 * tree, with `.js` for `.ts`. A file is made anew when its content is another one. What asks where it lies
 * (`import.meta.dirname` and the like) hears the place of its source.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, version } from 'esbuild';
import { bundle } from './bundle.ts';
import { ROOT, TRANSPILED, transpiled } from './places.ts';

const FOLDERS = ['packages', 'apps', 'test', 'docs', 'fuzz', 'bench', 'soak'];
const MANIFEST = join(TRANSPILED, 'manifest.json');
/** Part of each key: what else decides about the output. */
const MAKER = `${version} ${ROOT} ${readFileSync(import.meta.filename, 'utf8')}`;

/** Every file below `folder` that has one of our sources' names, as a path from the root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}

/** Brings the folder up to date. */
export async function transpile(): Promise<void> {
  const paths = FOLDERS.flatMap(filesIn).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  const keys = Object.fromEntries(paths.map((path) => [path, keyOf(path)]));
  const made = existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>) : {};
  const stale = paths.filter((path) => made[path] !== keys[path] || !existsSync(join(TRANSPILED, transpiled(path))));
  const gone = Object.keys(made).filter((path) => keys[path] === undefined);
  for (const path of gone) rmSync(join(TRANSPILED, transpiled(path)), { force: true });
  if (stale.length > 0) await make(stale);
  makePackages();
  await bundle(paths, stale.length + gone.length > 0);
  if (stale.length + gone.length > 0) put(MANIFEST, JSON.stringify(keys));
}

const keyOf = (path: string): string =>
  createHash('sha256')
    .update(MAKER)
    .update(readFileSync(join(ROOT, path)))
    .digest('base64');

async function make(paths: readonly string[]): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: paths.map((path) => join(ROOT, path)),
    outdir: TRANSPILED,
    outbase: ROOT,
    write: false,
    bundle: true, // so that the plugin is asked about each import; none is taken in
    format: 'esm',
    platform: 'node',
    target: 'node20',
    treeShaking: false,
    sourcemap: 'linked',
    sourcesContent: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: 'ES2023' } },
    define: {
      'import.meta.dirname': '__source_dirname',
      'import.meta.filename': '__source_filename',
      'import.meta.url': '__source_url',
    },
    plugins: [
      {
        name: 'imports',
        setup({ onResolve }) {
          onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
            if (kind === 'entry-point') return null;
            const ours = path.startsWith('.') && !path.endsWith('.ts');
            return { path: ours ? pathToFileURL(join(resolveDir, path)).href : transpiled(path), external: true };
          });
        },
      },
    ],
  });
  for (const { path, text } of outputFiles) put(path, path.endsWith('.js') ? placed(path, text) : text);
}

/** In the first line, so that the map stays true for every other. */
function placed(path: string, text: string): string {
  const source = join(ROOT, relative(TRANSPILED, path)).replace(/\.js$/, '.ts');
  const places = {
    __source_dirname: dirname(source),
    __source_filename: source,
    __source_url: pathToFileURL(source).href,
  };
  const used = Object.entries(places).filter(([name]) => text.includes(name));
  return used.map(([name, value]) => `const ${name} = ${JSON.stringify(value)}; `).join('') + text;
}

/** The packages of the workspace as the transpiled tree has them: their condition `source` names JavaScript. */
function makePackages(): void {
  for (const folder of ['.', 'packages/tls', 'apps/cli', 'apps/studio']) {
    const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8').replace(/("\.\/src\/[^"]*)\.ts"/g, '$1.js"');
    const path = join(TRANSPILED, folder, 'package.json');
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) put(path, text);
  }
  link('node_modules/tlscope', '../packages/tls');
  link('apps/studio/node_modules', join(ROOT, 'apps/studio/node_modules'));
}

function link(path: string, target: string): void {
  const full = join(TRANSPILED, path);
  mkdirSync(dirname(full), { recursive: true });
  if (!existsSync(full)) symlinkSync(target, full, 'junction');
}

/** Whole or not at all: another run may be reading. */
function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, path);
}
