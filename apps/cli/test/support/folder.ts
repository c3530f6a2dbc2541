/** A folder of a test's own, gone when the test file ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export function ownFolder(): { path(name: string): string; put(name: string, content: string | Uint8Array): string } {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    put(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
