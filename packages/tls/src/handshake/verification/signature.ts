import type { Side } from '../../events/index.ts';
import type { Transcript } from '../../keys/index.ts';
import { schemeFor } from '../../policy/index.ts';
import { type Rule, rule } from '../../rules/index.ts';
import { type AlertName, type CipherSuiteRow, ProtocolVersion, SignatureScheme } from '../../wire/index.ts';
import { signedContent } from '../certificate-verify.ts';
import type { Context } from '../context.ts';
import type { JudgedChain } from '../peer/index.ts';
import { peerKey, requireSigningKey } from './chain.ts';

/** What a version of TLS holds a CertificateVerify to. */
interface SignatureRules {
  readonly schemeAccepted: Rule<[number], AlertName>;
  readonly schemeFits: Rule<[number, Side], AlertName>;
  readonly valid: Rule<[number, Side], AlertName>;
}

const accepted = {
  holds: 'the CertificateVerify is signed with an algorithm that was offered for this version of TLS',
  fails: (scheme: number) =>
    `the CertificateVerify is signed with ${SignatureScheme.label(scheme)}, which was not offered for this version of TLS`,
};
const fits = {
  holds: (_scheme: number, side: Side) => `the signature algorithm fits the key in the ${side}'s certificate`,
  fails: (scheme: number, side: Side) =>
    `the CertificateVerify is signed with ${SignatureScheme.label(scheme)}, which does not fit the key in the ${side}'s certificate`,
};
const genuine = {
  holds: (_scheme: number, side: Side) =>
    `the signature in the CertificateVerify is valid: the ${side} has the private key of its certificate`,
  fails: (scheme: number, side: Side) =>
    `the signature in the CertificateVerify (${SignatureScheme.label(scheme)}) is not valid for the ${side}'s key`,
};
const rules13: SignatureRules = {
  schemeAccepted: rule('certificate_verify.algorithm_tls13', {
    ...accepted,
    rfc: 'RFC 9846 §4.5.2',
    alert: 'illegal_parameter',
  }),
  schemeFits: rule('certificate_verify.key_type_tls13', {
    ...fits,
    rfc: 'RFC 9846 §4.5.2',
    alert: 'illegal_parameter',
  }),
  valid: rule('certificate_verify.signature_tls13', {
    ...genuine,
    rfc: 'RFC 9846 §4.5.2',
    alert: 'decrypt_error',
  }),
};
const rules12: SignatureRules = {
  schemeAccepted: rule('certificate_verify.algorithm_tls12', {
    ...accepted,
    rfc: 'RFC 5246 §7.4.8',
    alert: 'illegal_parameter',
  }),
  schemeFits: rule('certificate_verify.key_type_tls12', {
    ...fits,
    rfc: 'RFC 5246 §7.4.8',
    alert: 'illegal_parameter',
  }),
  valid: rule('certificate_verify.signature_tls12', {
    ...genuine,
    rfc: 'RFC 5246 §7.4.8',
    alert: 'decrypt_error',
  }),
};

interface Signed {
  readonly algorithm: number;
  readonly signature: Uint8Array;
}

/** RFC 9846 §4.5.2: the peer proves that it holds the key of its certificate. Returns the scheme's name. */
export function requireSignature13(
  side: Side,
  chain: JudgedChain,
  signed: Signed,
  transcript: Transcript,
  suite: CipherSuiteRow,
  cx: Context,
): string | undefined {
  const hash = cx.settings.provider.hashes[suite.hash];
  return requireHolder(side, chain, signed, signedContent(side, transcript.digest(hash)), ProtocolVersion.TLSv1_3, cx);
}

/** RFC 5246 §7.4.8: a client of TLS 1.2 signs all messages so far as they are. */
export function requireSignature12(
  chain: JudgedChain,
  signed: Signed,
  transcript: Transcript,
  cx: Context,
): string | undefined {
  return requireHolder('client', chain, signed, transcript.bytes(), ProtocolVersion.TLSv1_2, cx);
}

function requireHolder(
  side: Side,
  chain: JudgedChain,
  { algorithm, signature }: Signed,
  content: Uint8Array,
  version: number,
  cx: Context,
): string | undefined {
  const held = version === ProtocolVersion.TLSv1_3 ? rules13 : rules12;
  const { provider, schemes } = cx.settings;
  const scheme = schemeFor(provider, algorithm, version);
  const usable = chain.delegatedScheme === undefined ? schemes : [chain.delegatedScheme];
  cx.require(scheme !== undefined && usable.includes(algorithm), held.schemeAccepted, algorithm);
  const key = peerKey(side, chain, cx);
  cx.require(scheme.implementation.accepts(key.data), held.schemeFits, algorithm, side);
  requireSigningKey(side, chain, cx);
  cx.peerChose(
    'signature scheme',
    SignatureScheme.show(algorithm),
    usable.map((code) => ({ option: SignatureScheme.show(code), because: 'we accept it' })),
    'RFC 9846 §4.3.3',
  );
  cx.require(scheme.implementation.verify(key, content, signature), held.valid, algorithm, side);
  return SignatureScheme.nameOf(algorithm);
}
