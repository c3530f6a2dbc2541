/** Programs go by ids, codes and types: what reads a sentence is found here. */

/** What holds sentences, in the events, errors and diagnoses. */
const SENTENCES = 'claim|beside|message|title|because|cause|holds|fails|shows|says|formula';
const READERS = 'startsWith|endsWith|includes|indexOf|lastIndexOf|match|matchAll|search|split|replace|replaceAll';
/** Alone or as a member, and called where it is a function; `message` alone is a message of the handshake. */
const SENTENCE = `(?:\\.(?:${SENTENCES})|(?<![.\\w'"])(?:claim|because|cause))(?:\\(\\))?`;

const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['asks for words in', new RegExp(`${SENTENCE}[?!]?\\.(?:${READERS})\\(`)],
  ['tries a pattern on', new RegExp(`\\.(?:test|exec)\\(\\s*[\\w.?!]*${SENTENCE}\\s*\\)`)],
  ['compares words with', new RegExp(`${SENTENCE}\\s*[!=]==\\s*['"\`]`)],
  ['goes by the words of', new RegExp(`\\b(?:switch|has|ownMember)\\s*\\([^()]*${SENTENCE}\\s*\\)`)],
];

/** Looks at a title that a person typed, for control characters. */
const TYPED = new Set(['apps/cli/src/ca/orders.ts']);

/** Each line of a source that reads a sentence of ours. */
export const proseReaders = (path: string, text: string): string[] =>
  TYPED.has(path)
    ? []
    : text.split('\n').flatMap((line, i) => {
        const found = PATTERNS.find(([, pattern]) => pattern.test(line));
        return found === undefined ? [] : [`${path}:${i + 1} ${found[0]} a sentence: ${line.trim()}`];
      });
