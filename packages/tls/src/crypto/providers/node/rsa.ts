import { constants, type KeyObject, privateDecrypt, publicEncrypt } from 'node:crypto';
import { BadKey, type PrivateKey, type RsaEncryption } from '../../provider.ts';
import { requireRoom, unpad, unpadOr } from '../../rsa-padding.ts';
import { plain } from './bytes.ts';
import { handleOf } from './keys.ts';

const { RSA_NO_PADDING, RSA_PKCS1_PADDING } = constants;

export const rsaEncryption: RsaEncryption = {
  encrypt(key, message) {
    if (key.data.type !== 'rsa' || key.data.pss !== undefined) throw new BadKey('RSA encryption needs an RSA key');
    requireRoom(message, key.data.modulus.length);
    return plain(publicEncrypt({ key: handleOf(key) as KeyObject, padding: RSA_PKCS1_PADDING }, message));
  },
  decrypt(key, ciphertext) {
    const padded = raw(key, ciphertext);
    return padded === undefined ? undefined : unpad(padded);
  },
  decryptOr(key, ciphertext, substitute) {
    const padded = raw(key, ciphertext);
    return unpadOr(padded ?? new Uint8Array(0), substitute);
  },
};

/**
 * RSADP (RFC 8017 §5.1.2), blinded by OpenSSL; `undefined` for a number the modulus does not reach, which anyone can
 * see. The padding is taken off by us: Node refuses to (CVE-2023-46809), because OpenSSL 3.0 tells good from bad.
 */
function raw(key: PrivateKey, ciphertext: Uint8Array): Uint8Array | undefined {
  const { publicKey } = key;
  const handle = handleOf(key) as KeyObject;
  if (publicKey.type !== 'rsa' || publicKey.pss !== undefined) throw new BadKey('RSA decryption needs an RSA key');
  if (ciphertext.length !== publicKey.modulus.length) return undefined;
  try {
    return plain(privateDecrypt({ key: handle, padding: RSA_NO_PADDING }, ciphertext));
  } catch {
    return undefined;
  }
}
