import { OBJECT_IDENTIFIER } from '../../asn1/index.ts';
import { equal } from '../../bytes/index.ts';
import {
  type AuthenticationSettings,
  type ClientAuthenticationSettings,
  filterObjection,
  type ServerAuthenticationSettings,
} from '../../handshake/index.ts';
import type { CertificateTypeName, Identity } from '../../policy/index.ts';
import { DecodeError, decode, encode } from '../../presentation/index.ts';
import {
  CallerFault,
  CertificateCompressionAlgorithm,
  DelegatedCredential,
  SignatureScheme,
} from '../../wire/index.ts';
import { parseCertificate, TrustStore, writePublicKey } from '../../x509/index.ts';
import type {
  CertificateCompression,
  CommonAuthentication,
  Credential,
  ServerAuthentication,
} from '../authentication.ts';
import type { ClientConfig } from '../interface.ts';
import { flag, oneOf } from './words.ts';

/** RFC 8879 §7.3: algorithms for private use. */
const FIRST_PRIVATE = 16_384;
/** So many bytes of names are sent to guide a client's choice; more would not help it. */
const MAX_AUTHORITIES = 4096;

export function commonAuthentication(config: CommonAuthentication): AuthenticationSettings {
  return {
    certificateSchemes: (config.certificateSignatureSchemes ?? []).map(schemeCode),
    compression: (config.certificateCompression ?? []).map(compression),
    approve: config.approve,
    delegatedSchemes: [],
    peerTypes: config.peerCertificateTypes ?? ['X509'],
    rawPublicKeys: config.rawPublicKeys ?? [],
    wantsOcsp: flag(config, 'requestOcspResponse'),
    revocation: config.revocation ?? (config.requestOcspResponse ? { mode: 'soft', scope: 'leaf' } : undefined),
    timestamps: config.timestamps,
    wantsTimestamps: flag(config, 'requestSignedCertificateTimestamps'),
    authorities: config.certificateAuthorities ?? [],
  };
}

export function clientAuthentication(config: ClientConfig, schemes: readonly number[]) {
  const { chooseCredential, trust } = config;
  const verify = flag(config, 'verify', true);
  const identities = (config.credentials ?? []).map(readIdentity);
  return {
    identities,
    delegatedSchemes: flag(config, 'delegatedCredentials') ? schemes.filter(isForDelegation) : [],
    ownTypes: config.certificateTypes?.map(knownType) ?? typesOf(identities),
    peerTypes: peerTypes(config, !verify || trust.anchors.length > 0),
    identityFor:
      chooseCredential &&
      ((asked) => {
        const credential = chooseCredential(asked);
        return credential && readIdentity(credential);
      }),
    requireCredential: flag(config, 'requireCredential'),
    postHandshakeAuth: flag(config, 'postHandshakeAuth'),
  } satisfies ClientAuthenticationSettings & Pick<AuthenticationSettings, 'delegatedSchemes' | 'peerTypes'>;
}

const knownType = (type: CertificateTypeName): CertificateTypeName =>
  oneOf('a type of certificate', type, ['X509', 'RawPublicKey']);

/** What there is to show, in the order of the credentials; chains where there is nothing. */
function typesOf(identities: readonly Identity[]): readonly CertificateTypeName[] {
  return identities.length === 0 ? ['X509'] : [...new Set(identities.map(({ type }) => type))];
}

function peerTypes(
  { peerCertificateTypes, rawPublicKeys = [] }: CommonAuthentication,
  judgesChains: boolean,
): readonly CertificateTypeName[] {
  if (peerCertificateTypes !== undefined) return peerCertificateTypes.map(knownType);
  if (rawPublicKeys.length === 0) return ['X509'];
  return judgesChains ? ['RawPublicKey', 'X509'] : ['RawPublicKey'];
}

export function serverAuthentication(config: ServerAuthentication & CommonAuthentication) {
  const { clientTrust } = config;
  const clientCertificate = oneOf('clientCertificate', config.clientCertificate ?? 'none', ASKING);
  const verifyClient = flag(config, 'verifyClient', true);
  const types = peerTypes(config, !verifyClient || clientTrust !== undefined);
  if (clientCertificate !== 'none' && verifyClient && clientTrust === undefined && types.includes('X509')) {
    throw new CallerFault(
      'ERR_TLSCOPE_NO_CLIENT_TRUST',
      "to judge clients' certificates a server needs roots to trust: give clientTrust, or verifyClient: false",
    );
  }
  const trust = once(() => (typeof clientTrust === 'function' ? clientTrust() : (clientTrust ?? TrustStore.of())));
  return {
    clientCertificate,
    peerTypes: types,
    clientRules: rulesOf(trust, verifyClient, config.oidFilters),
    oidFilters: (config.oidFilters ?? []).map(({ oid, values }) => ({ oid: encode(OBJECT_IDENTIFIER, oid), values })),
    clientAuthorities: once(() => config.certificateAuthorities ?? namesOf(trust())),
  } satisfies ServerAuthenticationSettings & Pick<AuthenticationSettings, 'peerTypes'>;
}

const ASKING = ['none', 'request', 'require'] as const;

/** Roots that nobody may ever ask for are not read before somebody does. */
const rulesOf = (
  trust: () => TrustStore,
  enforced: boolean,
  filters: ServerAuthentication['oidFilters'] = [],
): ServerAuthenticationSettings['clientRules'] => ({
  get trust() {
    return trust();
  },
  host: undefined,
  enforced,
  objection: filters.length === 0 ? undefined : objectionBy(filters),
});

function objectionBy(filters: NonNullable<ServerAuthentication['oidFilters']>) {
  try {
    return filterObjection(filters);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', `oidFilters: a value cannot be read: ${error.message}`);
  }
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The names of the roots, where they are few enough to be a help. */
function namesOf(trust: TrustStore): readonly Uint8Array[] {
  const names = trust.anchors.map(({ subjectDer }) => subjectDer);
  return names.reduce((length, name) => length + name.length + 2, 0) > MAX_AUTHORITIES ? [] : names;
}

/** Throws `CallerFault` for a credential that cannot be used. */
export function readIdentity(credential: Credential): Identity {
  const { chain, key, ocspResponse, signedCertificateTimestamps = [] } = credential;
  const rawPublicKey = flag(credential, 'rawPublicKey');
  if (rawPublicKey ? chain.length > 0 : chain.length === 0) {
    const message = rawPublicKey
      ? 'a credential that shows its bare public key has no chain'
      : 'a credential needs the certificate that goes with its key';
    throw new CallerFault('ERR_TLSCOPE_NO_CERTIFICATE', message);
  }
  try {
    const certificates = chain.map(parseCertificate);
    const type = rawPublicKey ? 'RawPublicKey' : 'X509';
    const delegated = readDelegated(credential);
    const schemes = delegated
      ? [delegated.cred.dc_cert_verify_algorithm]
      : credential.signatureSchemes?.map(schemeCode);
    const mustMatchIssuer = flag(credential, 'mustMatchIssuer');
    const { findOcspResponse } = credential;
    const staples = { ocspResponse, findOcspResponse, signedCertificateTimestamps };
    const more = { mustMatchIssuer, schemes, delegated, ...staples };
    return { type, chain, certificates, leaf: certificates[0], key, ...more };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new CallerFault('ERR_TLSCOPE_BAD_CERTIFICATE', `the certificate cannot be read: ${error.message}`);
  }
}

/** RFC 9345 §4: an RSA key that may be used otherwise too is no delegated key. */
const isForDelegation = (code: number): boolean => !/^rsa_(pkcs1|pss_rsae)/.test(SignatureScheme.nameOf(code) ?? '');

function readDelegated({ delegatedCredential, key }: Credential): Identity['delegated'] {
  if (delegatedCredential === undefined) return undefined;
  const delegated = decode(DelegatedCredential, delegatedCredential);
  const { dc_cert_verify_algorithm, ASN1_subjectPublicKeyInfo } = delegated.cred;
  if (isForDelegation(dc_cert_verify_algorithm) && equal(ASN1_subjectPublicKeyInfo, writePublicKey(key.publicKey))) {
    return delegated;
  }
  throw new CallerFault(
    'ERR_TLSCOPE_BAD_CERTIFICATE',
    'a delegated credential goes with its own key, which is of a kind that RFC 9345 allows',
  );
}

function compression(way: CertificateCompression) {
  const { algorithm } = way;
  const code = typeof algorithm === 'number' ? algorithm : CertificateCompressionAlgorithm.members[algorithm];
  if (code === undefined || (typeof algorithm === 'number' && (code < FIRST_PRIVATE || code > 0xffff))) {
    throw unknownName('certificate compression', `${algorithm}`);
  }
  return {
    code,
    name: `${algorithm}`,
    compress: (bytes: Uint8Array) => way.compress(bytes),
    decompress: (bytes: Uint8Array, maxLength: number) => way.decompress(bytes, maxLength),
  };
}

function schemeCode(name: string): number {
  const code = SignatureScheme.members[name as keyof typeof SignatureScheme.members];
  if (code === undefined) throw unknownName('signature scheme', name);
  return code;
}

const unknownName = (what: string, name: string): CallerFault =>
  new CallerFault('ERR_TLSCOPE_UNKNOWN_NAME', `there is no ${what} called ${name}`);
