import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { proseReaders } from './prose.ts';
import { ROOT, sources } from './sources.ts';

test('no program reads a sentence: not a claim, not the message of an error, not a title, reason or cause', () => {
  const paths = sources().filter((path) => /^(packages\/tls|apps\/\w+)\/src\//.test(path));
  assert.ok(paths.length > 500, `looked at ${paths.length} files`);
  assert.deepEqual(
    paths.flatMap((path) => proseReaders(path, readFileSync(join(ROOT, path), 'utf8'))),
    [],
  );
});

const bad: readonly [what: string, text: string][] = [
  ['the start of a claim', "const late = check.claim.startsWith('certificate 1');"],
  ['the start of a claim that is worked out', "const late = check.claim().startsWith('certificate 1');"],
  ['a word of a message', "if (error.message.includes('expired')) return;"],
  ['a word of a message that may be absent', "if (fault?.message?.includes('expired')) return;"],
  ['a pattern over a message', 'if (/^[a-z]{2,4}: /.test(error.message)) throw error;'],
  ['a pattern over a reason', 'if (/RC2|RC4|not known/.test(locked.because)) return;'],
  ['a pattern that takes a part', 'const id = /certificate (\\d)/.exec(failure.claim)?.[1];'],
  ['a reason cut up', "const [first] = because.split(': ');"],
  ['a title compared', "if (found.title === 'Nothing fits') return;"],
  ['a claim replaced in', "return verdict.claim.replace('refuses it: ', '');"],
  ['a choice by the claim', 'switch (check.claim) {'],
  ['a table by the message', 'return CODES.has(fault.message);'],
];
for (const [what, text] of bad) {
  test(`the check fails on ${what}`, () => assert.equal(proseReaders('apps/cli/src/a.ts', text).length, 1));
}

test('the check lets pass what is no sentence of ours, or only shows one', () => {
  const allowed = `if (message.raw.includes(0)) stop();
const text = \`\${check.claim} (\${check.rfc})\`;
const names = status.because.slice(0, 4).join('; ');
if (error.code === 'ERR_TLSCOPE_TRUNCATED') return;
if (check.rule === 'certificate.not_expired') return;
return asSentence(fault.message);`;
  assert.deepEqual(proseReaders('apps/cli/src/a.ts', allowed), []);
});
