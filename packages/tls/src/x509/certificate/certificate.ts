import { Certificate } from '../../asn1/index.ts';
import { copy, equal } from '../../bytes/index.ts';
import type { PublicKeyData } from '../../crypto/index.ts';
import { decode } from '../../presentation/index.ts';
import { boundedCache } from '../cache.ts';
import { publicKeyOf, type SignatureAlgorithm, signatureAlgorithm } from '../keys/index.ts';
import { canonicalRdns, type SubjectAltName, showDistinguishedName, textsOf } from '../names/index.ts';
import {
  type CertificateExtension,
  type ExtensionName,
  type ExtensionValue,
  type NameConstraints,
  readExtensions,
  type StandardExtensions,
} from './extensions.ts';
import { type ByteRange, type Parts, partsOf } from './parts.ts';
import type { Signed } from './signed.ts';

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

/** The same certificates come back with every connection. Larger ones are rare and not worth the memory. */
const cache = boundedCache<X509Certificate>(256, 8192);

/** Throws `DecodeError` where the bytes are not a certificate in DER (RFC 5280 §4.1). */
export function parseCertificate(der: Uint8Array): X509Certificate {
  return cache(der, () => new View(copy(der)));
}

class View implements X509Certificate {
  readonly der: Uint8Array;
  readonly #certificate: Certificate;
  #subjectRdns: readonly string[] | undefined;
  #subjectEmails: readonly string[] | undefined;
  #commonNames: readonly string[] | undefined;
  #subjectName: string | undefined;
  #issuerName: string | undefined;
  #subject: string | undefined;
  #issuer: string | undefined;
  /** `null` until somebody asks. */
  #publicKey: PublicKeyData | undefined | null = null;
  #signatureAlgorithm: SignatureAlgorithm | undefined;
  #standard: StandardExtensions | undefined;
  #parts: Parts | undefined;
  #spkiDer: Uint8Array | undefined;

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
    this.#subject ??= showDistinguishedName(this.#tbs.subject);
    return this.#subject;
  }
  get issuer(): string {
    this.#issuer ??= showDistinguishedName(this.#tbs.issuer);
    return this.#issuer;
  }
  get subjectDer(): Uint8Array {
    return this.#at(this.#places.subject);
  }
  get issuerDer(): Uint8Array {
    return this.#at(this.#places.issuer);
  }
  get subjectName(): string {
    this.#subjectName ??= this.subjectRdns.join('\n');
    return this.#subjectName;
  }
  get issuerName(): string {
    this.#issuerName ??= canonicalRdns(this.#tbs.issuer).join('\n');
    return this.#issuerName;
  }
  get subjectRdns(): readonly string[] {
    this.#subjectRdns ??= Object.freeze(canonicalRdns(this.#tbs.subject));
    return this.#subjectRdns;
  }
  get subjectEmails(): readonly string[] {
    this.#subjectEmails ??= Object.freeze(textsOf(this.#tbs.subject, 'emailAddress'));
    return this.#subjectEmails;
  }
  get commonNames(): readonly string[] {
    this.#commonNames ??= Object.freeze(textsOf(this.#tbs.subject, 'commonName'));
    return this.#commonNames;
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
    if (this.#publicKey === null) this.#publicKey = publicKeyOf(this.#tbs.subjectPublicKeyInfo);
    return this.#publicKey;
  }
  get spkiDer(): Uint8Array {
    this.#spkiDer ??= this.#at(this.#places.subjectPublicKeyInfo);
    return this.#spkiDer;
  }
  get signatureAlgorithm(): SignatureAlgorithm {
    this.#signatureAlgorithm ??= Object.freeze(signatureAlgorithm(this.#certificate.signatureAlgorithm));
    return this.#signatureAlgorithm;
  }
  get signatureAlgorithmsAgree(): boolean {
    return equal(this.#at(this.#places.signature), this.#at(this.#places.signatureAlgorithm));
  }
  get tbsDer(): Uint8Array {
    return this.#at(this.#places.tbsCertificate);
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
  extensionValue<N extends ExtensionName>(name: N): ExtensionValue<N> | undefined {
    return this.#extensions.value(name);
  }
  rangeOf(part: CertificatePart): ByteRange | undefined {
    const places: Partial<Record<CertificatePart, ByteRange>> = this.#places;
    if (places[part] !== undefined) return places[part];
    const bytes = this.#bytesOf(part);
    if (bytes === undefined) return undefined;
    const start = bytes.byteOffset - this.der.byteOffset;
    return { start, end: start + bytes.length };
  }

  #bytesOf(part: CertificatePart): Uint8Array | undefined {
    if (part === 'serialNumber') return this.serialNumber;
    if (part === 'signatureValue') return this.signature;
    return this.extensions.find(({ name }) => name === part)?.value;
  }

  #at({ start, end }: ByteRange): Uint8Array {
    return this.der.subarray(start, end);
  }

  get #tbs() {
    return this.#certificate.tbsCertificate;
  }
  get #places(): Parts {
    this.#parts ??= partsOf(this.der);
    return this.#parts;
  }
  get #extensions(): StandardExtensions {
    this.#standard ??= readExtensions(this.#tbs.extensions ?? []);
    return this.#standard;
  }
}
