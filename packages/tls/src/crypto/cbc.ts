/** What is the same for every provider about CBC with HMAC (RFC 5246 §6.2.3.2). */
import { copy } from '../bytes/index.ts';
import { BadKey, type CbcHmac, type CbcHmacKeys, type CbcName } from './provider.ts';

export type MacHash = 'sha1' | 'sha256' | 'sha384';

/** What a provider brings: both take a key of their own memory. */
export interface CbcArithmetic {
  cipher(key: Uint8Array): Pick<CbcHmacKeys, 'encrypt' | 'decrypt'>;
  mac(hash: MacHash, key: Uint8Array): CbcHmacKeys['mac'];
}

const sizes = {
  sha1: { length: 20, block: 64 },
  sha256: { length: 32, block: 64 },
  sha384: { length: 48, block: 128 },
} as const;

export function cbcHmacs(arithmetic: CbcArithmetic): { readonly [N in CbcName]: CbcHmac } {
  const row = (name: CbcName, keyLength: number, hash: MacHash): CbcHmac => {
    const { length: macLength, block: macBlock } = sizes[hash];
    const keys = (key: Uint8Array, macKey: Uint8Array): CbcHmacKeys => {
      if (key.length !== keyLength || macKey.length !== macLength)
        throw new BadKey(
          `${name} has keys of ${keyLength} and ${macLength} bytes, not ${key.length} and ${macKey.length}`,
        );
      return { ...arithmetic.cipher(copy(key)), mac: arithmetic.mac(hash, copy(macKey)) };
    };
    return { name, keyLength, macLength, macBlock, keys };
  };
  return {
    aes_128_cbc_hmac_sha1: row('aes_128_cbc_hmac_sha1', 16, 'sha1'),
    aes_256_cbc_hmac_sha1: row('aes_256_cbc_hmac_sha1', 32, 'sha1'),
    aes_128_cbc_hmac_sha256: row('aes_128_cbc_hmac_sha256', 16, 'sha256'),
    aes_256_cbc_hmac_sha256: row('aes_256_cbc_hmac_sha256', 32, 'sha256'),
    aes_256_cbc_hmac_sha384: row('aes_256_cbc_hmac_sha384', 32, 'sha384'),
  };
}
