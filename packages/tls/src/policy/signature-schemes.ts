import type { CryptoProvider, PublicKeyData, SignatureScheme, SignatureSchemeName } from '../crypto/index.ts';
import { ProtocolVersion, SignatureScheme as SignatureSchemeCode } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/** A signature scheme with its number on the wire. */
export interface Scheme {
  readonly code: number;
  readonly implementation: SignatureScheme;
}

// TLS 1.2 reads the same numbers without binding ECDSA to a curve (RFC 9846 §4.3.3, RFC 5246 §7.4.1.4.1).
const anyCurve: Partial<Record<SignatureSchemeName, SignatureSchemeName>> = {
  ecdsa_secp256r1_sha256: 'ecdsa_sha256',
  ecdsa_secp384r1_sha384: 'ecdsa_sha384',
  ecdsa_secp521r1_sha512: 'ecdsa_sha512',
};

/**
 * PKCS#1 v1.5 for clients of TLS 1.3 whose smartcard or TPM can do no better (draft-ietf-tls-tls13-pkcs1). Servers never
 * sign that way.
 */
const legacyRsa = {
  rsa_pkcs1_sha256_legacy: 'rsa_pkcs1_sha256',
  rsa_pkcs1_sha384_legacy: 'rsa_pkcs1_sha384',
  rsa_pkcs1_sha512_legacy: 'rsa_pkcs1_sha512',
} as const satisfies Record<string, SignatureSchemeName>;
type LegacyRsa = keyof typeof legacyRsa;

export const schemesForClients: readonly string[] = Object.keys(legacyRsa);
const codesForClients = new Set<number>(
  (Object.keys(legacyRsa) as LegacyRsa[]).map((name) => SignatureSchemeCode.members[name]),
);
export const isForClientsAlone = (code: number): boolean => codesForClients.has(code);

function named(provider: CryptoProvider, code: number, padded: SignatureSchemeName, name: string): Scheme | undefined {
  const implementation = provider.signatureSchemes.find((scheme) => scheme.name === padded);
  return implementation && { code, implementation: { ...implementation, name: name as SignatureSchemeName } };
}

/** The scheme that a number means in `version`; `undefined` where the version does not have it or we do not. */
export function schemeFor(provider: CryptoProvider, code: number, version: number): Scheme | undefined {
  const name = SignatureSchemeCode.nameOf(code) as SignatureSchemeName | undefined;
  if (name === undefined) return undefined;
  const legacy = version !== ProtocolVersion.TLSv1_3;
  const padded = legacyRsa[name as LegacyRsa];
  if (padded !== undefined) return legacy ? undefined : named(provider, code, padded, name);
  if (name.startsWith('rsa_pkcs1') && !legacy) return undefined;
  // draft-ietf-tls-mldsa §3: ML-DSA is for TLS 1.3 alone.
  if (name.startsWith('mldsa') && legacy) return undefined;
  const wanted = legacy ? (anyCurve[name] ?? name) : name;
  const implementation = provider.signatureSchemes.find((scheme) => scheme.name === wanted);
  return implementation && { code, implementation };
}

/** Those of `codes` that TLS 1.2 can sign with. */
export const schemesFor12 = (provider: CryptoProvider, codes: readonly number[]): readonly number[] =>
  codes.filter((code) => schemeFor(provider, code, ProtocolVersion.TLSv1_2) !== undefined);

/** Our first scheme that the peer accepts and that fits our key (RFC 9846 §4.3.3). */
export function chooseScheme(
  provider: CryptoProvider,
  ours: readonly number[],
  accepted: readonly number[],
  key: PublicKeyData,
  version: number,
): Choice<Scheme> {
  // TLS 1.2 peers that offer PSS do not always manage it: PKCS#1 goes first there.
  const legacyFirst = (code: number): number => (SignatureSchemeCode.nameOf(code)?.startsWith('rsa_pkcs1') ? 0 : 1);
  const preference =
    version === ProtocolVersion.TLSv1_3 ? ours : [...ours].sort((a, b) => legacyFirst(a) - legacyFirst(b));
  const options = preference.map((code) => ({ code, scheme: schemeFor(provider, code, version) }));
  const choice = firstFitting(
    options,
    ({ code }) => SignatureSchemeCode.nameOf(code) ?? SignatureSchemeCode.show(code),
    ({ code, scheme }) => {
      if (scheme === undefined) return `not a scheme of ${ProtocolVersion.show(version)}`;
      if (!accepted.includes(code)) return 'the peer does not accept it';
      return scheme.implementation.accepts(key) ? undefined : 'our key is of another kind';
    },
    version === ProtocolVersion.TLSv1_3 ? 'RFC 9846 §4.3.3' : 'RFC 5246 §7.4.1.4.1',
    'our first choice that the peer accepts and our key can make',
  );
  return { ...choice, chosen: choice.chosen?.scheme };
}
