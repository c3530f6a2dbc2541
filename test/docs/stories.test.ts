/** The stories of the documents are run again, and the table of scenarios is the one there is. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { table, tableIn } from '../../docs/scenarios.ts';
import { stories, type Told, tell } from '../../docs/stories.ts';
import { ROOT } from '../architecture/sources.ts';
import { needs } from '../interop/support/places.ts';

const page = readFileSync(join(ROOT, 'docs/stories.md'), 'utf8');
const DEVICE = '/usr/include/mbedtls/ssl.h';
const NEEDS: readonly (readonly string[])[] = [[], ['curl', 'nginx'], ['gcc']];

/**
 * Without what differs from run to run: numbers, bytes in hexadecimal, and that a busy machine took its time; lines may break
 * elsewhere.
 */
const lasting = (text: string): string =>
  text
    // Said only where an answer takes more than a second.
    .replace(/^ *Waiting for .* \.\.\.$/gm, '')
    .replace(/^ +([0-9a-f]{2} ?)+(\.\.\.)?$/gm, '')
    .replace(/^ *Waiting for \S+ \.\.\.$/gm, '')
    .replace(/\b[0-9a-f]{64}\b|[\d.,]+/g, '')
    .replace(/[\s─━┈]+/g, ' ');

function shownOf({ step }: Told): string {
  const from = page.indexOf(`$ ${step.command}\n`);
  assert.notEqual(from, -1, `docs/stories.md does not show: ${step.command}`);
  const start = from + `$ ${step.command}\n`.length;
  return page.slice(start, page.indexOf('```\n', start));
}

for (const [i, story] of stories.entries()) {
  const { skip } = needs(...NEEDS[i]!);
  const absent = NEEDS[i]!.includes('gcc') && !existsSync(DEVICE) ? `${DEVICE} is not installed` : false;
  if (absent !== false && process.env.TLSCOPE_REQUIRE_PEERS === '1') throw new Error(absent);
  test(`${story.title}: every command says what the document shows`, { skip: skip || absent }, async () => {
    const told = await tell(story);
    for (const one of told) {
      if (one.step.works) assert.equal(one.code, 0, `${one.step.command}\n${one.output}`);
    }
    assert.notEqual(told[0]!.code, 0, 'it begins with a failure');
    // What a step prints stands where that very command first or next stands.
    const last = new Map(told.map((one) => [one.step.command, one]));
    for (const one of last.values()) {
      if (told.filter(({ step }) => step.command === one.step.command).length > 1) continue;
      assert.equal(lasting(shownOf(one)), lasting(one.output === '' ? '' : `${one.output}\n`), one.step.command);
    }
  });
}

test('the table of scenarios in docs/scenarios.md is the list of scenarios', () => {
  assert.equal(tableIn(readFileSync(join(ROOT, 'docs/scenarios.md'), 'utf8')), table());
});
