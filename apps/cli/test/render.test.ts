import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { harmless } from 'tlscope/bytes';
import { type Block, type Rung, run } from '../src/render/blocks.ts';
import { toPage } from '../src/render/html.ts';
import { makeScreen, screenFor } from '../src/render/screen.ts';
import { toTerminal } from '../src/render/terminal.ts';
import { lengthOf, wrap } from '../src/render/wrap.ts';

const screen = makeScreen(80, false);
const arrow: Rung = { is: 'arrow', at: '1.0 ms', from: 'client', label: 'ClientHello', size: '200 B', locked: false };

/** One of every kind, with `text` wherever a stranger's words may come. */
const everything = (text: string): Block[] => [
  { is: 'title', text, under: text },
  { is: 'heading', text },
  { is: 'paragraph', text },
  { is: 'story', text },
  {
    is: 'ladder',
    rows: [
      { is: 'across', at: '0.0 ms', label: 'TCP connection opened' },
      { ...arrow, label: text, story: text },
      { ...arrow, label: text, from: 'server', locked: true, bad: true },
    ],
  },
  { is: 'ticks', items: [{ ok: false, text, cite: 'RFC 5280 §6' }] },
  {
    is: 'tree',
    items: [
      { text, ticks: [{ ok: true, text, cite: 'RFC 5280 §6' }] },
      { text, ticks: [] },
    ],
  },
  { is: 'facts', items: [{ name: text, value: text, under: [text], cite: 'RFC 9846 §4' }] },
  { is: 'facts', stacked: true, items: [{ name: text, value: text, under: [text], cite: 'RFC 9846 §4' }] },
  {
    is: 'fields',
    fields: [
      { depth: 30, offset: 0, bytes: new Uint8Array(20), name: text, value: text, note: text, error: text },
      { depth: 0, offset: 20, name: text },
    ],
  },
  { is: 'fold', title: text, blocks: [{ is: 'paragraph', text }] },
  { is: 'verdict', good: true, text: [run('strong', text), text] },
];

test('no line is wider than the screen, whatever the words are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 60, max: 100 }), (text, width) => {
      for (const line of toTerminal(everything(text), makeScreen(width, false)).split('\n')) {
        assert.ok(line.length <= width, `${line.length} > ${width}: ${line}`);
      }
    }),
  );
});

test("a stranger's control characters never reach a terminal or a page", () => {
  const evil = 'a\u001b[31mred\u0007\r\nnext\u0000 \u202etxt.exe \u009b2J';
  for (const shown of [toTerminal(everything(evil), screen), toPage(evil, everything(evil))]) {
    assert.doesNotMatch(shown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.match(shown, /\\u\{1b\}/i);
  }
  assert.equal(harmless('ü 漢 ✔ é'), 'ü 漢 ✔ é');
});

test('a page escapes what it shows, asks for nothing else, and follows the light', () => {
  const page = toPage('<t>', everything('<script>alert("x")</script>&'));
  assert.doesNotMatch(page, /<script|alert\("x/);
  assert.match(page, /&lt;script&gt;alert\(&quot;x&quot;\)/);
  assert.doesNotMatch(page, /https?:|src=|@import|url\(/);
  assert.match(page, /color-scheme: light dark/);
  assert.match(page, /name="viewport"/);
});

test('words are kept whole and in order when they fit', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 40 }), (list, width) => {
      const rows = wrap(list.join(' '), width);
      assert.ok(rows.every((row) => lengthOf(row) <= width));
      assert.deepEqual(
        rows
          .map((row) => row.map(({ text }) => text).join(''))
          .join(' ')
          .split(/ +/),
        list,
      );
    }),
  );
});

test('colour only on a terminal, and not where NO_COLOR is set', () => {
  const coloured = (isTTY: boolean, env: Record<string, string>): boolean =>
    screenFor({ isTTY, columns: 80 }, env).paint('bad', 'x') !== 'x';
  assert.equal(coloured(true, {}), true);
  assert.equal(coloured(false, {}), false);
  assert.equal(coloured(true, { NO_COLOR: '1' }), false);
  assert.equal(coloured(true, { TERM: 'dumb' }), false);
});

test('the width of the terminal is respected, within reason', () => {
  assert.equal(screenFor({ columns: 72 }, {}).width, 72);
  assert.equal(screenFor({ columns: 500 }, {}).width, 100);
  assert.equal(screenFor({}, {}).width, 80);
  assert.equal(screenFor({}, { COLUMNS: 'wide' }).width, 80);
});

test('the ladder draws who spoke, what is locked, and what went wrong', () => {
  const rows: Rung[] = [arrow, { ...arrow, from: 'server', locked: true, label: 'Finished', story: 'It fits.' }];
  const lines = toTerminal([{ is: 'ladder', rows }], screen).split('\n');
  assert.match(lines[2]!, /│── ClientHello · 200 B ─+▶│$/);
  assert.match(lines[3]!, /│◀━+ Finished · 200 B ━━│$/);
  assert.match(lines[4]!, /It fits\. {3}│$/);
});
