/** Making certificates (RFC 5280 §4). */
import { Certificate, type Extension, type Name, TBSCertificate, type Time } from '../../asn1/index.ts';
import type { CryptoProvider, PrivateKeyData, PublicKeyData, SignatureSchemeName } from '../../crypto/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { identifierOf, isPrivateKey, publicHalf, subjectPublicKeyInfo } from '../keys/index.ts';
import { commonName } from '../names/index.ts';
import { type ExtensionOptions, issuedExtensions } from './issue-extensions.ts';

/** A certificate and the private key of its subject. */
export interface Issued {
  readonly der: Uint8Array;
  readonly key: PrivateKeyData;
}

export interface IssueOptions extends ExtensionOptions {
  readonly provider: CryptoProvider;
  /** A common name, or a whole name; the empty text is the empty name. */
  readonly subject: string | Name;
  /** The key that is certified; a private one where there is no `issuer`, which makes the certificate self-signed. */
  readonly keys: PrivateKeyData | PublicKeyData;
  readonly issuer?: Issued;
  /** Milliseconds since 1970, both inclusive; fractions of a second are cut off. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Big-endian; 16 random bytes unless given. */
  readonly serial?: Uint8Array;
  /** By the kind of the issuer's key unless given. */
  readonly scheme?: SignatureSchemeName;
  /** Version 1 has no extensions. */
  readonly version?: 1 | 3;
}

/** The certificate in DER. Throws `RangeError` on options that no certificate can have, `BadKey` on keys that do not fit. */
export function issueCertificate(options: IssueOptions): Uint8Array {
  const { provider, subject, keys, issuer, version = 3 } = options;
  const signer = issuer?.key ?? keys;
  if (!isPrivateKey(signer)) throw new RangeError('a self-signed certificate is signed with its own private key');
  const subjectName = typeof subject === 'string' ? commonName(subject) : subject;
  const scheme = options.scheme ?? usualScheme(signer);
  const signature = identifierOf(scheme);
  const tbsCertificate: TBSCertificate = {
    version: version - 1,
    serialNumber: options.serial ?? randomSerial(provider),
    signature,
    issuer: issuer === undefined ? subjectName : decode(Certificate, issuer.der).tbsCertificate.subject,
    validity: { notBefore: timeOf(options.notBefore), notAfter: timeOf(options.notAfter) },
    subject: subjectName,
    subjectPublicKeyInfo: subjectPublicKeyInfo(publicHalf(keys)),
    ...(version === 3 ? { extensions: extensionsOf(options, subjectName) } : {}),
  };
  const signatureValue = sign(provider, scheme, signer, encode(TBSCertificate, tbsCertificate));
  return encode(Certificate, { tbsCertificate, signatureAlgorithm: signature, signatureValue });
}

function extensionsOf(options: IssueOptions, subject: Name): Extension[] {
  const { keys, issuer, provider } = options;
  return issuedExtensions(options, publicHalf(keys), issuer?.der, subject.length === 0, provider);
}

/** A signature with `key`. Throws `RangeError` where the provider has no such scheme. */
export function sign(
  provider: CryptoProvider,
  name: SignatureSchemeName,
  key: PrivateKeyData,
  message: Uint8Array,
): Uint8Array {
  const scheme = provider.signatureSchemes.find((one) => one.name === name);
  if (scheme === undefined) throw new RangeError(`the provider "${provider.name}" has no ${name}`);
  return scheme.sign(provider.importPrivateKey(key), message);
}

const CURVE_SCHEMES = {
  secp256r1: 'ecdsa_secp256r1_sha256',
  secp384r1: 'ecdsa_secp384r1_sha384',
  secp521r1: 'ecdsa_secp521r1_sha512',
} as const;

/** What a key of its kind signs certificates with. */
export function usualScheme(key: PrivateKeyData): SignatureSchemeName {
  if (key.type === 'ec') return CURVE_SCHEMES[key.curve];
  if (key.type !== 'rsa') return key.type;
  if (key.pss === undefined) return 'rsa_pkcs1_sha256';
  return key.pss === 'any hash' ? 'rsa_pss_pss_sha256' : `rsa_pss_pss_${key.pss}`;
}

/** RFC 5280 §4.1.2.2: positive, at most 20 octets, never the same twice. */
function randomSerial(provider: CryptoProvider): Uint8Array {
  const serial = provider.random(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return serial;
}

/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on. */
export function timeOf(milliseconds: number): Time {
  const value = Math.floor(milliseconds / 1000) * 1000;
  return value < Date.UTC(2050) && value >= Date.UTC(1950)
    ? { type: 'utcTime', value }
    : { type: 'generalTime', value };
}
