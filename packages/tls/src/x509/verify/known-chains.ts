import { copy, DAY, equal } from '../../bytes/index.ts';
import { parseCertificate } from '../certificate/index.ts';
import type { ChainAnswer, ChainQuestion } from '../question.ts';
import { textOf } from '../settled.ts';
import type { TrustStore } from '../trust.ts';

/** What a chain was asked about, in memory and words that nobody else holds. */
interface Known {
  readonly provider: ChainQuestion['provider'];
  readonly settings: string;
  readonly presented: readonly Uint8Array[];
  readonly answer: ChainAnswer;
  /** Milliseconds since 1970: it was judged at `from`, and from `until` on it is judged anew. */
  readonly from: number;
  readonly until: number;
}

/** Chains for each trust store; a stranger gets none in that does not hold. */
const MOST = 64;
/** Bytes of one chain. */
const LONGEST = 16_384;
const known = new WeakMap<TrustStore, Known[]>();

/**
 * How each part of a question decides whether it is the same one: by its bytes, by its value in words, by being the same
 * object (where that cannot change), by time, or not at all: then the question is judged each time. A new part does not
 * compile until it is named here.
 */
const PARTS: { readonly [N in keyof Required<ChainQuestion>]: 'bytes' | 'value' | 'object' | 'time' | 'never' } = {
  presented: 'bytes',
  trust: 'object',
  provider: 'object',
  at: 'time',
  purpose: 'value',
  host: 'value',
  maxPathLength: 'value',
  profile: 'value',
  policies: 'value',
  revocation: 'never',
  timestamps: 'never',
};
const named = (how: string) =>
  (Object.keys(PARTS) as (keyof ChainQuestion)[]).filter((name) => PARTS[name] === how) as (keyof ChainQuestion)[];
const VALUES = named('value');
const NEVER = named('never');

/**
 * Judges a chain, or remembers what came of it: a chain that held for the same question holds until one of its certificates
 * ends, or the day does, which the checks name. What cannot be put into words, as a function of the caller's, is never
 * taken for the same.
 */
export function rememberChains(judge: (question: ChainQuestion) => ChainAnswer): typeof judge {
  return (question) => {
    const settings = settingsOf(question);
    if (settings === undefined || lengthOf(question.presented) > LONGEST) return judge(question);
    const { trust, provider, at } = question;
    const chains = known.get(trust) ?? [];
    const found = chains.find(
      (one) =>
        at >= one.from &&
        at < one.until &&
        one.provider === provider &&
        one.settings === settings &&
        sameBytes(one.presented, question.presented),
    );
    if (found !== undefined && isIntact(found)) return found.answer;
    const answer = judge(question);
    if (!answer.evidence.ok) return answer;
    const presented = question.presented.map(copy);
    const kept = { ...answer, presented: presented.map(copy) };
    const rest = chains.filter((one) => one !== found).slice(0, MOST - 1);
    known.set(trust, [{ provider, settings, presented, answer: kept, from: at, until: endOf(answer, at) }, ...rest]);
    return kept;
  };
}

/** `undefined` where the question cannot be compared with another. */
function settingsOf(question: ChainQuestion): string | undefined {
  if (NEVER.some((name) => question[name] !== undefined)) return undefined;
  return textOf(VALUES.map((name) => question[name]));
}

const sameBytes = (some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean =>
  some.length === others.length && some.every((der, i) => equal(der, others[i]!));

/** The answer is in many hands: its bytes are still those that were judged. */
const isIntact = ({ presented, answer }: Known): boolean =>
  sameBytes(presented, answer.presented) && equal(presented[0]!, answer.leaf!.der);

function endOf({ evidence }: ChainAnswer, at: number): number {
  const { certificates } = evidence.paths[evidence.chosen!]!;
  // Certificates know no fractions of a second (RFC 5280 §4.1.2.5).
  const ends = certificates.map((der) => parseCertificate(der).notAfter + 1_000);
  return Math.min((Math.floor(at / DAY) + 1) * DAY, ...ends);
}

const lengthOf = (presented: readonly Uint8Array[]): number => presented.reduce((sum, der) => sum + der.length, 0);
