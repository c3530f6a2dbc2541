/** The chain of trust: the certificates from the root down, and every check that was made. */
import type { CertificateEvent, ChainCheck, CheckEvent, PathEvidence } from 'tlscope/observe';
import { type Block, type Branch, run, type Text, type Tick } from '../render/blocks.ts';

/** The path that was chosen or else the best that was tried, with its checks. */
export function chainBlocks({ evidence }: CertificateEvent): Block[] {
  const paths = evidence.chosen === undefined ? evidence.paths : [evidence.paths[evidence.chosen]!];
  const drawn = paths.flatMap((path, i): Block[] => [
    ...(paths.length > 1 ? [{ is: 'paragraph', text: `Path ${i + 1} of ${paths.length}:` } as const] : []),
    { is: 'tree', items: treeOf(path) },
    { is: 'ticks', items: path.checks.filter(({ certificate }) => certificate === undefined).map(tickOf) },
  ]);
  return [...drawn, { is: 'verdict', good: evidence.ok, text: verdict(evidence) }];
}

/** A check that was made several times stands once, unless it failed. */
export const checkTicks = (checks: readonly CheckEvent[]): Tick[] =>
  checks.filter(({ claim, ok }, i) => !ok || checks.findIndex((check) => check.claim === claim) === i).map(tickOf);

const tickOf = ({ ok, claim, rfc }: Pick<CheckEvent, 'ok' | 'claim' | 'rfc'>): Tick => ({ ok, text: claim, cite: rfc });

/** From the anchor down to the peer's own, each with its checks. */
function treeOf({ subjects, checks, ok }: PathEvidence): Branch[] {
  return subjects
    .map((subject, place) => ({
      text: [run('strong', subject || '(no name)'), run('dim', `  ${part(place, subjects.length, ok)}`)],
      ticks: checks.filter(({ certificate }) => certificate === place).map((check) => tickOf(unaddressed(check))),
    }))
    .reverse();
}

function part(place: number, length: number, ok: boolean): string {
  if (place === 0) return 'the padlock that was shown';
  if (place < length - 1) return 'whose seal is on the next';
  return ok ? 'a seal you already trust' : 'where this path ends';
}

/** Claims name their certificate; in the tree it stands above them. */
const unaddressed = (check: ChainCheck): ChainCheck => ({
  ...check,
  claim: check.claim.replace(/^certificate \d+ "[^"]*" /, '').replace(/certificate \d+ "/g, '"'),
});

function verdict({ ok, enforced, failure, host }: CertificateEvent['evidence']): Text {
  if (ok) return `The padlock is genuine${host === undefined ? '' : ` and belongs to ${host}`}: every check holds.`;
  const reason = failure === undefined ? 'no path leads to a root you trust' : `it is not true that ${failure.claim}`;
  const code = failure === undefined ? '' : ` [${failure.code}]`;
  return enforced
    ? `Refused: ${reason}${code}.`
    : [
        `Not genuine: ${reason}${code}. `,
        { text: 'Verification is switched off, so this did not count.', tone: 'bad' },
      ];
}
