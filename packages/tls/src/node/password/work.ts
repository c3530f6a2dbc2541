/** How much work a file may ask for with a password: whoever wrote it has chosen how often it is hashed. */
import type { Password } from './pkcs12-kdf.ts';

/**
 * In iterations of PBKDF2 with SHA-256, for everything in one file together. OpenSSL writes 2,048 of them, Java 10,000, Firefox
 * 600,000 for each of three parts; five million take about two seconds.
 */
export const MOST_ITERATIONS = 5_000_000;
/**
 * How many of them may be of PKCS #12's own derivation (RFC 7292 §B.2), which goes through JavaScript and takes about five times
 * as long: about two seconds as well. Those with SHA-1, in half the time, count half.
 */
export const MOST_OWN_ITERATIONS = 1_000_000;

/** What is left to be spent on one file. */
export class Work {
  readonly #most: number;
  #left: number;
  readonly #mostOwn: number;
  #ownLeft: number;

  /** Whoever allows more than is usual allows it of either kind. */
  constructor(most = MOST_ITERATIONS) {
    this.#most = most;
    this.#left = most;
    this.#mostOwn = most > MOST_ITERATIONS ? most : Math.min(most, MOST_OWN_ITERATIONS);
    this.#ownLeft = this.#mostOwn;
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

  /** The same, for iterations of PKCS #12's own derivation. */
  spendOwn(iterations: number, hash: string): Refused | undefined {
    const counted = hash === 'sha1' ? iterations / 2 : iterations;
    if (counted <= this.#ownLeft || iterations > this.#left) {
      const refused = this.spend(iterations);
      if (refused === undefined) this.#ownLeft -= counted;
      return refused;
    }
    const [asked, most] = [iterations, this.#mostOwn].map((count) => count.toLocaleString('en'));
    const because = `it asks for ${asked} iterations of PKCS #12's own derivation, and ${most} are allowed for the whole file`;
    return { because, tooMuchWork: true };
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
