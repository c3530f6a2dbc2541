/** Delegated credentials (RFC 9345): a short-lived key that signs in place of the key of the certificate. */
import { concat, DAY, utf8, WEEK } from '../../bytes/index.ts';
import { schemeFor } from '../../policy/index.ts';
import { encode, type Infer } from '../../presentation/index.ts';
import { rule } from '../../rules/index.ts';
import { Credential, type DelegatedCredential, ProtocolVersion, SignatureScheme } from '../../wire/index.ts';
import type { X509Certificate } from '../../x509/index.ts';
import type { Context } from '../context.ts';
import type { JudgedChain } from '../peer/index.ts';
import { peerKey } from './chain.ts';
import { knownKey } from './raw-key.ts';

type Delegated = Infer<typeof DelegatedCredential>;

const TLS13 = ProtocolVersion.TLSv1_3;
/** The extension by which a certificate allows it (RFC 9345 §4.2). */
const DELEGATION_USAGE = '1.3.6.1.4.1.44363.44';
const PADDING = new Uint8Array(64).fill(0x20);

const delegationAllowed = rule('delegated_credential.delegation_usage', {
  holds: "the server's certificate has the DelegationUsage extension, and digitalSignature in its keyUsage",
  fails: "the server's certificate has no DelegationUsage extension, or no digitalSignature in its keyUsage",
  rfc: 'RFC 9345 §4.2',
  alert: 'illegal_parameter',
});
const timeValid = rule('delegated_credential.valid_time', {
  holds: 'the delegated credential has not expired, and is valid for no more than 7 days from now',
  fails: (left: number) =>
    left > 0
      ? `the delegated credential is valid for ${inDays(left)} more; 7 days are allowed`
      : `the delegated credential expired ${inDays(-left)} ago`,
  rfc: 'RFC 9345 §4.1.3',
  alert: 'illegal_parameter',
});
const schemeOffered = rule('delegated_credential.dc_cert_verify_algorithm', {
  holds: 'the key of the delegated credential signs with an algorithm that the client offered for it',
  fails: (scheme: number) =>
    `the delegated credential signs with ${SignatureScheme.label(scheme)}, which the client did not offer or which does not fit its key`,
  rfc: 'RFC 9345 §4.1.3',
  alert: 'illegal_parameter',
});
const signatureValid = rule('delegated_credential.signature', {
  holds: 'the delegated credential is signed with the key of the certificate',
  fails: (scheme: number) =>
    `the signature of the delegated credential (${SignatureScheme.label(scheme)}) is not a valid one of the certificate's key`,
  rfc: 'RFC 9345 §4.1.3',
  alert: 'illegal_parameter',
});

/** RFC 9345 §4.1.3: the chain, with the key that its holder has handed its authority on to. */
export function acceptDelegation(chain: JudgedChain, delegated: Delegated, cx: Context): JudgedChain {
  const { leaf } = chain;
  cx.require(leaf !== undefined && mayDelegate(leaf), delegationAllowed);
  requireFresh(leaf, delegated, cx);
  requireScheme(delegated, cx);
  requireDelegator(chain, leaf, delegated, cx);
  const { dc_cert_verify_algorithm, ASN1_subjectPublicKeyInfo } = delegated.cred;
  return {
    ...chain,
    publicKey: knownKey(ASN1_subjectPublicKeyInfo),
    delegatedScheme: dc_cert_verify_algorithm,
    delegatedUntil: endOfDelegation(leaf, delegated),
  };
}

function inDays(ms: number): string {
  const days = ms / DAY;
  return days < 2 ? `${Math.ceil(24 * days)} hours` : `${days.toFixed(1)} days`;
}

const mayDelegate = ({ extensions, keyUsage }: X509Certificate): boolean =>
  extensions.some(({ oid }) => oid === DELEGATION_USAGE) && keyUsage?.includes('digitalSignature') === true;

const endOfDelegation = ({ notBefore }: X509Certificate, { cred }: Delegated): number =>
  notBefore + 1000 * cred.valid_time;

function requireFresh(leaf: X509Certificate, delegated: Delegated, cx: Context): void {
  const left = endOfDelegation(leaf, delegated) - cx.settings.now();
  cx.require(left > 0 && left <= WEEK, timeValid, left);
}

function requireScheme({ cred }: Delegated, cx: Context): void {
  const { dc_cert_verify_algorithm: code, ASN1_subjectPublicKeyInfo } = cred;
  const key = knownKey(ASN1_subjectPublicKeyInfo);
  const scheme = schemeFor(cx.settings.provider, code, TLS13);
  cx.require(
    cx.settings.delegatedSchemes.includes(code) && key !== undefined && scheme?.implementation.accepts(key) === true,
    schemeOffered,
    code,
  );
}

/** RFC 9345 §4: what the key of the certificate has signed. */
function requireDelegator(chain: JudgedChain, leaf: X509Certificate, delegated: Delegated, cx: Context): void {
  const { provider, schemes } = cx.settings;
  const { cred, algorithm, signature } = delegated;
  const scheme = schemeFor(provider, algorithm, TLS13);
  const key = peerKey('server', chain, cx);
  cx.require(
    schemes.includes(algorithm) &&
      scheme?.implementation.accepts(key.data) === true &&
      scheme.implementation.verify(key, delegationContent(leaf.der, cred, algorithm), signature),
    signatureValid,
    algorithm,
  );
}

/** RFC 9345 §4: 64 spaces, what it is for, a zero, the certificate, the credential and the algorithm of the signature. */
export const delegationContent = (
  certificate: Uint8Array,
  cred: Infer<typeof Credential>,
  algorithm: number,
): Uint8Array =>
  concat(
    PADDING,
    utf8('TLS, server delegated credentials'),
    Uint8Array.of(0),
    certificate,
    encode(Credential, cred),
    encode(SignatureScheme, SignatureScheme.of(algorithm)),
  );
