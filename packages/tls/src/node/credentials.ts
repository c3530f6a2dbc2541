import { createPrivateKey, KeyObject } from 'node:crypto';
import type { CryptoProvider, PrivateKeyData, PublicKeyData } from '../crypto/provider.ts';
import { type Credential, credentialOf } from '../engine/index.ts';
import { readPrivateKey } from '../x509/index.ts';
import { badOption } from './errors.ts';
import type { KeyOption, KeyPairOptions, PemOrDer } from './options.ts';

/** The pairs of `cert` and `key`; none where there is neither. Throws `CallerFault` where one has no other half, or the halves do not belong together. */
export function credentials({ cert, key, passphrase }: KeyPairOptions, provider: CryptoProvider): Credential[] {
  const certs = cert === undefined ? [] : [cert].flat();
  const keys = key === undefined ? [] : [key].flat();
  if (certs.length !== keys.length) {
    throw badOption(
      `cert and key: ${certs.length} certificates and ${keys.length} keys; there must be one key for each`,
    );
  }
  return certs.map((one, i) => {
    // In the same order, as a rule; node:tls takes any.
    const candidates = [keys[i], ...keys.filter((_, other) => other !== i)] as KeyOption[];
    return firstFitting(candidates, (own) =>
      credentialOf(one as PemOrDer, (certified) => privateKeyData(own, passphrase, certified), provider),
    );
  });
}

/** What the first says is wrong is told, where none fits. */
function firstFitting([first, ...others]: readonly KeyOption[], make: (key: KeyOption) => Credential): Credential {
  try {
    return make(first!);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_TLSCOPE_KEY_MISMATCH') throw error;
    for (const other of others) {
      try {
        return make(other);
      } catch {}
    }
    throw error;
  }
}

/** Some key files leave the public half out; the certificate's then completes it. */
function privateKeyData(
  key: KeyOption,
  passphrase: string | undefined,
  certified: PublicKeyData | undefined,
): PrivateKeyData {
  if (typeof key === 'object' && 'pem' in key) return privateKeyData(key.pem, key.passphrase ?? passphrase, certified);
  if (key instanceof KeyObject) return readPrivateKey(key.export({ format: 'der', type: 'pkcs8' }), certified);
  if (passphrase === undefined) return readPrivateKey(key, certified);
  const text = typeof key === 'string' ? key : Buffer.from(key);
  return privateKeyData(createPrivateKey({ key: text, passphrase }), undefined, certified);
}
