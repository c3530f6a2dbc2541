import { equalConstantTime } from '../../../bytes/index.ts';
import { exportKeyingMaterial12, verifyData12 } from '../../../keys/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { installKeys12 } from '../../keys12.ts';
import { peerOf } from '../../summary.ts';
import { complete } from '../ech/reject.ts';
import { identityOf } from '../judge-chain.ts';
import type { ClientContext, ClientStep } from '../states.ts';
import { keepSession12 } from './keep-session.ts';

/** RFC 5077 §3.3: the promised ticket. */
export const newSessionTicket: ClientStep<'TLS12_WAIT_NST', 'new_session_ticket'> = (state, message) => ({
  ...state,
  at: 'TLS12_WAIT_CCS',
  transcript: state.transcript.add(message.raw),
  ticket: { ticket: message.body.ticket, lifetime: message.body.ticket_lifetime_hint },
});

/** RFC 5246 §7.1: what the server sends from here on is under the new keys. */
export const changeCipherSpec: ClientStep<'TLS12_WAIT_CCS', 'change_cipher_spec'> = (
  state,
  _message,
  cx: ClientContext,
) => {
  cx.requireAligned();
  installKeys12('read', 'server', state.keys, cx);
  return { ...state, at: 'TLS12_WAIT_FINISHED' };
};

/** RFC 5246 §7.4.9: both ends have seen the same handshake. With static RSA it also proves who the server is. */
export const finished: ClientStep<'TLS12_WAIT_FINISHED', 'finished'> = (state, message, cx: ClientContext) => {
  const { suite, master_secret, chain } = state;
  const hash = cx.settings.provider.hashes[suite.hash];
  const expected = verifyData12(hash, master_secret, 'server', state.transcript.digest(hash));
  cx.require(
    equalConstantTime(expected, message.body.verify_data),
    'the server has seen the same handshake that we have',
    'RFC 5246 §7.4.9',
    'decrypt_error',
  );
  cx.requireAligned();
  const identity = state.identity ?? identityOf(chain, undefined);
  keepSession12(state, identity, master_secret, state.ticket, state.session_id, cx);
  complete(state.ech, cx, {
    version: ProtocolVersion.TLSv1_2,
    suite,
    group: state.group,
    signatureScheme: identity.signatureScheme,
    alpn: state.alpn,
    serverName: cx.settings.serverName,
    ...peerOf(identity),
    localCertificates: state.ours?.chain ?? [],
    resumed: false,
    earlyData: 'none',
    exportKeyingMaterial: (label, context, length) =>
      exportKeyingMaterial12(hash, master_secret, state.hello.random, state.server_random, label, context, length),
  });
  return { at: 'TLS12_CONNECTED', identity };
};

/** RFC 5246 §7.4.1.1: the server asks for a renegotiation, which we refuse politely. */
export const helloRequest: ClientStep<'TLS12_CONNECTED', 'hello_request'> = (state, _message, cx: ClientContext) => {
  cx.warn('no_renegotiation');
  return state;
};
