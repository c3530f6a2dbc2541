/** The runner's ErrorMap names ids of rules, and sentences: one that is gone is noticed here, without the runner. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');

interface Config {
  readonly DisabledTests: Readonly<Record<string, string>>;
  readonly ErrorMap: Readonly<Record<string, readonly string[]>>;
}
const config = JSON.parse(readFileSync(join(HERE, 'config.json'), 'utf8')) as Config;

const sources = [join(ROOT, 'packages/tls/src'), HERE].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** Every string in the sources: what is fixed of it, in pieces between what is filled in. */
const strings: readonly (readonly string[])[] = sources.flatMap((source) =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, single, double, template]) =>
      template === undefined ? [(single ?? double ?? '').replaceAll("\\'", "'")] : template.split(/\$\{[^}]*\}/),
  ),
);
const whole = new Set(strings.filter(({ length }) => length === 1).map(([text]) => text!));

/** Whether some string of the sources can hold `sentence`; what is filled in has to be a string of the sources as well. */
function isSaid(sentence: string): boolean {
  if (strings.some((pieces) => pieces.some((piece) => piece.includes(sentence)))) return true;
  return strings.some((pieces) => pieces.length > 1 && fills(pieces, sentence));
}

function fills(pieces: readonly string[], sentence: string): boolean {
  const fixed = pieces.filter((piece) => piece.trim().length > 3);
  if (fixed.length === 0 || !fixed.every((piece) => sentence.includes(piece.trim()))) return false;
  const filled = fixed.reduce((rest, piece) => rest.replace(piece.trim(), '\0'), sentence);
  return filled.split('\0').every((part) => part.trim() === '' || isFilling(part.trim()));
}

/** A string, the name of a property (as alerts are), or numbers between such. */
const isFilling = (part: string): boolean => {
  const words = part.replace(/^\d+ /, '');
  return whole.has(words) || sources.some((source) => source.includes(` ${words}:`));
};

for (const [expected, sentences] of Object.entries(config.ErrorMap)) {
  test(`${expected}: each sentence that stands for it is one that the sources can say`, () => {
    assert.deepEqual(
      sentences.filter((sentence) => !isSaid(sentence)),
      [],
    );
  });
}

test('a sentence that nobody says is noticed', () => {
  for (const sentence of ['both sides have a cipher soup in common', 'the client can do without compresion'])
    assert.equal(isSaid(sentence), false, sentence);
});

test('quick.json names 300 tests, and none that is left out', () => {
  const names = JSON.parse(readFileSync(join(HERE, 'quick.json'), 'utf8')) as string[];
  assert.equal(new Set(names).size, 300);
  const leftOut = Object.keys(config.DisabledTests).map(
    (pattern) => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`),
  );
  assert.deepEqual(
    names.filter((name) => leftOut.some((pattern) => pattern.test(name))),
    [],
  );
});

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
