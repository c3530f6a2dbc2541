/** AEADs, HMAC and HKDF. */
import { concat, equal, unhex } from 'tlscope/bytes';
import type { AeadName, HashName } from 'tlscope/crypto';
import { type Group, NotOffered, type Suite } from './vectors.ts';

const EMPTY = new Uint8Array(0);

const aead = (title: string, files: RegExp, nameOf: (group: Group) => AeadName | undefined): Suite => ({
  title,
  files,
  ask(provider, group, { key: raw, iv, aad, msg, ct, tag }) {
    const name = nameOf(group);
    if (name === undefined) throw new NotOffered('a length of key or tag that TLS has no suite for');
    if (group.ivSize !== 96) throw new NotOffered('TLS has nonces of 96 bits only');
    const key = provider.aeads[name].key(unhex(raw));
    const sealed = concat(unhex(ct), unhex(tag));
    const opened = key.open(unhex(iv), unhex(aad), sealed);
    if (opened === undefined || !equal(opened, unhex(msg))) return false;
    const out = new Uint8Array(sealed.length);
    key.seal(unhex(iv), unhex(aad), opened, EMPTY, out, 0);
    return equal(out, sealed);
  },
});

const ccm = ({ keySize, tagSize }: Group): AeadName | undefined => {
  if ((keySize !== 128 && keySize !== 256) || (tagSize !== 128 && tagSize !== 64)) return undefined;
  return `aes_${keySize}_ccm${tagSize === 64 ? '_8' : ''}` as AeadName;
};
const gcm = ({ keySize, tagSize }: Group): AeadName | undefined =>
  (keySize === 128 || keySize === 256) && tagSize === 128 ? `aes_${keySize as 128 | 256}_gcm` : undefined;

const hmac = (name: HashName): Suite => ({
  title: `HMAC-${name.toUpperCase()}`,
  files: new RegExp(`^hmac_${name}_test`),
  ask(provider, { tagSize }, { key, msg, tag }) {
    const whole = provider.hashes[name].hmac(unhex(key), unhex(msg));
    const again = provider.hashes[name].hmacKey(unhex(key))(unhex(msg));
    return equal(whole, again) && equal(whole.subarray(0, tagSize / 8), unhex(tag));
  },
});

const hkdf = (name: HashName): Suite => ({
  title: `HKDF-${name.toUpperCase()}`,
  files: new RegExp(`^hkdf_${name}_test`),
  ask(provider, _group, { ikm, salt, info, size, okm }) {
    const hash = provider.hashes[name];
    try {
      return equal(hash.hkdfExpand(hash.hkdfExtract(unhex(salt), unhex(ikm)), unhex(info), size), unhex(okm));
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  },
});

const hashes = ['sha256', 'sha384', 'sha512'] as const;

export const symmetric: readonly Suite[] = [
  aead('AES-GCM', /^aes_gcm_test/, gcm),
  aead('AES-CCM', /^aes_ccm_test/, ccm),
  aead('ChaCha20-Poly1305', /^chacha20_poly1305_test/, () => 'chacha20_poly1305'),
  ...hashes.map(hmac),
  ...hashes.map(hkdf),
];
