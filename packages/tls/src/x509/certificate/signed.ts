import { ANY, bitStringOfBytes, sequence } from '../../asn1/index.ts';
import type { SignatureAlgorithm } from '../keys/index.ts';

/** Whatever an issuer signs: a certificate, a revocation list, an answer about revocation. */
export interface Signed {
  /** What the signature is over. */
  readonly tbsDer: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
}

/** The three parts as they stand: what is signed is never encoded anew. */
export const SignedParts = sequence('SIGNED', 'RFC 5280 §4.1', {
  tbs: [ANY, 'Everything the signer vouches for.'],
  algorithm: [ANY, 'How it is signed.'],
  signature: [bitStringOfBytes, 'The signature.'],
});
