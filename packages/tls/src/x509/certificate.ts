import { ANY, BIT_STRING, Certificate, explicit, implicit, optional, sequence } from '../asn1/index.ts';
import { copy, equal } from '../bytes/index.ts';
import type { PublicKeyData } from '../crypto/index.ts';
import { decode } from '../presentation/index.ts';
import { publicKeyOf, type SignatureAlgorithm, signatureAlgorithm } from './algorithms.ts';
import { boundedCache } from './cache.ts';
import {
  type CertificateExtension,
  type ExtensionName,
  type ExtensionValue,
  type NameConstraints,
  readExtensions,
  type StandardExtensions,
} from './extensions.ts';
import type { SubjectAltName } from './hostname.ts';
import { canonicalRdns, showDistinguishedName, textsOf } from './names.ts';
import { type Signed, SignedParts } from './signed.ts';

/** A certificate as its readers want it. Members are worked out when first read; nothing can be changed. */
export interface X509Certificate extends Signed {
  readonly der: Uint8Array;
  /** 1, 2 or 3. */
  readonly version: number;
  /** Big-endian, as encoded. */
  readonly serialNumber: Uint8Array;
  /** RFC 4514 text, safe to print. Empty where the name is. */
  readonly subject: string;
  readonly issuer: string;
  readonly subjectDer: Uint8Array;
  readonly issuerDer: Uint8Array;
  /** The canonical form: two names are equal where these are (RFC 5280 §7.1). */
  readonly subjectName: string;
  readonly issuerName: string;
  readonly subjectRdns: readonly string[];
  /** The `emailAddress` attributes of the subject. */
  readonly subjectEmails: readonly string[];
  /** Subject and issuer have the same name. */
  readonly selfIssued: boolean;
  /** Milliseconds since 1970; both ends are inclusive. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `undefined` where it is of a kind this stack does not know. */
  readonly publicKey: PublicKeyData | undefined;
  /** The whole SubjectPublicKeyInfo. */
  readonly spkiDer: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The identifiers inside and outside what is signed are the same (RFC 5280 §4.1.1.2). */
  readonly signatureAlgorithmsAgree: boolean;
  /** What the signature is over. */
  readonly tbsDer: Uint8Array;
  readonly signature: Uint8Array;
  /** In the order of the certificate, with what is wrong with each. */
  readonly extensions: readonly CertificateExtension[];
  readonly isCa: boolean;
  readonly pathLength: number | undefined;
  /** Named bits, as `digitalSignature`; `undefined` where the extension is absent. */
  readonly keyUsage: readonly string[] | undefined;
  /** `serverAuth`, `clientAuth`, ... or dotted numbers; `undefined` where the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly hasSubjectAltName: boolean;
  readonly subjectAltNames: readonly SubjectAltName[];
  readonly nameConstraints: NameConstraints | undefined;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  /** The `commonName` attributes of the subject. */
  readonly commonNames: readonly string[];
  /** What an extension says, decoded; `undefined` where it is absent or cannot be read. */
  extensionValue<N extends ExtensionName>(name: N): ExtensionValue<N> | undefined;
  /** Where `part` stands in `der`. */
  rangeOf(part: CertificatePart): ByteRange | undefined;
}

/** A field of the certificate, or an extension by name. */
export type CertificatePart =
  | 'serialNumber'
  | 'signature'
  | 'issuer'
  | 'validity'
  | 'subject'
  | 'subjectPublicKeyInfo'
  | 'signatureAlgorithm'
  | 'signatureValue'
  | ExtensionName;

/** Bytes `start` to `end`, which is not included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The same certificates come back with every connection. Larger ones are rare and not worth the memory. */
const cache = boundedCache<X509Certificate>(256, 8192);

/** Throws `DecodeError` where the bytes are not a certificate in DER (RFC 5280 §4.1). */
export function parseCertificate(der: Uint8Array): X509Certificate {
  return cache(der, () => new View(copy(der)));
}

/** The parts as they stand: what is signed or compared is never encoded anew. */
const TbsParts = sequence('TBSCertificate', 'RFC 5280 §4.1.2', {
  version: [optional(explicit(0, ANY)), 'Which edition of X.509.'],
  serialNumber: [ANY, 'The number of the certificate.'],
  signature: [ANY, 'How it is signed.'],
  issuer: [ANY, 'Who vouches.'],
  validity: [ANY, 'From when to when.'],
  subject: [ANY, 'For whom.'],
  subjectPublicKeyInfo: [ANY, 'The key.'],
  issuerUniqueID: [optional(implicit(1, BIT_STRING)), 'Not used today.'],
  subjectUniqueID: [optional(implicit(2, BIT_STRING)), 'Not used today.'],
  extensions: [optional(explicit(3, ANY)), 'Everything else.'],
});

class View implements X509Certificate {
  readonly der: Uint8Array;
  readonly #certificate: Certificate;
  readonly #memory = new Map<string, unknown>();

  constructor(der: Uint8Array) {
    this.der = der;
    this.#certificate = decode(Certificate, der);
    Object.freeze(this);
  }

  get version(): number {
    return this.#tbs.version + 1;
  }
  get serialNumber(): Uint8Array {
    return this.#tbs.serialNumber;
  }
  get subject(): string {
    return this.#once('subject', () => showDistinguishedName(this.#tbs.subject));
  }
  get issuer(): string {
    return this.#once('issuer', () => showDistinguishedName(this.#tbs.issuer));
  }
  get subjectDer(): Uint8Array {
    return this.#tbsParts.subject;
  }
  get issuerDer(): Uint8Array {
    return this.#tbsParts.issuer;
  }
  get subjectName(): string {
    return this.#once('subjectName', () => this.subjectRdns.join('\n'));
  }
  get issuerName(): string {
    return this.#once('issuerName', () => canonicalRdns(this.#tbs.issuer).join('\n'));
  }
  get subjectRdns(): readonly string[] {
    return this.#once('subjectRdns', () => Object.freeze(canonicalRdns(this.#tbs.subject)));
  }
  get subjectEmails(): readonly string[] {
    return this.#once('subjectEmails', () => Object.freeze(textsOf(this.#tbs.subject, 'emailAddress')));
  }
  get selfIssued(): boolean {
    return this.subjectName === this.issuerName;
  }
  get notBefore(): number {
    return this.#tbs.validity.notBefore.value;
  }
  get notAfter(): number {
    return this.#tbs.validity.notAfter.value;
  }
  get publicKey(): PublicKeyData | undefined {
    return this.#once('publicKey', () => publicKeyOf(this.#tbs.subjectPublicKeyInfo));
  }
  get spkiDer(): Uint8Array {
    return this.#tbsParts.subjectPublicKeyInfo;
  }
  get signatureAlgorithm(): SignatureAlgorithm {
    return this.#once('signatureAlgorithm', () =>
      Object.freeze(signatureAlgorithm(this.#certificate.signatureAlgorithm)),
    );
  }
  get signatureAlgorithmsAgree(): boolean {
    return equal(this.#tbsParts.signature, this.#parts.algorithm);
  }
  get tbsDer(): Uint8Array {
    return this.#parts.tbs;
  }
  get signature(): Uint8Array {
    return this.#certificate.signatureValue;
  }
  get extensions(): readonly CertificateExtension[] {
    return this.#extensions.list;
  }
  get isCa(): boolean {
    return this.#extensions.basicConstraints?.cA ?? false;
  }
  get pathLength(): number | undefined {
    return this.#extensions.basicConstraints?.pathLenConstraint;
  }
  get keyUsage(): readonly string[] | undefined {
    return this.#extensions.keyUsage;
  }
  get extendedKeyUsage(): readonly string[] | undefined {
    return this.#extensions.extendedKeyUsage;
  }
  get hasSubjectAltName(): boolean {
    return this.#extensions.subjectAltNames !== undefined;
  }
  get subjectAltNames(): readonly SubjectAltName[] {
    return this.#extensions.subjectAltNames ?? [];
  }
  get nameConstraints(): NameConstraints | undefined {
    return this.#extensions.nameConstraints;
  }
  get subjectKeyIdentifier(): Uint8Array | undefined {
    return this.#extensions.subjectKeyIdentifier;
  }
  get authorityKeyIdentifier(): Uint8Array | undefined {
    return this.#extensions.authorityKeyIdentifier;
  }
  get commonNames(): readonly string[] {
    return this.#once('commonNames', () => Object.freeze(textsOf(this.#tbs.subject, 'commonName')));
  }
  extensionValue<N extends ExtensionName>(name: N): ExtensionValue<N> | undefined {
    return this.#extensions.value(name);
  }
  rangeOf(part: CertificatePart): ByteRange | undefined {
    const bytes = this.#bytesOf(part);
    if (bytes === undefined) return undefined;
    const start = bytes.byteOffset - this.der.byteOffset;
    return { start, end: start + bytes.length };
  }

  #bytesOf(part: CertificatePart): Uint8Array | undefined {
    switch (part) {
      case 'signatureAlgorithm':
        return this.#parts.algorithm;
      case 'signatureValue':
        return this.signature;
      case 'serialNumber':
      case 'signature':
      case 'issuer':
      case 'validity':
      case 'subject':
      case 'subjectPublicKeyInfo':
        return this.#tbsParts[part];
      default:
        return this.extensions.find(({ name }) => name === part)?.value;
    }
  }

  get #tbs() {
    return this.#certificate.tbsCertificate;
  }
  get #parts() {
    return this.#once('parts', () => decode(SignedParts, this.der));
  }
  get #tbsParts() {
    return this.#once('tbsParts', () => decode(TbsParts, this.tbsDer));
  }
  get #extensions(): StandardExtensions {
    return this.#once('extensions', () => readExtensions(this.#tbs.extensions ?? []));
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#memory.has(name)) this.#memory.set(name, make());
    return this.#memory.get(name) as T;
  }
}
