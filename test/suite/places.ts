import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '../..');
/** The sources as plain JavaScript. */
export const TRANSPILED = join(ROOT, '.transpiled');
/** What is started of them, see bundle.ts. */
export const BUNDLES = join(TRANSPILED, 'bundles');

/** The name that the JavaScript of a source has there. */
export const transpiled = (path: string): string => path.replace(/\.ts$/, '.js');

/** Whether this is the suite, which has made the JavaScript. */
const made = process.env.TLSCOPE_SUITE_REPORT !== undefined;
const transpiler = made ? [] : ['--import', pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href];

/** What node is started with to run a source, by its path from the root. */
export function toRun(path: string): string[] {
  if (!made) return [...transpiler, '-C', 'source', join(ROOT, path)];
  const bundled = join(BUNDLES, transpiled(path));
  return ['-C', 'source', existsSync(bundled) ? bundled : join(TRANSPILED, transpiled(path))];
}

/** What node is started with, and where, to evaluate a program that imports `tlscope`. */
export const toEvaluate = { flags: [...transpiler, '-C', 'source'], cwd: made ? TRANSPILED : ROOT };
