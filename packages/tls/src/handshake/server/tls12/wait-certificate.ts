import { bare, type JudgedChain } from '../../authentication/chain.ts';
import { requireSignature12 } from '../../authentication/signature.ts';
import { clientIdentity, judgeClient } from '../judge-client.ts';
import type { Received, ServerContext, ServerStep } from '../states.ts';

/** RFC 5246 §7.4.6: the client's chain, judged at once; or none, where we can do without. */
export const certificateEcdhe: ServerStep<'ECDHE_WAIT_CERT', 'certificate'> = (state, message, cx: ServerContext) => {
  const chain = accept(message, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return chain === undefined ? { ...heard, at: 'ECDHE_WAIT_CKE' } : { ...heard, at: 'ECDHE_WAIT_CKE_CV', chain };
};

export const certificateRsa: ServerStep<'RSA_WAIT_CERT', 'certificate'> = (state, message, cx: ServerContext) => {
  const chain = accept(message, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return chain === undefined ? { ...heard, at: 'RSA_WAIT_CKE' } : { ...heard, at: 'RSA_WAIT_CKE_CV', chain };
};

export const accept = (
  { body }: Received<'ECDHE_WAIT_CERT', 'certificate'>,
  cx: ServerContext,
): JudgedChain | undefined => judgeClient(bare(body.certificate_list), 'handshake_failure', cx);

/** RFC 5246 §7.4.8: the client proves that it holds the key of its certificate, by signing all messages so far. */
export const certificateVerify: ServerStep<'TLS12_WAIT_CV', 'certificate_verify'> = (
  { chain, ...state },
  message,
  cx: ServerContext,
) => {
  const signatureScheme = requireSignature12(chain, message.body, state.transcript, cx);
  const client = clientIdentity(chain, signatureScheme);
  return { ...state, at: 'TLS12_WAIT_CCS', transcript: state.transcript.add(message.raw), client };
};
