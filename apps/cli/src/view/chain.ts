/** The chain of trust: the certificates from the root down, and every check that was made. */
import type { CertificateEvent, CheckEvent, PathEvidence } from 'tlscope/observe';
import { type Block, run, type Text, type Tick } from '../render/blocks.ts';

/** The path that was chosen or else the best that was tried, with its checks. */
export function chainBlocks({ evidence }: CertificateEvent): Block[] {
  const paths = evidence.chosen === undefined ? evidence.paths : [evidence.paths[evidence.chosen]!];
  const drawn = paths.flatMap((path, i): Block[] => [
    ...(paths.length > 1 ? [{ is: 'paragraph', text: `Path ${i + 1} of ${paths.length}:` } as const] : []),
    { is: 'tree', items: treeOf(path) },
    { is: 'ticks', items: path.checks.map(({ ok, claim, rfc }) => ({ ok, text: claim, cite: rfc })) },
  ]);
  return [...drawn, { is: 'verdict', good: evidence.ok, text: verdict(evidence) }];
}

export const checkTicks = (checks: readonly CheckEvent[]): Tick[] =>
  checks.map(({ ok, claim, rfc }) => ({ ok, text: claim, cite: rfc }));

/** From the anchor down to the peer's own. */
function treeOf({ subjects, ok }: PathEvidence): Text[] {
  const down = [...subjects].reverse();
  return down.map((subject, i) => {
    const name = run('strong', subject || '(no name)');
    if (i === down.length - 1) return [name, run('dim', '  the padlock that was shown')];
    if (i > 0) return [name, run('dim', '  whose seal is on the next')];
    return [name, run('dim', ok ? '  a seal you already trust' : '  where this path ends')];
  });
}

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
