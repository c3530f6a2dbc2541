/** A client's TLS 1.2 handshake with an ephemeral key in a finite field (RFC 5246 §7.3, RFC 7919 §3). */
import { groupsFor12 } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { ServerDHParams } from '../../../wire/index.ts';
import { groupWith, requirePublicKey, respondOnce, withoutLeadingZeros } from '../../keys/index.ts';
import { judgeServer } from '../judge-chain.ts';
import type { ClientAt, ClientContext, ClientStep, Received, Request12 } from '../states.ts';
import { sendSecondFlight } from './second-flight.ts';
import { judgeStapled, shownBy } from './wait-certificate.ts';
import { acceptRequest } from './wait-shd.ts';
import { requireSignedParams } from './wait-ske.ts';

const groupOffered = rule('server_key_exchange.dh_p', {
  holds: "the server's key share is in a finite-field group that the client offered",
  fails: ({ dh_p }: ServerDHParams) =>
    `the server's key share is in a finite-field group of ${8 * dh_p.length} bits that the client did not offer`,
  rfc: 'RFC 7919 §3',
  alert: 'insufficient_security',
});

/** RFC 5246 §7.4.2: the server's chain; judged at once, unless its OCSP response is still to come. */
export const certificate: ClientStep<'DHE_WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => {
  const shown = shownBy(state, message, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  return state.statusPromised
    ? { ...heard, at: 'DHE_WAIT_CS', shown }
    : { ...heard, at: 'DHE_WAIT_SKE', chain: judgeServer(shown, state.ech, cx) };
};

/** RFC 6066 §8: the OCSP response that the server promised, right after its certificate. */
export const certificateStatus: ClientStep<'DHE_WAIT_CS', 'certificate_status'> = (
  { shown, ...known },
  message,
  cx: ClientContext,
) => ({
  ...known,
  at: 'DHE_WAIT_SKE',
  transcript: known.transcript.add(message.raw),
  chain: judgeStapled(shown, known.ech, message, cx),
});

/** RFC 6066 §8: a server may change its mind and send no response. */
export const keyExchangeUnstapled: ClientStep<'DHE_WAIT_CS', 'server_key_exchange'> = (
  { shown, ...known },
  message,
  cx: ClientContext,
) => serverKeyExchange({ ...known, at: 'DHE_WAIT_SKE', chain: judgeServer(shown, known.ech, cx) }, message, cx);

/** RFC 7919 §3: first the signature, then whether the field is one that we offered, then the key in it. */
export const serverKeyExchange: ClientStep<'DHE_WAIT_SKE', 'server_key_exchange'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { params, signed_params } = message.body;
  const identity = requireSignedParams(state, encode(ServerDHParams, params), signed_params, cx);
  const group = groupWith(cx.settings.groups, params);
  cx.require(group !== undefined, groupOffered, params);
  cx.peerChose(
    'group',
    group.name,
    groupsFor12(cx.settings.groups, 'field').map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 7919 §3',
  );
  return {
    ...state,
    at: 'DHE_WAIT_CR_SHD',
    transcript: state.transcript.add(message.raw),
    identity,
    share: { group: group.name, point: requirePublicKey(group, params.dh_Ys, 'server', cx) },
  };
};

/** RFC 5246 §7.4.4: the server asks for our certificate; our answer goes with our key exchange (§7.4.6). */
export const certificateRequest: ClientStep<'DHE_WAIT_CR_SHD', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => ({
  ...state,
  at: 'DHE_WAIT_SHD',
  transcript: state.transcript.add(message.raw),
  request: acceptRequest(state, message, cx),
});

export const serverHelloDone: ClientStep<'DHE_WAIT_CR_SHD', 'server_hello_done'> = (state, message, cx) =>
  answer(state, undefined, message, cx);

export const serverHelloDoneAsked: ClientStep<'DHE_WAIT_SHD', 'server_hello_done'> = (state, message, cx) =>
  answer(state, state.request, message, cx);

/** RFC 5246 §7.4.7.2: our ephemeral key; the pre-master secret is what the two give (§8.1.2). */
function answer(
  state: ClientAt<'DHE_WAIT_CR_SHD'> | ClientAt<'DHE_WAIT_SHD'>,
  request: Request12 | undefined,
  message: Received<'DHE_WAIT_SHD', 'server_hello_done'>,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  const { share, identity, chain } = state;
  const group = cx.settings.groups.find(({ name }) => name === share.group)!;
  const { share: dh_Yc, secret } = respondOnce(group, share.point, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  const known = { chain, identity, group: share.group };
  return sendSecondFlight(heard, request, { dh_Yc }, withoutLeadingZeros(secret), known, cx);
}
