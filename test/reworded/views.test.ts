/** What shows a chain puts each check beside its certificate, ticks and verdict with it, whatever the rules say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CertificateEvent, ChainCheck } from 'tlscope/observe';
import type { Block, Text } from '../../apps/cli/src/render/blocks.ts';
import { reworded } from './reword.ts';

// After the words are changed: an import would come before.
const { open, see } = await import('../diagnose/support.ts');
const { chainBlocks, checkTicks } = await import('../../apps/cli/src/view/chain.ts');
const { runsOf } = await import('../../apps/cli/src/render/blocks.ts');
const { pathBlocks, tableBlock, verdictText } = await import('../../apps/cli/src/verify/view.ts');
const { chainVerdict, outcomeIn } = await import('tlscope/observe');

const plain = (text: Text): string =>
  runsOf(text)
    .map((one) => one.text)
    .join('');
type Of<K extends Block['is']> = Extract<Block, { is: K }>;
const of = <K extends Block['is']>(blocks: readonly Block[], is: K): readonly Of<K>[] =>
  blocks.filter((block): block is Of<K> => block.is === is);

/** Every check of a path as its rule and outcome, from the root down, and then those that are of no certificate. */
const expected = (checks: readonly ChainCheck[], length: number) => {
  const at = (place: number | undefined) => checks.filter(({ certificate }) => certificate === place);
  const places = Array.from({ length }, (_, place) => length - 1 - place);
  return [...places.map(at), at(undefined)].map((some) => some.map(({ rule, ok, rfc }) => [rule, ok, rfc]));
};
const drawn = (blocks: readonly Block[]) =>
  of(blocks, 'tree').map(({ items }, i) =>
    [...items.map(({ ticks }) => ticks), of(blocks, 'ticks')[i]!.items].map((ticks) =>
      ticks.map(({ text, ok, cite }) => [plain(text), ok, cite]),
    ),
  );

async function chainOf(t: Parameters<typeof open>[0], scenario: string) {
  const { events } = await see(await open(t, scenario));
  const found = events.find((event): event is CertificateEvent => event.type === 'certificate');
  assert.ok(found, scenario);
  return { events, found };
}

for (const [scenario, code] of [
  ['good', undefined],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['untrusted-root', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['missing-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['expired-cross-sign', undefined],
  ['weak-hash', 'CA_MD_TOO_WEAK'],
  ['not-for-servers', 'INVALID_PURPOSE'],
] as const) {
  test(`${scenario}: each check stands beside its certificate, as its rule says it`, async (t) => {
    const { events, found } = await chainOf(t, scenario);
    const { evidence } = found;
    assert.ok(evidence.paths.every(({ checks }) => checks.length > 1));
    const shown = evidence.chosen === undefined ? evidence.paths : [evidence.paths[evidence.chosen]!];
    const blocks = chainBlocks(found);
    assert.deepEqual(
      drawn(blocks),
      shown.map(({ checks, subjects }) => expected(checks, subjects.length)),
    );
    assert.deepEqual(
      drawn(pathBlocks(evidence)),
      evidence.paths.map(({ checks, subjects }) => expected(checks, subjects.length)),
    );
    assert.equal(evidence.failure?.code, code);
    assert.equal(of(blocks, 'verdict')[0]!.good, code === undefined);
    assert.equal(outcomeIn(events).good, code === undefined);
    const judged = { profile: 'p', about: 'p', evidence };
    const [row, again] = of([tableBlock([judged, judged])], 'ticks')[0]!.items;
    assert.equal(row!.ok, code === undefined);
    if (code === undefined) return;
    for (const text of [chainVerdict(evidence), plain(verdictText(judged)), plain(row!.text)]) {
      assert.ok(text.includes(`${evidence.failure!.rule} [${code}]`), text);
    }
    assert.match(plain(again!.text), /for the same reason$/);
  });
}

test('a rule of the handshake that was checked several times stands once', async (t) => {
  const { events } = await chainOf(t, 'good');
  const checks = events.filter((event) => event.type === 'check');
  const rules = checkTicks(checks).map(({ text }) => plain(text));
  assert.ok(rules.length > 20, `${rules.length} rules`);
  assert.equal(new Set(rules).size, rules.length);
  assert.ok(reworded().length > 250);
});
