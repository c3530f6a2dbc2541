/** A cast that no type stands behind (`as unknown as`, `as never`) has its reason beside it, in the sources. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, sources } from './sources.ts';

const CAST = /\bas unknown as\b|\bas never\b/;
const COMMENT = /^\s*(?:\/\/|\/\*\*|\*)|\/\/ |: \/\/ /;

/** The lines with a cast that have no comment on them, nor right above. */
const withoutReason = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.filter(
    (line, i) =>
      CAST.test(line) && !/^\s*(?:\/\/|\*)/.test(line) && ![line, lines[i - 1] ?? ''].some((one) => COMMENT.test(one)),
  );
};

test('every cast without a type behind it has its reason beside it', () => {
  const paths = sources().filter((path) => /^(packages\/tls|apps\/\w+)\/src\//.test(path));
  const texts = paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const);
  assert.ok(texts.some(([, text]) => CAST.test(text)));
  assert.deepEqual(
    texts.flatMap(([path, text]) => withoutReason(text).map((line) => `${path}: ${line.trim()}`)),
    [],
  );
});

test('the check fails on a cast without a reason, and not on one with it', () => {
  assert.equal(withoutReason('const a = 1;\nconst b = a as unknown as string;\n').length, 1);
  assert.equal(withoutReason('f();\nrun((state) => send(state as never));').length, 1);
  assert.deepEqual(withoutReason('// It was looked at above.\nconst b = a as unknown as string;'), []);
  assert.deepEqual(withoutReason('const b = a as unknown as string; // looked at above'), []);
  assert.deepEqual(withoutReason('// as never'), []);
});
