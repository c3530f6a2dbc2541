/** Private keys under a password (RFC 5958 §3). */
import { createPrivateKey } from 'node:crypto';
import { EncryptedPrivateKeyInfo } from '../../asn1/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { lock, type Opened, unlock } from './scheme.ts';
import { type Secret, withWork } from './work.ts';

/** A PKCS #8 key in DER, locked. */
export function lockKey(pkcs8: Uint8Array, password: string, iterations?: number): Uint8Array {
  const { algorithm, data } = lock(pkcs8, password, iterations);
  return encode(EncryptedPrivateKeyInfo, { encryptionAlgorithm: algorithm, encryptedData: data });
}

/** A PKCS #8 key in DER, opened. Throws `DecodeError` where `der` is no EncryptedPrivateKeyInfo. */
export function unlockKey(der: Uint8Array, secret: Secret): Opened {
  const { encryptionAlgorithm, encryptedData } = decode(EncryptedPrivateKeyInfo, der);
  const opened = unlock(encryptionAlgorithm, encryptedData, secret);
  if ('because' in opened) return opened;
  // A wrong passphrase leaves good padding once in 256 times, and then no key.
  return opened.plain[0] === 0x30 ? opened : { because: 'the passphrase is wrong, or the file is damaged' };
}

/** The old way of OpenSSL: `Proc-Type: 4,ENCRYPTED` inside the PEM. The result is PKCS #8. */
export function unlockLegacyPem(pem: string, secret: Secret): Opened {
  // Inside it there would be another lock, whose iterations OpenSSL does not limit.
  if (pem.includes('-----BEGIN ENCRYPTED')) return { because: 'it is locked in two ways at once' };
  try {
    const key = createPrivateKey({ key: pem, format: 'pem', passphrase: withWork(secret).password ?? '' });
    return { plain: new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })) };
  } catch {
    return { because: 'the passphrase is wrong, or its cipher is one that OpenSSL 3 no longer opens' };
  }
}
