/** Another handshake on a running connection, at the server's wish (RFC 5246 §7.4.1.1), where `allowRenegotiation` lets it. */
import { EMPTY } from '../../../bytes/index.ts';
import { Transcript } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { readExtensions, sayNoRenegotiation } from '../../negotiation/index.ts';
import { helloFor } from '../hello/index.ts';
import { selectedVersion } from '../server-hello.ts';
import type { Binding12, ClientAt, ClientContext, ClientStep } from '../states.ts';
import { acceptServerHello12 } from './server-hello.ts';

const sameVersion = rule('server_hello.renegotiated_version', {
  holds: 'the renegotiation keeps TLS 1.2',
  fails: (version: number) => `the server chose ${ProtocolVersion.label(version)} in a renegotiation of TLS 1.2`,
  rfc: 'RFC 5746 §3.5',
  alert: 'protocol_version',
});

/** RFC 5246 §7.4.1.1: the server asks for a new handshake. Without our leave it is told, politely, that there is none. */
export const helloRequest: ClientStep<'TLS12_CONNECTED', 'hello_request'> = (state, _message, cx: ClientContext) => {
  const refusal = objection(state, cx);
  cx.emit(() => ({
    type: 'decision',
    what: 'renegotiation',
    chosen: refusal === undefined ? 'another handshake' : 'the connection stays as it is',
    considered: [{ option: 'another handshake', because: refusal ?? 'allowRenegotiation names it' }],
    rfc: 'RFC 5746 §3.5',
  }));
  if (refusal === undefined) return sendHelloAgain(state.bound!, cx);
  sayNoRenegotiation(cx);
  return state;
};

function objection({ bound }: ClientAt<'TLS12_CONNECTED'>, { settings }: ClientContext): string | undefined {
  if (!settings.allowRenegotiation) return 'renegotiation is off unless it is allowed by name';
  return bound === undefined
    ? 'the server cannot bind it to this connection: it sent no renegotiation_info'
    : undefined;
}

/** RFC 5746 §3.5: a hello in TLS 1.2 alone, bound to the handshake before it. */
function sendHelloAgain(bound: Binding12, cx: ClientContext): ClientAt<'TLS12_WAIT_SH'> {
  const { settings } = cx;
  const suites = settings.suites.filter(({ version }) => version === 'TLSv1.2');
  // What the application speaks was settled with the first handshake.
  const only12 = { ...settings, suites, versions: [ProtocolVersion.TLSv1_2], fallback: false, ...readExtensions({}) };
  const fresh = { random: settings.random(32), legacy_session_id: EMPTY };
  const hello = helloFor(only12, { ...fresh, renegotiated_connection: bound.client_verify_data }, [], undefined);
  const { transcript } = cx.flight('HandshakeUnversioned', Transcript.empty).add({ type: 'client_hello', body: hello });
  const nothing = { exchanges: [], psks: [], early: 'none', session12: undefined } as const;
  return { at: 'TLS12_WAIT_SH', hello, transcript, ...nothing, ech: bound.ech, bound };
}

/** RFC 5746 §3.5: the answer, in the same version. */
export const serverHelloAgain: ClientStep<'TLS12_WAIT_SH', 'server_hello'> = (state, message, cx: ClientContext) => {
  const version = selectedVersion(message, cx);
  cx.require(version === ProtocolVersion.TLSv1_2, sameVersion, version);
  return acceptServerHello12(state, message, state.bound, cx);
};
