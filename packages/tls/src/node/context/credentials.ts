import type { CryptoProvider } from '../../crypto/index.ts';
import { type Credential, credentialOf } from '../../engine/index.ts';
import { BadPem, parseCertificate, type TrustStore } from '../../x509/index.ts';
import { badOption } from '../errors/index.ts';
import { privateKeyData } from './key-files.ts';
import type { KeyOption, KeyPairOptions, PemOrDer } from './options.ts';

/** The pairs of `cert` and `key`; none where there is neither. Throws `CallerFault` where one has no other half, or the halves do not belong together. */
export function credentials(options: KeyPairOptions, provider: CryptoProvider): Credential[] {
  const { cert, key } = options;
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
          (certified) => ofOption('key', () => privateKeyData(own, options, certified)),
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
    if (!(error instanceof BadPem) || error.option !== undefined) throw error;
    throw new BadPem(`${option}: ${error.message}`, error.form, option);
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
