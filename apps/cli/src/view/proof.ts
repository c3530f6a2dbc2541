/** What was tried, and what it shows. */
import type { Proof, Tried } from '../proof/prove.ts';
import { type Block, run, type Tick } from '../render/blocks.ts';

export interface Outcome extends Proof {
  readonly interrupted: boolean;
  /** Paths. */
  readonly written: readonly string[];
}

export const proofBlocks = (outcome: Outcome): Block[] => [...triedBlocks(outcome), ...betweenBlocks(outcome)];

function triedBlocks({ tried, interrupted, written }: Outcome): Block[] {
  if (tried.length === 0) {
    const why = interrupted ? 'Stopped before anything was tried.' : 'There is no change that this side could try.';
    return [
      { is: 'heading', text: 'What was tried' },
      { is: 'paragraph', text: why },
    ];
  }
  const works = tried.filter(({ result }) => result === 'works');
  return [
    { is: 'heading', text: 'What was tried' },
    { is: 'ticks', items: tried.map(tickOf) },
    ...(interrupted ? [{ is: 'paragraph', text: 'Stopped; this is what there was by then.' } as const] : []),
    { is: 'verdict', good: works.length > 0, text: verdict(works) },
    ...(written.length === 0 ? [] : [{ is: 'paragraph', text: `Written: ${written.join(', ')}.` } as const]),
  ];
}

const betweenBlocks = ({ between }: Proof): Block[] =>
  between === undefined
    ? []
    : [
        { is: 'heading', text: 'Asked once more' },
        { is: 'paragraph', text: `${between.title}. ${between.cause}` },
      ];

const tickOf = ({ text, result, says }: Tried): Tick => ({
  ok: result === 'works',
  text: [`${text}: `, run(result === 'works' ? 'good' : 'dim', result === 'works' ? `it works (${says})` : says)],
});

function verdict(works: readonly Tried[]): string {
  const [first, ...others] = works;
  if (first === undefined) return 'None of these changes alone makes it work.';
  const also = others.length === 0 ? 'This change alone makes it work' : 'Each of these alone makes it work';
  const caution =
    first.trial.change === 'roots from peer'
      ? ' It shows that only the root is missing. Whether that root may be trusted, its owner has to tell you: compare its fingerprint over another way before you give it to anybody.'
      : first.trial.change === 'ciphers'
        ? ' What the server has is weak: have it changed rather than the client.'
        : '';
  return `${also}: ${works.map(({ text }) => text).join('; ')}.${caution}`;
}
