/** Delegated credentials (RFC 9345): a short-lived key that signs in place of the key of the certificate. */
import { concat, utf8 } from '../../bytes/index.ts';
import { schemeFor } from '../../policy/index.ts';
import { encode, type Infer } from '../../presentation/index.ts';
import { Credential, type DelegatedCredential, ProtocolVersion, SignatureScheme } from '../../wire/index.ts';
import type { X509Certificate } from '../../x509/index.ts';
import type { Context } from '../context.ts';
import { type JudgedChain, peerKey } from './chain.ts';
import { knownKey } from './raw-key.ts';

type Delegated = Infer<typeof DelegatedCredential>;

const TLS13 = ProtocolVersion.TLSv1_3;
/** The extension by which a certificate allows it (RFC 9345 §4.2). */
const DELEGATION_USAGE = '1.3.6.1.4.1.44363.44';
const WEEK = 604_800_000;
const PADDING = new Uint8Array(64).fill(0x20);

/** RFC 9345 §4.1.3: the chain, with the key that its holder has handed its authority on to. */
export function acceptDelegation(chain: JudgedChain, delegated: Delegated, cx: Context): JudgedChain {
  const { leaf } = chain;
  cx.require(
    leaf !== undefined && mayDelegate(leaf),
    "the server's certificate allows its key to be stood in for",
    'RFC 9345 §4.2',
    'illegal_parameter',
  );
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

const mayDelegate = ({ extensions, keyUsage }: X509Certificate): boolean =>
  extensions.some(({ oid }) => oid === DELEGATION_USAGE) && keyUsage?.includes('digitalSignature') === true;

const endOfDelegation = ({ notBefore }: X509Certificate, { cred }: Delegated): number =>
  notBefore + 1000 * cred.valid_time;

function requireFresh(leaf: X509Certificate, delegated: Delegated, cx: Context): void {
  const left = endOfDelegation(leaf, delegated) - cx.settings.now();
  cx.require(
    left > 0 && left <= WEEK,
    'the delegated credential is good now, and for a week from now at most',
    'RFC 9345 §4.1.3',
    'illegal_parameter',
  );
}

function requireScheme({ cred }: Delegated, cx: Context): void {
  const { dc_cert_verify_algorithm: code, ASN1_subjectPublicKeyInfo } = cred;
  const key = knownKey(ASN1_subjectPublicKeyInfo);
  const scheme = schemeFor(cx.settings.provider, code, TLS13);
  cx.require(
    cx.settings.delegatedSchemes.includes(code) && key !== undefined && scheme?.implementation.accepts(key) === true,
    'the delegated key signs in a way that we offered for delegated credentials',
    'RFC 9345 §4.1.3',
    'illegal_parameter',
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
    'the key of the certificate has signed the delegated credential',
    'RFC 9345 §4.1.3',
    'illegal_parameter',
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
