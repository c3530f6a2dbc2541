import type { TopicId } from './topics.ts';

/** One error of one stack. */
export interface Entry {
  /** Whose it is: `OpenSSL`, `mbedTLS`, `Chromium`. */
  readonly stack: string;
  /** How it is met: names, numbers as they are printed, sentences; `…` stands for what differs. The first is its name. */
  readonly codes: readonly string[];
  readonly meaning: string;
  readonly topic: TopicId;
  /** Where it is defined. */
  readonly source: string;
  /** It says only that something failed; whatever stands beside it says why, and comes first. */
  readonly general?: true;
  /** It is found where it is the whole text, and not within one. */
  readonly whole?: true;
}

/**
 * A table as it is written down: on each line the codes (` | ` between them), a topic, the meaning and, where the stack
 * says one, its sentence, with tabs between. A star behind the topic makes the entry `general`.
 */
export const entries = (stack: string, source: string, table: string): readonly Entry[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [codes, topic, meaning, said] = line.split('\t') as [string, string, string, string?];
      return {
        stack,
        source,
        topic: topic.replace('*', '') as TopicId,
        meaning,
        codes: [...codes.split(' | '), ...(said === undefined ? [] : said.split(' | '))],
        ...(topic.endsWith('*') && { general: true as const }),
      };
    });
