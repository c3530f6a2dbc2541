import type { Aead, AeadName, CbcHmac, CbcName, CryptoProvider, CurveName, Group, RawKeyName } from '../../provider.ts';
import type { NobleCurve } from './curves.ts';

export type Random = CryptoProvider['random'];

/** A kind of key whose halves are strings of bytes. */
export interface RawKind {
  publicHalf(seed: Uint8Array): Uint8Array;
  sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** What a provider in TypeScript is put together from; bundlers drop what no provider of a program has. */
export interface Parts {
  readonly curves: { readonly [N in CurveName]?: NobleCurve };
  readonly raw: { readonly [N in RawKeyName]?: RawKind };
  readonly aeads: { readonly [N in AeadName]: Aead };
  readonly cbc: { readonly [N in CbcName]: CbcHmac };
  groups(random: Random): readonly Group[];
}
