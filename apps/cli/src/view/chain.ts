/** The chain of trust: the certificates from the root down, and every check that was made. */
import {
  type CertificateEvent,
  type ChainCheck,
  type CheckEvent,
  chainVerdictAlone,
  claimBesideCertificate,
  isTolerated,
  type PathEvidence,
  partInChain,
  UNENFORCED,
} from 'tlscope/observe';
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
  checks.filter((check, i) => !check.ok || checks.findIndex((other) => isSame(other, check)) === i).map(tickOf);

/** Traces of earlier versions name no rule. */
const isSame = (one: CheckEvent, other: CheckEvent): boolean =>
  one.rule === other.rule && (one.rule !== undefined || one.claim === other.claim);

/** What a check found, with its rule's RFC. */
export const tickOf = ({
  ok,
  claim,
  rfc,
  undecided = false,
}: Pick<ChainCheck, 'ok' | 'claim' | 'rfc' | 'undecided'>): Tick => ({
  ok,
  undecided,
  text: claim,
  cite: rfc,
});

/** From the anchor down to the peer's own, each with its checks. */
export function treeOf({ subjects, checks, ok }: PathEvidence): Branch[] {
  return subjects
    .map((subject, place) => ({
      text: [run('strong', subject || '(no name)'), run('dim', `  ${partInChain(place, subjects.length, ok)}`)],
      ticks: checks
        .filter(({ certificate }) => certificate === place)
        .map((check) => tickOf({ ...check, claim: claimBesideCertificate(check) })),
    }))
    .reverse();
}

function verdict(evidence: CertificateEvent['evidence']): Text {
  const said = chainVerdictAlone(evidence);
  return isTolerated(evidence) ? [`${said} `, { text: UNENFORCED, tone: 'bad' }] : said;
}
