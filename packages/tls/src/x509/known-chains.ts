import { equal } from '../bytes/index.ts';
import { parseCertificate } from './certificate.ts';
import type { TrustStore } from './trust.ts';
import type { ChainAnswer, ChainQuestion } from './verify.ts';

interface Known {
  readonly question: ChainQuestion;
  readonly answer: ChainAnswer;
  /** Milliseconds since 1970: from then on it is judged anew. */
  readonly until: number;
}

/** Chains for each trust store; a stranger gets none in that does not hold. */
const MOST = 64;
/** Bytes of one chain. */
const LONGEST = 16_384;
const DAY = 86_400_000;
const known = new WeakMap<TrustStore, Known[]>();

/**
 * Judges a chain, or remembers what came of it: a chain that held for the same question holds until one of its certificates
 * ends, or the day does, which the checks name. Where revocation or timestamps count, each time is the first.
 */
export function rememberChains(judge: (question: ChainQuestion) => ChainAnswer): typeof judge {
  return (question) => {
    const { trust, revocation, timestamps, at } = question;
    if (revocation !== undefined || timestamps !== undefined) return judge(question);
    const chains = known.get(trust) ?? [];
    const found = chains.find((one) => at >= one.question.at && at < one.until && isSame(one.question, question));
    if (found !== undefined) return found.answer;
    const answer = judge(question);
    if (!answer.evidence.ok || lengthOf(question.presented) > LONGEST) return answer;
    known.set(trust, [{ question, answer, until: endOf(answer, at) }, ...chains.slice(0, MOST - 1)]);
    return answer;
  };
}

function isSame(one: ChainQuestion, other: ChainQuestion): boolean {
  const names = Object.keys(one) as (keyof ChainQuestion)[];
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    if (name !== 'at' && name !== 'presented' && one[name] !== other[name]) return false;
  }
  return sameBytes(one.presented, other.presented);
}

const sameBytes = (some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean =>
  some.length === others.length && some.every((der, i) => equal(der, others[i]!));

function endOf({ evidence }: ChainAnswer, at: number): number {
  const { certificates } = evidence.paths[evidence.chosen!]!;
  // Certificates know no fractions of a second (RFC 5280 §4.1.2.5).
  const ends = certificates.map((der) => parseCertificate(der).notAfter + 1_000);
  return Math.min((Math.floor(at / DAY) + 1) * DAY, ...ends);
}

const lengthOf = (presented: readonly Uint8Array[]): number => presented.reduce((sum, der) => sum + der.length, 0);
