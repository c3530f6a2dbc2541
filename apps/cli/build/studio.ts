/** Puts the built studio beside the built command, which serves it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const apps = join(import.meta.dirname, '../..');
const target = join(apps, 'cli/dist/studio');

rmSync(target, { recursive: true, force: true });
cpSync(join(apps, 'studio/dist'), target, { recursive: true });
