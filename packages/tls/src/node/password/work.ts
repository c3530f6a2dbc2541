/** How much work a file may ask for with a password: whoever wrote it has chosen how often it is hashed. */
import type { Password } from './pkcs12-kdf.ts';

/**
 * In iterations, for everything in one file together. OpenSSL writes 2,048 of them, Java 10,000, Firefox 600,000 for each of
 * three parts; five million take a few seconds.
 */
export const MOST_ITERATIONS = 5_000_000;

/** What is left to be spent on one file. */
export class Work {
  readonly #most: number;
  #left: number;

  constructor(most = MOST_ITERATIONS) {
    this.#most = most;
    this.#left = most;
  }

  /** Why it is too much, where it is; nothing is spent then. */
  spend(iterations: number): Refused | undefined {
    const asked = iterations.toLocaleString('en');
    if (!(iterations >= 1)) return { because: `it asks for ${asked} iterations` };
    if (iterations > this.#left) {
      const most = this.#most.toLocaleString('en');
      const because = `it asks for ${asked} iterations, and ${most} are allowed for the whole file`;
      return { because, tooMuchWork: true };
    }
    this.#left -= iterations;
    return undefined;
  }
}

export interface Refused {
  readonly because: string;
  /** Whoever trusts the file may allow more. */
  readonly tooMuchWork?: true;
  /** It is locked in a way that cannot be opened here with any passphrase. */
  readonly unsupported?: true;
  /** A passphrase is needed, and none was given. */
  readonly noPassphrase?: true;
}

/** A password, and what may be spent on it; a bare one may spend `MOST_ITERATIONS` each time it is used. */
export type Secret = string | SecretParts;

interface SecretParts {
  readonly password: Password;
  readonly work?: Work;
  /** Allows a second Node with OpenSSL's legacy provider for RC2 and RC4: for looking, and for making the file anew. */
  readonly legacy?: boolean;
}

export function withWork(secret: Secret): Required<SecretParts> {
  const { password, work = new Work(), legacy = false } = typeof secret === 'string' ? { password: secret } : secret;
  return { password, work, legacy };
}
