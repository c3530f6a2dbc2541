import { equal } from '../../bytes/index.ts';
import type { CryptoProvider, PrivateKeyData, PublicKeyData } from '../../crypto/index.ts';
import { CallerFault } from '../../wire/index.ts';
import { parseCertificate, pemOrDer, readPrivateKey, writePublicKey } from '../../x509/index.ts';
import type { Credential } from '../authentication.ts';

/**
 * A certificate with its issuers (PEM may hold several) and the key that belongs to it. Some key files leave the public
 * half out: `readKey` gets the certificate's to complete it. Throws `CallerFault` where there is no certificate, or the
 * key is another's, and what reading PEM and keys throws.
 */
export function credentialOf(
  cert: Uint8Array | string,
  key: Uint8Array | string | ((certified: PublicKeyData | undefined) => PrivateKeyData),
  provider: CryptoProvider,
): Credential {
  const chain = pemOrDer(cert, 'CERTIFICATE')
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ der }) => der);
  if (chain[0] === undefined) throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', 'cert: there is no certificate in it');
  const { publicKey, subject } = parseCertificate(chain[0]);
  const read = typeof key === 'function' ? key(publicKey) : readPrivateKey(key, publicKey);
  const privateKey = provider.importPrivateKey(read);
  if (publicKey === undefined || !equal(writePublicKey(publicKey), writePublicKey(privateKey.publicKey))) {
    const message = `the private key does not belong to the certificate of ${subject}`;
    throw new CallerFault('ERR_TLSCOPE_KEY_MISMATCH', message);
  }
  return { chain, key: privateKey };
}
