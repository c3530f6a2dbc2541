/** A state is known by its traits: no file but the graph and its handlers has a state's name, or a part of one, in its code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clientGraph, serverGraph } from 'tlscope/handshake';
import { ROOT, sources } from './sources.ts';

/** The graph itself, and the functions of a state and a message that return the next state. */
const OWNERS = /^packages\/tls\/src\/(graph|handshake)\//;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g;
/** Errors of other stacks, in those stacks' words. */
const OTHERS = 'packages/tls/src/dictionary/stacks/';
/** What is in every name of a state, by itself or in an expression, and in no other word. */
const NAMES = /(?<![A-Za-z0-9])(?:(?:TLS12|RESUMED|RAWKEY|AUTH)(?=[_|)])|WAIT_|CONNECTED(?![A-Z_]))/;
/** Even the handlers take a name as a whole. */
const READING = new RegExp(
  String.raw`\.(?:startsWith|endsWith|includes|indexOf|match|search|replace|split)\([^)]{0,20}${NAMES.source}|${NAMES.source}[^\n'"]*/\w*\.(?:test|exec)\(`,
);

/** What `text`, standing at `path`, says of a state by its name. */
const stateIn = (path: string, text: string): string | undefined =>
  (OWNERS.test(path) ? READING : NAMES).exec(text.replace(COMMENTS, ''))?.[0];

test('only the graph and the handlers know the states by their names, and nobody reads a part of one', () => {
  const paths = sources().filter((path) => /^(packages\/tls|apps\/\w+)\/src\//.test(path) && !path.startsWith(OTHERS));
  const found = paths.flatMap((path) => {
    const name = stateIn(path, readFileSync(join(ROOT, path), 'utf8'));
    return name === undefined ? [] : [`${path}: ${name}`];
  });
  assert.ok(paths.length > 300, `looked at ${paths.length} files`);
  assert.deepEqual(found, []);
});

test('the check knows every state', () => {
  for (const state of Object.keys({ ...clientGraph, ...serverGraph })) {
    assert.ok(stateIn('packages/tls/src/engine/a.ts', `if (at === '${state}') stop();`) !== undefined, state);
  }
});

for (const text of [
  'const done = /^(TLS12_)?CONNECTED$/.test(event.to);',
  "const done = event.to.endsWith('CONNECTED');",
  "if (at.startsWith('AUTH_')) throw broken(uninterrupted);",
  "if (at.startsWith('WAIT_') && at !== first) drop();",
  "const exchange = state.split('_WAIT_')[0];",
  'const isTls12 = (at: string) => /^(TLS12|RESUMED|ECDHE)_/.test(at);',
]) {
  test(`the check fails on ${text}`, () => {
    assert.notEqual(stateIn('packages/tls/src/engine/a.ts', text), undefined);
    assert.notEqual(stateIn('apps/studio/src/A.svelte', `<script>${text}</script>`), undefined);
    assert.notEqual(stateIn('packages/tls/src/handshake/a.ts', text), undefined);
  });
}

test('the check lets pass what only looks like one', () => {
  const allowed = `// not before CONNECTED
/** \`WAIT_SH\` */
const code = 'ERR_INTERNET_DISCONNECTED', suite = /^TLS_(ECDHE|DHE|RSA)_/, word = 'connected', wait = WAITING;`;
  assert.equal(stateIn('apps/cli/src/a.ts', allowed), undefined);
  const handler = "if (next.at === 'WAIT_CH_RETRIED') return { ...state, at: 'CONNECTED' };";
  assert.equal(stateIn('packages/tls/src/handshake/a.ts', handler), undefined);
});
