import { rule } from '../../../rules/index.ts';
import type { JudgedChain, KeyUse, Presented } from '../../peer/index.ts';
import { bare } from '../../verification/index.ts';
import type { EchSettled } from '../ech-state.ts';
import { judgeServer } from '../judge-chain.ts';
import type { ClientAt, ClientContext, ClientStep, Handshake12State, Received } from '../states.ts';
import { requireSameServer } from './same-server.ts';
import { certificateRequestRsa, serverHelloDoneRsa } from './wait-shd.ts';
import { serverKeyExchange } from './wait-ske.ts';

const statusIsOcsp = rule('certificate_status.status_type', {
  holds: "the certificate's status is an OCSP response, as the client asked",
  fails: (type: string) => `the server sent a certificate status of the type ${type}; the client asked for ocsp`,
  rfc: 'RFC 6066 §8',
  alert: 'illegal_parameter',
});

/** RFC 5246 §7.4.2: the server's chain; judged at once, unless its OCSP response is still to come. */
export const certificateEcdhe: ClientStep<'ECDHE_WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => {
  const shown = shownBy(state, message, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return state.statusPromised
    ? { ...heard, at: 'ECDHE_WAIT_CS', shown }
    : { ...heard, at: 'ECDHE_WAIT_SKE', chain: judgeServer(shown, state.ech, cx) };
};

export const certificateRsa: ClientStep<'RSA_WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => {
  const shown = shownBy(state, message, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return state.statusPromised
    ? { ...heard, at: 'RSA_WAIT_CS', shown }
    : { ...heard, at: 'RSA_WAIT_CR_SHD', chain: judgeServer(shown, state.ech, cx, 'keyEncipherment') };
};

/** RFC 7250 §3: a bare key in the place of the chain; nobody makes statements about it, so none are waited for. */
export const rawPublicKey: ClientStep<'RAWKEY_WAIT_CERT', 'certificate'> = (state, { body, raw }, cx) => {
  const { ASN1_subjectPublicKeyInfo: spki } = body;
  requireSameServer(state.bound, spki, cx);
  const chain = judgeServer(bare(spki.length === 0 ? [] : [spki], 'RawPublicKey'), state.ech, cx);
  const heard = { ...state, transcript: state.transcript.add(raw), chain };
  const { keyExchange } = state.suite;
  if (keyExchange === 'RSA') return { ...heard, at: 'RSA_WAIT_CR_SHD' };
  return keyExchange === 'DHE' ? { ...heard, at: 'DHE_WAIT_SKE' } : { ...heard, at: 'ECDHE_WAIT_SKE' };
};

/** RFC 6066 §8: the OCSP response that the server promised, right after its certificate. */
export const certificateStatusEcdhe: ClientStep<'ECDHE_WAIT_CS', 'certificate_status'> = (
  { shown, ...known },
  message,
  cx: ClientContext,
) => ({
  ...known,
  at: 'ECDHE_WAIT_SKE',
  transcript: known.transcript.add(message.raw),
  chain: judgeStapled(shown, known.ech, message, cx),
});

export const certificateStatusRsa: ClientStep<'RSA_WAIT_CS', 'certificate_status'> = (
  { shown, ...known },
  message,
  cx: ClientContext,
) => ({
  ...known,
  at: 'RSA_WAIT_CR_SHD',
  transcript: known.transcript.add(message.raw),
  chain: judgeStapled(shown, known.ech, message, cx, 'keyEncipherment'),
});

/** RFC 6066 §8: a server may change its mind and send no response. */
export const keyExchangeUnstapled: ClientStep<'ECDHE_WAIT_CS', 'server_key_exchange'> = (
  { shown, ...known },
  message,
  cx: ClientContext,
) => serverKeyExchange({ ...known, at: 'ECDHE_WAIT_SKE', chain: judgeServer(shown, known.ech, cx) }, message, cx);

export const certificateRequestUnstapled: ClientStep<'RSA_WAIT_CS', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => certificateRequestRsa(unstapledRsa(state, cx), message, cx);

export const serverHelloDoneUnstapled: ClientStep<'RSA_WAIT_CS', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => serverHelloDoneRsa(unstapledRsa(state, cx), message, cx);

const unstapledRsa = (
  { shown, ...known }: ClientAt<'RSA_WAIT_CS'>,
  cx: ClientContext,
): ClientAt<'RSA_WAIT_CR_SHD'> => ({
  ...known,
  at: 'RSA_WAIT_CR_SHD',
  chain: judgeServer(shown, known.ech, cx, 'keyEncipherment'),
});

export function shownBy(
  { signedCertificateTimestamps, bound }: Handshake12State,
  { body }: Received<'ECDHE_WAIT_CERT', 'certificate'>,
  cx: ClientContext,
): Presented {
  requireSameServer(bound, body.certificate_list[0], cx);
  return { ...bare(body.certificate_list), signedCertificateTimestamps };
}

export function judgeStapled(
  shown: Presented,
  ech: EchSettled,
  { body }: Received<'ECDHE_WAIT_CS', 'certificate_status'>,
  cx: ClientContext,
  keyUse?: KeyUse,
): JudgedChain {
  cx.require(body.type === 'ocsp', statusIsOcsp, body.type);
  return judgeServer({ ...shown, ocspResponse: body.body }, ech, cx, keyUse);
}
