import { judgeChain } from '../judge-chain.ts';
import type { ClientContext, ClientStep, Received } from '../states.ts';

/** RFC 5246 §7.4.2: the server's chain, judged at once. */
export const certificateEcdhe: ClientStep<'ECDHE_WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => ({
  ...state,
  at: 'ECDHE_WAIT_SKE',
  transcript: state.transcript.add(message.raw),
  chain: accept(message, cx),
});

export const certificateRsa: ClientStep<'RSA_WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => ({
  ...state,
  at: 'RSA_WAIT_CR_SHD',
  transcript: state.transcript.add(message.raw),
  chain: accept(message, cx),
});

const accept = (message: Received<'ECDHE_WAIT_CERT', 'certificate'>, cx: ClientContext) =>
  judgeChain(message.body.certificate_list, cx);
