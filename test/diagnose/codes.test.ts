import assert from 'node:assert/strict';
import { test } from 'node:test';
import tls from 'node:tls';
import { names, open, SILENT, see } from './support.ts';

test('where node:tls fails as well, `code` is the one that its handlers look for', async (t) => {
  let compared = 0;
  // For a weak hash Node 20 says UNSPECIFIED.
  for (const name of names.filter((each) => each !== 'weak-hash')) {
    const port = await open(t, name);
    const patience = SILENT.includes(name) ? 500 : undefined;
    const theirs = await see(port, { servername: 'localhost' }, patience, tls.connect as never);
    if (theirs.error === undefined) continue;
    const ours = await see(port, { servername: 'localhost' }, patience);
    assert.equal(ours.error?.code, theirs.error.code, name);
    compared++;
  }
  assert.ok(compared >= 15, `only ${compared} scenarios failed for both`);
});
