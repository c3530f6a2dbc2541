/** What a rule says in general, for lists of rules: `…` stands for what is worked out from the values. */
import { NOT_CHECKED, type Rule, type Sentence } from './rule.ts';

export interface DescribedRule {
  readonly id: string;
  /** What is so where it holds: `the server chose TLS 1.3, which the client offered`. */
  readonly holds: string;
  /** What is wrong where it does not. */
  readonly fails: string;
  readonly rfc: string;
  /** Absent, as the code is, where nothing here checks the rule, and only a diagnosis speaks of it. */
  readonly alert?: string;
  /** What the error of a program has as its code where this rule is broken. */
  readonly code?: string;
}

export function describeRule(rule: Rule): DescribedRule {
  const { id, holds, fails, rfc, alert } = rule;
  const said = { id, holds: generally(holds) ?? UNKNOWN, fails: generally(fails) ?? UNKNOWN, rfc };
  if (alert === NOT_CHECKED) return said;
  const code = 'code' in rule ? String(rule.code) : `ERR_TLSCOPE_PEER_${alert.toUpperCase()}`;
  return { ...said, alert, code };
}

const UNKNOWN = '…';
/** 1 April 2025: for sentences that cannot be said without a moment. */
const MOMENT = Date.UTC(2025, 3, 1);
/** In DER: of what has to be decoded. */
const EMPTY_SEQUENCE = Uint8Array.of(0x30, 0);
/** As many values as a sentence takes, and more. */
const MOST = 6;

/** Said of values that are `…` whatever is asked of them; as few as possible are moments. */
function generally(sentence: Sentence<readonly never[]>): string | undefined {
  if (typeof sentence === 'string') return sentence;
  const say = sentence as (...values: readonly unknown[]) => string;
  for (const moments of BY_NUMBER) {
    try {
      return tidy(say(...Array.from({ length: MOST }, (_, i) => ((moments >> i) & 1 ? MOMENT : unknown()))));
    } catch {
      // It takes more to say it.
    }
  }
  return undefined;
}

const ones = (n: number): number => (n === 0 ? 0 : (n & 1) + ones(n >> 1));
/** Which of the values are moments, as bits: none, one, two, ... of them. */
const BY_NUMBER = Array.from({ length: 2 ** MOST }, (_, bits) => bits).sort((a, b) => ones(a) - ones(b));

/** Whatever is read of it, called on it or made of it is as unknown, and is written `…`; moments and DER in it are such. */
const unknown = (): unknown =>
  new Proxy(() => {}, {
    apply: unknown,
    get(_, name) {
      if (name === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? Number.NaN : UNKNOWN);
      if (name === Symbol.iterator) return () => [unknown()][Symbol.iterator]();
      if (name === 'since') return MOMENT;
      if (typeof name === 'string' && name.endsWith('Der')) return EMPTY_SEQUENCE;
      return name === 'toString' ? () => UNKNOWN : unknown();
    },
  });

/** Numbers in hexadecimal and what there is not are written as they are by then. */
const tidy = (text: string): string =>
  text.replace(/\\xundefined|undefined|NaN|0x0*…/g, UNKNOWN).replace(/…(…)+/g, UNKNOWN);
