/** The soak is a check that can fail: on a damaged byte, on one that is missing; and a short one ends well. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Follower, portionsOf } from '../../soak/pattern.ts';

const ROOT = join(import.meta.dirname, '../..');

test('whoever follows a stream knows it by heart, however it is cut, and notices one wrong byte', () => {
  const whole = Buffer.concat([...portionsOf(7, 3_000_000)]);
  const follower = new Follower(7);
  for (let at = 0; at < whole.length; at += 70_001) follower.take(whole.subarray(at, at + 70_001));
  assert.equal(follower.position, 3_000_000);

  const damaged = Buffer.from(whole);
  damaged[2_500_000]! ^= 1;
  assert.throws(() => new Follower(7).take(damaged), RangeError);
  assert.throws(() => new Follower(8).take(whole), RangeError);
});

test('a short soak: nothing leaked, nothing lost, nothing unhandled', async () => {
  const args = ['--import', 'tsx', '-C', 'source', 'soak/main.ts', '--connections', '150', '--gib', '0.05'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  assert.match(stdout, /nothing leaked, nothing lost, nothing unhandled/);
});
