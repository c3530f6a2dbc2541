/** Every section that a source or a document cites exists in the RFC it names. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, sources } from './sources.ts';

const LIBRARY = join(ROOT, '../shared/rfc');
const skip = existsSync(LIBRARY) ? false : 'the RFC texts are not beside this folder, in ../shared/rfc';

const CITATION = /RFC (\d+) §([A-Z0-9][A-Z0-9.]*(?:(?:,| and) §[A-Z0-9][A-Z0-9.]*)*)/g;

/** `RFC 9846 §4.3, §4.4` is two citations. */
function citations(text: string): { rfc: string; section: string }[] {
  return [...text.matchAll(CITATION)].flatMap(([, rfc, list]) =>
    list!.split(/(?:,| and) §/).map((section) => ({ rfc: rfc!, section: section.replace(/\.$/, '') })),
  );
}

const known = new Map<string, Set<string> | undefined>();
/** The numbers of all sections; `undefined` where the text is not there. */
function sectionsOf(rfc: string): Set<string> | undefined {
  if (!known.has(rfc)) known.set(rfc, readSections(rfc));
  return known.get(rfc);
}

function readSections(rfc: string): Set<string> | undefined {
  const path = [`rfc${rfc}-sections.txt`, `rfc${rfc}.txt`].map((name) => join(LIBRARY, name)).find(existsSync);
  if (path === undefined) return undefined;
  const headings = readFileSync(path, 'utf8').matchAll(/^ {0,5}(?:Appendix )?((?:[A-Z]|\d+)(?:\.\d+)*)\.?[ \t]+\S/gm);
  return new Set([...headings].map((heading) => heading[1]!));
}

const missing = (text: string): string[] =>
  citations(text).flatMap(({ rfc, section }) =>
    sectionsOf(rfc)?.has(section) === false ? [`RFC ${rfc} has no §${section}`] : [],
  );

test('every cited section exists', { skip }, (t) => {
  let checked = 0;
  const documents = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const wrong = [...sources(), ...documents].flatMap((path) => {
    if (path.startsWith('test/architecture/')) return [];
    const text = readFileSync(join(ROOT, path), 'utf8');
    checked += citations(text).filter(({ rfc }) => sectionsOf(rfc) !== undefined).length;
    return missing(text).map((what) => `${path}: ${what}`);
  });
  assert.deepEqual(wrong, []);
  assert.ok(checked > 500, `${checked} citations were looked up`);
  t.diagnostic(`${checked} citations were looked up`);
});

test('the check fails on a section that is not there', { skip }, () => {
  assert.deepEqual(missing('RFC 9846 §4.2.2 and RFC 5246 §7.4.1.3, §7.4.9.'), []);
  assert.deepEqual(missing('RFC 9846 §4.99'), ['RFC 9846 has no §4.99']);
  assert.deepEqual(missing('RFC 5246 §7.4, §77.4'), ['RFC 5246 has no §77.4']);
});
