import { schemeFor } from '../../../policy/index.ts';
import { ProtocolVersion, SignatureScheme } from '../../../wire/index.ts';
import { signedContent } from '../../certificate-verify.ts';
import { identityOf, serverKey } from '../judge-chain.ts';
import type { ClientContext, ClientStep } from '../states.ts';

/** RFC 9846 §4.5.2: the server proves that it holds the key of its certificate. */
export const certificateVerify: ClientStep<'WAIT_CV', 'certificate_verify'> = (state, message, cx: ClientContext) => {
  const { algorithm, signature } = message.body;
  const { provider, schemes } = cx.settings;
  const scheme = schemeFor(provider, algorithm, ProtocolVersion.TLSv1_3);
  cx.require(
    scheme !== undefined && schemes.includes(algorithm),
    'the signature scheme is one that we offered for TLS 1.3',
    'RFC 9846 §4.5.2',
    'illegal_parameter',
  );
  const key = serverKey(state.chain, cx);
  cx.require(
    scheme.implementation.accepts(key.data),
    'the signature scheme fits the key in the certificate',
    'RFC 9846 §4.5.2',
    'illegal_parameter',
  );
  cx.peerChose(
    'signature scheme',
    SignatureScheme.show(algorithm),
    schemes.map((code) => ({ option: SignatureScheme.show(code), because: 'we offered it' })),
    'RFC 9846 §4.3.3',
  );
  const hash = provider.hashes[state.suite.hash];
  cx.require(
    scheme.implementation.verify(key, signedContent('server', state.transcript.digest(hash)), signature),
    'the server holds the private key of its certificate: its signature over the handshake is genuine',
    'RFC 9846 §4.5.2',
    'decrypt_error',
  );
  const identity = identityOf(state.chain, SignatureScheme.nameOf(algorithm));
  return { ...state, at: 'WAIT_FINISHED', transcript: state.transcript.add(message.raw), identity };
};
