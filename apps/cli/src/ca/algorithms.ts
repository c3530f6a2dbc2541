/** The kinds of keys a person can ask for. */
import type { KeyKind } from 'tlscope/crypto';
import { UsageError } from '../host.ts';

interface Algorithm {
  readonly kind: KeyKind;
  /** What the person who chooses it should know. */
  readonly warning?: string;
}

const POST_QUANTUM =
  'Few clients accept ML-DSA certificates yet, and they are large: a signature is 2 to 5 KB where ECDSA has 72 bytes, so a chain of two is over 10 KB.';
const EDWARDS = 'Browsers and most devices refuse Ed25519 certificates.';

const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  'P-256': { kind: 'secp256r1' },
  'P-384': { kind: 'secp384r1' },
  'P-521': { kind: 'secp521r1', warning: 'Chrome and Safari refuse P-521 certificates.' },
  rsa2048: { kind: 'rsa2048' },
  rsa3072: { kind: 'rsa3072' },
  rsa4096: { kind: 'rsa4096', warning: 'RSA 4096 is slow to sign with, four times as much as RSA 2048 and more.' },
  ed25519: { kind: 'ed25519', warning: EDWARDS },
  mldsa44: { kind: 'mldsa44', warning: POST_QUANTUM },
  mldsa65: { kind: 'mldsa65', warning: POST_QUANTUM },
  mldsa87: { kind: 'mldsa87', warning: POST_QUANTUM },
};
export const algorithmNames = Object.keys(ALGORITHMS);

/** Throws `UsageError`. Case, dashes and `ecdsa` do not matter: `ECDSA-P256` is P-256. */
export function algorithmNamed(text: string): Algorithm {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(text).replace(/^ecdsa(?=p)/, '');
  const found = algorithmNames.find((name) => plain(name) === wanted);
  if (found !== undefined) return ALGORITHMS[found]!;
  throw new UsageError(`"${text}" is not a kind of key to make.`, `Choose one of ${algorithmNames.join(', ')}.`);
}
