/** Where the built studio is: beside the built command, or in the workspace. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../host.ts';

const CANDIDATES = ['../studio', '../../../studio/dist'].map((path) => join(import.meta.dirname, path));

export function studioFolder(): string {
  const found = CANDIDATES.find((folder) => existsSync(join(folder, 'index.html')));
  if (found === undefined) throw new UsageError('The studio has not been built.', 'Run npm run build.');
  return found;
}
