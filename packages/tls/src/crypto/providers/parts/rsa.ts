import { toBytes, toInteger } from '../../finite-field/index.ts';
import {
  BadKey,
  type CryptoProvider,
  type PublicKeyData,
  type RsaEncryption,
  UnsupportedOperation,
} from '../../provider.ts';
import { padForEncryption } from '../../rsa-padding.ts';

export type RsaPublicKeyData = Extract<PublicKeyData, { type: 'rsa' }>;

/** RSAEP and RSAVP1 (RFC 8017 §5.1.1, §5.2.2); `undefined` for a number the modulus does not reach. */
export function rsaPublic(key: RsaPublicKeyData, input: Uint8Array): Uint8Array | undefined {
  const n = toInteger(key.modulus);
  const base = toInteger(input);
  return base < n ? toBytes(power(base, toInteger(key.publicExponent), n), key.modulus.length) : undefined;
}

export const rsaEncryption = (random: CryptoProvider['random']): RsaEncryption => ({
  encrypt({ data }, message) {
    if (data.type !== 'rsa' || data.pss !== undefined) throw new BadKey('RSA encryption needs an RSA key');
    return rsaPublic(data, padForEncryption(message, data.modulus.length, random))!;
  },
  decrypt: withoutPrivateKeys,
  decryptOr: withoutPrivateKeys,
});

function withoutPrivateKeys(): never {
  throw new UnsupportedOperation('the pure provider has no RSA private operations: BigInt takes time that tells');
}

/** `base ** exponent % modulus`. Its time depends on the exponent, which is public here. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
