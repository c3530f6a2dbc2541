import { equal } from '../bytes/index.ts';
import type { SignatureSchemeName } from '../crypto/index.ts';
import { SignatureScheme } from '../wire/index.ts';
import type { X509Certificate } from '../x509/index.ts';
import type { CertificateTypeName, Identity } from './identity.ts';

/** What a peer says about the certificates it would like (RFC 9846 §4.5.1.2). */
export interface CertificateWishes {
  /** signature_algorithms: how the handshake may be signed. */
  readonly schemes: readonly number[];
  /** signature_algorithms_cert, or where that is absent signature_algorithms (§4.3.3): how certificates may be signed. */
  readonly certificateSchemes: readonly number[];
  /** certificate_authorities: distinguished names in DER (§4.3.4); empty where anything goes. */
  readonly authorities: readonly Uint8Array[];
  /** oid_filters (§4.3.5), as far as we know the extensions in it. */
  readonly filters: CertificateFilters;
  /** delegated_credential: how a key that stands in for the certificate's may sign (RFC 9345 §4.1.1). */
  readonly delegatedSchemes: readonly number[];
  /** client_certificate_type or server_certificate_type: what may be shown (RFC 7250 §4). */
  readonly types: readonly CertificateTypeName[];
  /** TLS 1.2: which kinds of key a client may use (RFC 5246 §7.4.4); `undefined` where the version does not ask. */
  readonly certificateTypes: readonly number[] | undefined;
}

/** Uses that a certificate must name; `undefined` where the extension is not asked for. */
export interface CertificateFilters {
  readonly keyUsage: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
}

/** What speaks against a chain without ruling it out: the peer may know more than it lists. */
export function misgivings({ certificates }: Identity, wishes: CertificateWishes): string[] {
  const { authorities, certificateSchemes } = wishes;
  const odd = certificates.find((certificate) => !isSignedAs(certificate, certificateSchemes));
  return [
    ...(authorities.length > 0 && certificates.length > 0 && !isFromOneOf(authorities, certificates)
      ? ['none of the authorities that the peer names has issued it']
      : []),
    ...(odd === undefined
      ? []
      : [`the peer does not list ${odd.signatureAlgorithm.name}, by which its chain is signed`]),
  ];
}

const isFromOneOf = (authorities: readonly Uint8Array[], certificates: readonly X509Certificate[]): boolean =>
  certificates.some(({ issuerDer }) => authorities.some((name) => equal(name, issuerDer)));

/** RFC 9846 §4.3.4: a chain that is kept for those who ask for its authority is not for others. */
function issuerObjection({ mustMatchIssuer, certificates }: Identity, { authorities }: CertificateWishes) {
  if (!mustMatchIssuer || isFromOneOf(authorities, certificates)) return undefined;
  return 'it is kept for those who name one of its authorities, and the peer names none of them';
}

/** Why a peer does not get to see one of ours, whatever else there is. */
export const objectionToIdentity = (identity: Identity, wishes: CertificateWishes): string | undefined =>
  typeObjection(identity, wishes) ?? issuerObjection(identity, wishes);

/** RFC 7250 §4.2, RFC 9345 §4.1.1: what the peer cannot make sense of is not shown. */
export function typeObjection({ type, delegated }: Identity, wishes: CertificateWishes): string | undefined {
  if (!wishes.types.includes(type)) {
    return type === 'X509' ? 'the peer takes bare public keys only' : 'the peer does not take bare public keys';
  }
  if (delegated === undefined || wishes.schemes.includes(delegated.algorithm)) return undefined;
  return 'the peer could not verify its delegated credential';
}

/** How a peer lets us sign with one of our keys. */
export const acceptedFor = ({ delegated }: Identity, { schemes, delegatedSchemes }: CertificateWishes) =>
  delegated === undefined ? schemes : delegatedSchemes;

/** RFC 9846 §4.3.5: the uses the peer insists on and the certificate does not name. */
export function filterObjection(leaf: X509Certificate | undefined, filters: CertificateFilters): string | undefined {
  if (leaf === undefined) return undefined;
  for (const extension of ['keyUsage', 'extendedKeyUsage'] as const) {
    const wanted = filters[extension];
    if (wanted === undefined) continue;
    const has = leaf[extension];
    if (has === undefined) return `the peer insists on ${extension}, which it does not have`;
    const missing = wanted.filter((use) => !has.includes(use));
    if (missing.length > 0) return `the peer insists on ${missing.join(', ')} in its ${extension}`;
  }
  return undefined;
}

/** What is its own anchor is not checked by its signature, so that may be of any kind (RFC 9846 §4.5.1.2). */
function isSignedAs({ selfIssued, signatureAlgorithm }: X509Certificate, schemes: readonly number[]): boolean {
  if (selfIssued || schemes.length === 0) return true;
  const { scheme } = signatureAlgorithm;
  return scheme !== undefined && codesOf(scheme).some((code) => schemes.includes(code));
}

/** Certificates do not say which curve, or which kind of RSA key, their issuer has. */
function codesOf(scheme: SignatureSchemeName): readonly number[] {
  const hash = scheme.slice(-3);
  if (scheme.startsWith('ecdsa_')) {
    const curve = { '256': 'secp256r1', '384': 'secp384r1', '512': 'secp521r1' }[hash];
    return codesNamed(`ecdsa_${curve}_sha${hash}`);
  }
  return scheme.startsWith('rsa_pss_')
    ? codesNamed(`rsa_pss_rsae_sha${hash}`, `rsa_pss_pss_sha${hash}`)
    : codesNamed(scheme);
}

const codesNamed = (...names: readonly string[]): readonly number[] =>
  names.flatMap((name) => SignatureScheme.members[name as keyof typeof SignatureScheme.members] ?? []);
