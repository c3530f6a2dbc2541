import { createPrivateKey, KeyObject } from 'node:crypto';
import type { CryptoProvider, PrivateKeyData, PublicKeyData } from '../crypto/provider.ts';
import { type Credential, credentialOf } from '../engine/index.ts';
import { BadPem, inUsualForm, parseCertificate, readPrivateKey, type TrustStore } from '../x509/index.ts';
import { badOption, noPassphrase } from './errors.ts';
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
      ofOption('cert', () =>
        credentialOf(
          one as PemOrDer,
          (certified) => ofOption('key', () => privateKeyData(own, passphrase, certified)),
          provider,
        ),
      ),
    );
  });
}

/** What cannot be read says which option it is; the innermost does. */
export function ofOption<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadPem) || /^[a-z]{2,4}: /.test(error.message)) throw error;
    throw new BadPem(`${option}: ${error.message}`, error.form);
  }
}

/** RFC 9846 §4.5.1, as OpenSSL does it: where the chain stops short, its issuers among `authorities` are shown as well. */
export function completed(credential: Credential, authorities: TrustStore): Credential {
  const chain = [...credential.chain];
  while (chain.length > 0 && chain.length < LONGEST) {
    const last = parseCertificate(chain[chain.length - 1]!);
    const issuer = last.issuerName === last.subjectName ? undefined : authorities.named(last.issuerName)[0];
    if (issuer === undefined) break;
    chain.push(issuer.der);
  }
  return chain.length === credential.chain.length ? credential : { ...credential, chain };
}

/** Certificates that are shown. */
const LONGEST = 10;

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

/** PKCS #8, and what OpenSSL wrote before. */
const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** Some key files leave the public half out; the certificate's then completes it. */
function privateKeyData(
  key: KeyOption,
  passphrase: string | undefined,
  certified: PublicKeyData | undefined,
): PrivateKeyData {
  if (typeof key === 'object' && 'pem' in key) return privateKeyData(key.pem, key.passphrase ?? passphrase, certified);
  if (key instanceof KeyObject) return readPrivateKey(key.export({ format: 'der', type: 'pkcs8' }), certified);
  const text = typeof key === 'string' ? key : Buffer.from(key);
  if (passphrase === undefined) {
    if (ENCRYPTED.test(`${text}`)) throw noPassphrase();
    return readPrivateKey(key, certified);
  }
  const usual = inUsualForm(text, 'PRIVATE KEY');
  const readable = typeof usual === 'string' ? usual : Buffer.from(usual);
  return privateKeyData(createPrivateKey({ key: readable, passphrase }), undefined, certified);
}
