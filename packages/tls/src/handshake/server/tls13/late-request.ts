import { equal } from '../../../bytes/index.ts';
import { finishedMac } from '../../../keys/index.ts';
import type { Infer } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { CallerFault, type Certificate13 } from '../../../wire/index.ts';
import { decompressed, presentedIn, requestExtensions } from '../../authentication/index.ts';
import { finished13, requireVerifyData } from '../../keys/index.ts';
import { anonymous } from '../../peer/index.ts';
import { judge, requireSignature13 } from '../../verification/index.ts';
import { clientIdentity } from '../judge-client.ts';
import type { ServerAt, ServerContext, ServerStep } from '../states.ts';

const requested = rule('post_handshake_auth.requested', {
  holds: 'the server has asked for the Certificate that the client sent after the handshake',
  fails: 'the client sent a Certificate after the handshake, for which the server had not asked',
  rfc: 'RFC 9846 §4.7.2',
  alert: 'unexpected_message',
});
const answersRequest = rule('post_handshake_auth.certificate_request_context', {
  holds: 'certificate_request_context is the one of a CertificateRequest without an answer',
  fails: 'certificate_request_context is not the one of a CertificateRequest without an answer',
  rfc: 'RFC 9846 §4.7.2',
  alert: 'illegal_parameter',
});

/**
 * Throws `CallerFault` where a client's certificate cannot be asked for now.
 *
 * @param open whether this is the server of an open TLS 1.3 connection
 * @param offered whether the client offered post_handshake_auth
 */
export function requireLateRequest(open: boolean, offered: boolean): void {
  if (open && offered) return;
  const why = open
    ? 'the client did not offer post_handshake_auth'
    : 'only the server of an open TLS 1.3 connection can ask for it';
  throw new CallerFault('ERR_TLSCOPE_NO_LATE_REQUEST', `no certificate can be asked for: ${why} (RFC 9846 §4.7.2)`);
}

/** RFC 9846 §4.7.2: asks for the client's certificate after the handshake. */
export function sendLateRequest(state: ServerAt<'CONNECTED'>, cx: ServerContext): ServerAt<'CONNECTED'> {
  // Nobody can sign in advance for a label that nobody can foresee (RFC 9846 §4.4.2).
  const context = cx.settings.random(32);
  const flight = cx.flight('Handshake13', state.handshake!).add({
    type: 'certificate_request',
    body: { certificate_request_context: context, extensions: requestExtensions(cx.settings) },
  });
  return { ...state, asked: [...state.asked, { context, transcript: flight.transcript }] };
}

export const lateCertificate: ServerStep<'CONNECTED', 'certificate'> = (state, { body, raw }, cx) =>
  acceptLate(state, body, raw, cx);

export const lateCompressedCertificate: ServerStep<'CONNECTED', 'compressed_certificate'> = (
  state,
  { body, raw },
  cx,
) => acceptLate(state, decompressed(body, cx), raw, cx);

/** The client answers one of our requests, whichever it likes first; it may have nothing to show. */
function acceptLate(
  state: ServerAt<'CONNECTED'>,
  body: Infer<typeof Certificate13>,
  raw: Uint8Array,
  cx: ServerContext,
): ServerAt<'AUTH_WAIT_CV'> | ServerAt<'AUTH_WAIT_FINISHED'> {
  const request = state.asked.find(({ context }) => equal(context, body.certificate_request_context));
  cx.require(request !== undefined, state.asked.length === 0 ? requested : answersRequest);
  const shown = presentedIn(body, state.peerType, requestExtensions(cx.settings), cx);
  const asked = state.asked.filter((one) => one !== request);
  const transcript = request.transcript.add(raw);
  return shown.entries.length === 0
    ? { ...state, at: 'AUTH_WAIT_FINISHED', asked, transcript, identity: undefined }
    : { ...state, at: 'AUTH_WAIT_CV', asked, transcript, chain: judge('client', shown, cx.settings.clientRules, cx) };
}

export const lateCertificateVerify: ServerStep<'AUTH_WAIT_CV', 'certificate_verify'> = (
  { chain, ...state },
  message,
  cx: ServerContext,
) => {
  const { transcript, suite } = state;
  const signatureScheme = requireSignature13('client', chain, message.body, transcript, suite, cx);
  const identity = clientIdentity(chain, signatureScheme);
  return { ...state, at: 'AUTH_WAIT_FINISHED', transcript: transcript.add(message.raw), identity };
};

/** RFC 9846 §4.5.3: the answer is complete, and from who has today's keys. */
export const lateFinished: ServerStep<'AUTH_WAIT_FINISHED', 'finished'> = (
  { transcript, identity, ...state },
  message,
  cx: ServerContext,
) => {
  const hash = cx.settings.provider.hashes[state.suite.hash];
  const expected = finishedMac(hash, state.read.value, transcript.digest(hash));
  requireVerifyData(expected, message.body.verify_data, 'client', finished13, cx);
  cx.identified({ peer: identity ?? anonymous });
  return { ...state, at: 'CONNECTED' };
};
