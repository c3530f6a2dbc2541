import { requireSignature13 } from '../../verification/index.ts';
import { identityOf } from '../judge-chain.ts';
import type { ClientContext, ClientStep } from '../states.ts';

/** RFC 9846 §4.5.2: the server proves that it holds the key of its certificate. */
export const certificateVerify: ClientStep<'WAIT_CV', 'certificate_verify'> = (state, message, cx: ClientContext) => {
  const { chain, transcript, suite } = state;
  const signatureScheme = requireSignature13('server', chain, message.body, transcript, suite, cx);
  const identity = identityOf(chain, signatureScheme);
  return { ...state, at: 'WAIT_FINISHED', transcript: transcript.add(message.raw), identity };
};
