import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

const FOLDERS = ['packages', 'apps', 'test', 'fuzz', 'bench', 'docs'];

/** Every source file of the project, by its path from the root. */
export const sources = (): string[] => FOLDERS.flatMap(sourcesIn);

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourcesIn(path);
    return /\.(ts|tsx|mts|js|mjs|svelte)$/.test(entry.name) ? [path] : [];
  });
}
