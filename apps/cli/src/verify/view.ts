/** Every path with every check, in plain words. */
import type { ChainEvidence, PathEvidence } from 'tlscope/observe';
import { type Block, run, type Text } from '../render/blocks.ts';
import { tickOf, treeOf } from '../view/chain.ts';

/** One profile's answer. */
export interface Judged {
  readonly profile: string;
  readonly about: string;
  readonly evidence: ChainEvidence;
}

export function pathBlocks({ paths, chosen }: ChainEvidence): Block[] {
  return paths.flatMap((path, i): Block[] => [
    { is: 'heading', text: headingOf(path, i, paths.length, i === chosen) },
    { is: 'tree', items: treeOf(path) },
    { is: 'ticks', items: path.checks.filter(({ certificate }) => certificate === undefined).map(tickOf) },
  ]);
}

function headingOf({ ok }: PathEvidence, place: number, count: number, chosen: boolean): string {
  const number = count === 1 ? 'The path' : `Path ${place + 1} of ${count}`;
  if (chosen) return `${number}: valid`;
  return ok ? `${number}: valid as well` : `${number}: not valid`;
}

/** One row a profile. */
export function tableBlock(rows: readonly Judged[]): Block {
  const width = Math.max(...rows.map(({ profile }) => profile.length));
  return {
    is: 'ticks',
    items: rows.map(({ profile, evidence }, i) => ({
      ok: evidence.ok,
      text: [
        run('name', profile.padEnd(width)),
        '  ',
        i > 0 && same(rows[i - 1]!, evidence) ? 'refuses it for the same reason' : reasonOf(evidence),
      ],
      ...(evidence.failure === undefined ? {} : { cite: evidence.failure.rfc }),
    })),
  };
}

/** Many refuse for the same reason; it is said once. */
function same({ evidence: { failure: above } }: Judged, { failure }: ChainEvidence): boolean {
  if (above === undefined || failure === undefined) return false;
  return above.rule === failure.rule && above.certificate === failure.certificate && above.rfc === failure.rfc;
}

const reasonOf = (evidence: ChainEvidence): string =>
  evidence.ok ? 'accepts it' : `refuses it: ${whyRefused(evidence)}`;

const whyRefused = ({ failure }: ChainEvidence): string =>
  failure === undefined ? 'no path leads to a trust anchor' : `${failure.claim} [${failure.code}]`;

export function verdictText({ evidence, profile }: Judged): Text {
  const host = evidence.host === undefined ? '' : ` for ${evidence.host}`;
  if (evidence.ok) return `Accepted${host}: every check of the profile "${profile}" holds.`;
  return `Refused${host}: ${whyRefused(evidence)}.`;
}

export const evidenceJson = ({ profile, evidence }: Judged) => ({
  profile,
  ok: evidence.ok,
  ...(evidence.failure === undefined ? {} : { failure: evidence.failure }),
  ...(evidence.chosen === undefined ? {} : { chosen: evidence.chosen }),
  paths: evidence.paths.map(({ subjects, checks, ok }) => ({ subjects, checks, ok })),
});
