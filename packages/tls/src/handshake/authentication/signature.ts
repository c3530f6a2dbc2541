import type { Transcript } from '../../keys/index.ts';
import type { Side } from '../../observe/events.ts';
import { schemeFor } from '../../policy/index.ts';
import { type CipherSuiteRow, ProtocolVersion, SignatureScheme } from '../../wire/index.ts';
import { signedContent } from '../certificate-verify.ts';
import type { Context } from '../context.ts';
import { type JudgedChain, peerKey, requireSigningKey } from './chain.ts';

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
  const rfc = version === ProtocolVersion.TLSv1_3 ? 'RFC 9846 §4.5.2' : 'RFC 5246 §7.4.8';
  const { provider, schemes } = cx.settings;
  const scheme = schemeFor(provider, algorithm, version);
  const accepted = chain.delegatedScheme === undefined ? schemes : [chain.delegatedScheme];
  cx.require(
    scheme !== undefined && accepted.includes(algorithm),
    `the signature scheme is one that we accept in ${ProtocolVersion.show(version)}`,
    rfc,
    'illegal_parameter',
  );
  const key = peerKey(side, chain, cx);
  cx.require(
    scheme.implementation.accepts(key.data),
    'the signature scheme fits the key in the certificate',
    rfc,
    'illegal_parameter',
  );
  requireSigningKey(side, chain, cx);
  cx.peerChose(
    'signature scheme',
    SignatureScheme.show(algorithm),
    accepted.map((code) => ({ option: SignatureScheme.show(code), because: 'we accept it' })),
    'RFC 9846 §4.3.3',
  );
  cx.require(
    scheme.implementation.verify(key, content, signature),
    `the ${side} holds the private key of its certificate: its signature over the handshake is genuine`,
    rfc,
    'decrypt_error',
  );
  return SignatureScheme.nameOf(algorithm);
}
