import { finishedMac } from '../../../keys/index.ts';
import { encode } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { CertificateRequest13 } from '../../../wire/index.ts';
import { requireOwnType } from '../../authentication/index.ts';
import { shownLater, shownTo } from '../session/index.ts';
import type { ClientAt, ClientContext, ClientNext, Received } from '../states.ts';
import { answerRequest } from './answer-request.ts';
import { requireRequest } from './wait-certificate.ts';

const postHandshakeAuthOffered = rule('certificate_request.post_handshake_auth', {
  holds: 'the client offered post_handshake_auth',
  fails: 'the server asked for a certificate after the handshake, but the client did not offer post_handshake_auth',
  rfc: 'RFC 9846 §4.7.2',
  alert: 'unexpected_message',
});

/** RFC 9846 §4.7.2: the server asks for a certificate after the handshake; the answer is one flight, under today's keys. */
export function lateCertificateRequest(
  state: ClientAt<'CONNECTED'>,
  message: Received<'CONNECTED', 'certificate_request'>,
  cx: ClientContext,
): ClientNext<'CONNECTED', 'certificate_request'> {
  const { transcript } = state;
  cx.require(transcript !== undefined, postHandshakeAuthOffered);
  requireRequest(message.body, cx);
  requireOwnType(state.ownType, cx);
  const hash = cx.settings.provider.hashes[state.suite.hash];
  const flight = cx.flight('Handshake13', transcript.add(message.raw));
  // Whoever only sits in front of the right server never gets as far as this.
  const ours = answerRequest(message.body, flight, state.suite, state.ownType, { status: 'not offered' }, cx);
  const verify_data = finishedMac(hash, state.write.value, flight.transcript.digest(hash));
  flight.add({ type: 'finished', body: { verify_data } });
  if (ours !== undefined) cx.identified({ localCertificates: ours.chain });
  return {
    ...state,
    shown: shownLater(state.shown, shownTo(encode(CertificateRequest13, message.body), state.ownType, ours, cx)),
  };
}
