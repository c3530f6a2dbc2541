/** A claim of a document names the test that shows it: the file, and how its title begins or a part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/sources.ts';

/** Why there is no such test; `undefined` where there is. */
export function missingTest(file: string, title: string): string | undefined {
  const path = join(ROOT, file);
  if (!existsSync(path)) return `${file} does not exist`;
  const titles = [...readFileSync(path, 'utf8').matchAll(/test\(\s*(['"`])(.*?)\1/gs)].map(([, , name]) => name!);
  return titles.some((name) => name.includes(title)) ? undefined : `${file} has no test called "${title}"`;
}
