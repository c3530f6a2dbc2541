import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { expectations } from './expect.ts';

expectations(test);

test('the same expectations pass in Vitest', () => {
  const root = join(import.meta.dirname, '../..');
  const args = ['vitest', 'run', '--config', 'test/testing/vitest.config.ts'];
  const { status, stdout, stderr } = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /2 passed/);
});
