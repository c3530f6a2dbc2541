import type { PublicKey, PublicKeyData } from '../../crypto/provider.ts';
import type { ChainEvidence, Side } from '../../observe/events.ts';
import { CertificateFault, PeerFault } from '../../wire/index.ts';
import { type TrustStore, verifyChain, type X509Certificate } from '../../x509/index.ts';
import type { Context } from '../context.ts';
import { type Proven, prove } from '../proofs.ts';

/** What a peer showed of itself, before anybody looked at it. */
export interface Presented {
  /** DER, the end entity first. */
  readonly certificates: readonly Uint8Array[];
  /** Stapled to the end entity: an OCSPResponse in DER (RFC 6066 §8). */
  readonly ocspResponse: Uint8Array | undefined;
  /** SerializedSCTs (RFC 6962 §3.3) that came beside the certificate. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
}

/** A peer that has shown a certificate, and has not yet proved that it holds the key. */
export interface JudgedPeer {
  /** DER, the end entity first. */
  readonly certificates: readonly Uint8Array[];
  readonly evidence: ChainEvidence;
  readonly ocspResponse: Uint8Array | undefined;
}

/** By what a peer is judged. */
export interface Rules {
  readonly trust: TrustStore;
  readonly host: string | undefined;
  /** False: the checks are made and shown, and do not count. */
  readonly enforced: boolean;
}

/** A chain after it was judged: proof that the judgement was made, and what it said. */
export interface JudgedChain extends Proven<'certificate chain'>, Omit<Presented, 'certificates'> {
  readonly presented: readonly Uint8Array[];
  readonly leaf: X509Certificate | undefined;
  /** The key in it; `undefined` where it is of a kind that we do not know. */
  readonly publicKey: PublicKeyData | undefined;
  readonly evidence: ChainEvidence;
}

export const bare = (certificates: readonly Uint8Array[]): Presented => ({
  certificates,
  ocspResponse: undefined,
  signedCertificateTimestamps: [],
});

/** RFC 9846 §4.5.1.3, RFC 5280 §6: judges the chain of `side`; a bad one ends the handshake here if rules are enforced. */
export function judge(side: Side, shown: Presented, { trust, host, enforced }: Rules, cx: Context): JudgedChain {
  const { provider, now } = cx.settings;
  const { certificates: presented, ocspResponse, signedCertificateTimestamps } = shown;
  const verdict = verifyChain({ presented, trust, at: now(), purpose: side, host, provider });
  const evidence = { ...verdict.evidence, enforced };
  cx.emit(() => ({
    type: 'certificate',
    side,
    presented,
    evidence,
    ...(ocspResponse === undefined ? {} : { ocspResponse }),
    ...(signedCertificateTimestamps.length === 0 ? {} : { signedCertificateTimestamps }),
  }));
  const { failure } = evidence;
  if (enforced && failure !== undefined) throw new CertificateFault(failure);
  if (enforced && !evidence.ok) throw new PeerFault('certificate_unknown', 'the chain is trusted', 'RFC 5280 §6');
  requireApproval({ certificates: presented, evidence, ocspResponse }, cx);
  const { leaf } = verdict;
  if (leaf === undefined) {
    throw new PeerFault('bad_certificate', `the ${side}'s certificate can be read`, 'RFC 5280 §4.1');
  }
  const { publicKey } = leaf;
  return {
    ...prove('certificate chain'),
    presented,
    leaf,
    publicKey,
    evidence,
    ocspResponse,
    signedCertificateTimestamps,
  };
}

/** The caller may know more about the peer than its certificate says. */
function requireApproval(question: JudgedPeer, cx: Context): void {
  const alert = cx.settings.approve?.(question);
  if (alert !== undefined) cx.require(false, 'the application approves of the peer', 'RFC 9846 §4.5.1.3', alert);
}

/** The key in the peer's certificate, of a kind that we can use. */
export function peerKey(side: Side, { publicKey }: JudgedChain, cx: Context): PublicKey {
  if (publicKey === undefined) {
    throw new PeerFault('unsupported_certificate', `the ${side}'s key is of a kind that we know`, 'RFC 9846 §4.5.1.2');
  }
  return cx.settings.provider.importPublicKey(publicKey);
}

/** RFC 9846 §4.5.1.2, RFC 5246 §7.4.2: a key that signs the handshake is a key for signing. */
export function requireSigningKey(side: Side, { leaf }: JudgedChain, cx: Context): void {
  const keyUsage = leaf?.keyUsage;
  cx.require(
    keyUsage === undefined || keyUsage.includes('digitalSignature'),
    `the ${side}'s certificate allows its key to sign`,
    'RFC 9846 §4.5.1.2',
    'illegal_parameter',
  );
}
