import type { Transcript } from '../../../keys/index.ts';
import type { JudgedChain } from '../../peer/index.ts';
import { bare, requireSignature12 } from '../../verification/index.ts';
import { certificatePresent12, clientIdentity, judgeClient } from '../judge-client.ts';
import type { Received, ServerAt, ServerContext, ServerStep } from '../states.ts';

/** RFC 5246 §7.4.6: the client's chain, judged at once; or none, where we can do without. */
export const certificateEcdhe: ServerStep<'ECDHE_WAIT_CERT', 'certificate'> = (state, message, cx: ServerContext) =>
  afterEcdhe(hear(state, message.raw), accept(message, cx));

export const certificateRsa: ServerStep<'RSA_WAIT_CERT', 'certificate'> = (state, message, cx: ServerContext) =>
  afterRsa(hear(state, message.raw), accept(message, cx));

export const certificateDhe: ServerStep<'DHE_WAIT_CERT', 'certificate'> = (state, message, cx: ServerContext) =>
  afterDhe(hear(state, message.raw), accept(message, cx));

/** RFC 7250 §3: a bare key in the place of the chain; empty where the client has none. */
export const rawPublicKey: ServerStep<'RAWKEY_WAIT_CERT', 'certificate'> = ({ instead }, { body, raw }, cx) => {
  const { ASN1_subjectPublicKeyInfo: spki } = body;
  const chain = judgeClient(bare(spki.length === 0 ? [] : [spki], 'RawPublicKey'), certificatePresent12, cx);
  if (instead.at === 'ECDHE_WAIT_CERT') return afterEcdhe(hear(instead, raw), chain);
  return instead.at === 'DHE_WAIT_CERT' ? afterDhe(hear(instead, raw), chain) : afterRsa(hear(instead, raw), chain);
};

const accept = ({ body }: Received<'ECDHE_WAIT_CERT', 'certificate'>, cx: ServerContext): JudgedChain | undefined =>
  judgeClient(bare(body.certificate_list), certificatePresent12, cx);

const hear = <S extends { readonly transcript: Transcript }>(state: S, raw: Uint8Array): S => ({
  ...state,
  transcript: state.transcript.add(raw),
});

const afterEcdhe = (
  heard: ServerAt<'ECDHE_WAIT_CERT'>,
  chain: JudgedChain | undefined,
): ServerAt<'ECDHE_WAIT_CKE'> | ServerAt<'ECDHE_WAIT_CKE_CV'> =>
  chain === undefined ? { ...heard, at: 'ECDHE_WAIT_CKE' } : { ...heard, at: 'ECDHE_WAIT_CKE_CV', chain };

const afterDhe = (
  heard: ServerAt<'DHE_WAIT_CERT'>,
  chain: JudgedChain | undefined,
): ServerAt<'DHE_WAIT_CKE'> | ServerAt<'DHE_WAIT_CKE_CV'> =>
  chain === undefined ? { ...heard, at: 'DHE_WAIT_CKE' } : { ...heard, at: 'DHE_WAIT_CKE_CV', chain };

const afterRsa = (
  heard: ServerAt<'RSA_WAIT_CERT'>,
  chain: JudgedChain | undefined,
): ServerAt<'RSA_WAIT_CKE'> | ServerAt<'RSA_WAIT_CKE_CV'> =>
  chain === undefined ? { ...heard, at: 'RSA_WAIT_CKE' } : { ...heard, at: 'RSA_WAIT_CKE_CV', chain };

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
