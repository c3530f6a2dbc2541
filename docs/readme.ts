/** Puts what the demo really prints, and the examples, into README.md and the documents beside it: `npm run readme`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toRun } from '../test/suite/places.ts';

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const DEMO = [...toRun('apps/cli/src/main.ts'), 'demo'];

/** The ladder of the demo's TLS 1.3 handshake. */
export function ladder(): string {
  const printed = execFileSync(process.execPath, DEMO, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const found = /^ +\d+ +TLS 1\.3:[\s\S]*?WHO SAID WHAT\n([\s\S]*?)\n\n/m.exec(printed);
  if (found === null) throw new Error('the demo has no TLS 1.3 ladder any more');
  return found[1]!;
}

/** The documents that show examples, which `test/works` and `test/runtimes` run. */
export const shown: Readonly<Record<string, readonly string[]>> = {
  'docs/works-with.md': ['https', 'http2', 'undici', 'ws', 'mqtt', 'postgres', 'redis', 'smtp'],
  'docs/runtimes.md': ['streams'],
};

export const exampleOf = (name: string): string =>
  readFileSync(join(ROOT, `docs/examples/${name}.ts`), 'utf8').trimEnd();

export const example = (): string => readFileSync(join(ROOT, 'docs/example.ts'), 'utf8').trimEnd();

/** What stands in the block of that name, between its marks. */
export function blockOf(readme: string, name: string): string | undefined {
  return marked(name).exec(readme)?.[3];
}

export function withBlock(readme: string, name: string, text: string): string {
  return readme.replace(marked(name), (_, begin, fence, __, end) => `${begin}${fence}${text}${end}`);
}

const marked = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\\n)(\`\`\`\\w*\\n)([\\s\\S]*?)(\\n\`\`\`\\n)`);

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const readme = readFileSync(README, 'utf8');
  writeFileSync(README, withBlock(withBlock(readme, 'ladder', ladder()), 'example', example()));
  for (const [path, names] of Object.entries(shown)) {
    const before = readFileSync(join(ROOT, path), 'utf8');
    const after = names.reduce((text, name) => withBlock(text, name, exampleOf(name)), before);
    writeFileSync(join(ROOT, path), after);
  }
}
