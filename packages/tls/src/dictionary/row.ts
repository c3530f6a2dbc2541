import type { TopicId } from './topics.ts';

/** One error of one stack. */
export interface Entry {
  /** Whose it is: `OpenSSL`, `mbedTLS`, `Chromium`. */
  readonly stack: string;
  /** How it is met: names, numbers as they are printed, sentences. The first is the name that it goes by. */
  readonly codes: readonly string[];
  readonly meaning: string;
  readonly topic: TopicId;
  /** Where it is defined. */
  readonly source: string;
}

/** A table as it is written down: on each line the codes (` | ` between them), a topic and the meaning, with tabs between. */
export const entries = (stack: string, source: string, table: string): readonly Entry[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [codes, topic, meaning] = line.split('\t') as [string, TopicId, string];
      return { stack, source, topic, meaning, codes: codes.split(' | ') };
    });
