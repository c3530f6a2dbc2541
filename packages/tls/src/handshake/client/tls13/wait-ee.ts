import { fromUtf8, printable } from '../../../bytes/index.ts';
import { rule } from '../../../rules/index.ts';
import { find, ProtocolVersion } from '../../../wire/index.ts';
import { acceptTypes } from '../../authentication/index.ts';
import { acceptExtensions, acceptLimits, requireAnswers } from '../../negotiation/index.ts';
import { keyHolder } from '../../peer/index.ts';
import { prove } from '../../proofs.ts';
import { acceptRetryConfigs } from '../ech/index.ts';
import type { OfferedPsk } from '../offered.ts';
import type { ClientAt, ClientContext, ClientNext, Received, ServerIdentity } from '../states.ts';

const earlyDataPsk = rule('encrypted_extensions.early_data_psk', {
  holds: 'the server accepts early data with the first PSK and its cipher suite',
  fails: (index: number | undefined) =>
    index === undefined
      ? 'the server accepted early data without a PSK'
      : index === 0
        ? 'the server accepted early data with another cipher suite than that of its session'
        : `the server accepted early data with PSK ${index} (counted from 0); only the first PSK allows early data`,
  rfc: 'RFC 9846 §4.3.10',
  alert: 'illegal_parameter',
});
const earlyDataAlpn = rule('encrypted_extensions.early_data_alpn', {
  holds: 'the server accepts early data with the application protocol of its session',
  fails: (chosen: string | undefined, before: Uint8Array) =>
    `the server accepted early data and chose ${named(chosen)}; the session has ${named(printable(before))}`,
  rfc: 'RFC 9846 §4.3.10',
  alert: 'illegal_parameter',
});
const named = (protocol: string | undefined): string =>
  protocol ? `the application protocol "${protocol}"` : 'no application protocol';

type EE = Received<'WAIT_EE', 'encrypted_extensions'>;

/** RFC 9846 §4.4.1: the server's answers that need no key to be computed, the first encrypted message. */
export function encryptedExtensions(
  state: ClientAt<'WAIT_EE'>,
  message: EE,
  cx: ClientContext,
): ClientNext<'WAIT_EE', 'encrypted_extensions'> {
  const { extensions } = message.body;
  requireAnswers(cx, extensions, state.hello.extensions ?? [], 'EncryptedExtensions');
  const negotiated = acceptExtensions(extensions, cx);
  acceptLimits(extensions, state.hello.extensions, ProtocolVersion.TLSv1_3, cx);
  const earlyData = acceptEarlyData(state, message, negotiated.alpn, cx);
  const ech = acceptRetryConfigs(state.ech, find(extensions, 'encrypted_client_hello'), cx);
  const types = acceptTypes(extensions, cx);
  const known = {
    ...state,
    types,
    peerType: types.server,
    ech,
    transcript: state.transcript.add(message.raw),
    negotiated,
    earlyData,
  };
  const { psk } = state;
  if (psk === undefined) return { ...known, at: 'WAIT_CERT_CR' };
  return { ...known, at: 'WAIT_FINISHED', request: undefined, identity: knownServer(psk.offered) };
}

/** RFC 9846 §4.3.10: the server takes the early data, or it has to be sent again - by the caller, who knows if it may. */
function acceptEarlyData(state: ClientAt<'WAIT_EE'>, message: EE, alpn: string | undefined, cx: ClientContext) {
  if (state.earlyData !== 'sent') return state.earlyData;
  if (find(message.body.extensions, 'early_data') === undefined) {
    const { suite, secrets } = state;
    const secret = secrets.client_handshake_traffic_secret;
    cx.installSecret('write', 'handshake', suite, 'client_handshake_traffic_secret', secret);
    return 'rejected';
  }
  const session = state.psk?.offered.session?.state;
  const index = state.psk?.index;
  cx.require(index === 0 && session?.cipher_suite === state.suite.code, earlyDataPsk, index);
  const { application_protocol } = session;
  cx.require((alpn ?? '') === fromUtf8(application_protocol), earlyDataAlpn, alpn, application_protocol);
  return 'accepted';
}

/** Whoever knows the key is the server we knew, or the one we were given the key for. Finished shows that it knows it. */
const knownServer = ({ session, shared }: OfferedPsk): ServerIdentity => ({
  ...prove('server identity'),
  ...(session?.server ?? keyHolder(shared, true)),
});
