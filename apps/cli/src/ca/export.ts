/** What was issued, in the form that somebody else takes. */

import { lockKey, writePkcs12 } from 'tlscope/password';
import { toPem, writePrivateKey } from 'tlscope/x509';
import { UsageError } from '../host.ts';
import type { Authority, Holder } from './authority.ts';

export const FORMS = {
  pem: 'the chain and the key, in one PEM file',
  chain: 'the certificate and those above it but the root, in PEM',
  certificate: 'the certificate alone, in PEM',
  key: 'the private key, PKCS #8 in PEM',
  der: 'the certificate alone, in DER',
  root: 'the root that others have to trust, in PEM',
  p12: 'everything in a PKCS #12 file',
} as const;
export type Form = keyof typeof FORMS;

/** `passphrase` locks keys and PKCS #12 files. Throws `UsageError`. */
export function exported(
  authority: Authority,
  holder: Holder,
  form: Form,
  passphrase: string | undefined,
): Uint8Array | string {
  const { certificate } = holder;
  const chain = (): string => authority.chain(holder).map(certificatePem).join('') || certificatePem(certificate.der);
  const key = (): string => keyPem(writePrivateKey(authority.key(holder)), passphrase);
  switch (form) {
    case 'pem':
      return chain() + key();
    case 'chain':
      return chain();
    case 'certificate':
      return certificatePem(certificate.der);
    case 'key':
      return key();
    case 'der':
      return certificate.der;
    case 'root':
      return certificatePem(rootOf(authority).certificate.der);
    case 'p12':
      return pkcs12(authority, holder, passphrase);
  }
}

function pkcs12(authority: Authority, holder: Holder, passphrase: string | undefined): Uint8Array {
  if (passphrase === undefined) {
    throw new UsageError('A PKCS #12 file needs a passphrase.', 'Give one with --export-passphrase.');
  }
  const certificates = [...authority.chain(holder), rootOf(authority).certificate.der];
  const key = writePrivateKey(authority.key(holder));
  return writePkcs12(
    { key, certificates: certificates.map((der, i) => (i === 0 ? { der, name: holder.name } : { der })) },
    passphrase,
  );
}

const rootOf = (authority: Authority): Holder => authority.holders.find(({ kind }) => kind === 'root')!;
const certificatePem = (der: Uint8Array): string => toPem('CERTIFICATE', der);
const keyPem = (pkcs8: Uint8Array, passphrase: string | undefined): string =>
  passphrase === undefined ? toPem('PRIVATE KEY', pkcs8) : toPem('ENCRYPTED PRIVATE KEY', lockKey(pkcs8, passphrase));
