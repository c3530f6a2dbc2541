import { find } from '../../../wire/index.ts';
import { requireAnswers } from '../../extension-rules.ts';
import { acceptAlpn } from '../alpn.ts';
import type { ClientContext, ClientStep } from '../states.ts';

/** RFC 9846 §4.4.1: the server's answers that need no key to be computed, the first encrypted message. */
export const encryptedExtensions: ClientStep<'WAIT_EE', 'encrypted_extensions'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { extensions } = message.body;
  requireAnswers(cx, extensions, state.hello.extensions ?? [], 'EncryptedExtensions');
  const alpn = acceptAlpn(find(extensions, 'application_layer_protocol_negotiation'), cx);
  return { ...state, at: 'WAIT_CERT_CR', transcript: state.transcript.add(message.raw), alpn };
};
