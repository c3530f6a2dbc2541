import { find } from '../../../wire/index.ts';
import { requireAnswers, requireUnique } from '../../extension-rules.ts';
import { judgeChain } from '../judge-chain.ts';
import type { ClientAt, ClientContext, ClientStep, Received } from '../states.ts';

/** RFC 9846 §4.4.2: the server asks for our certificate. */
export const certificateRequest: ClientStep<'WAIT_CERT_CR', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { certificate_request_context, extensions } = message.body;
  cx.require(
    certificate_request_context.length === 0,
    'certificate_request_context is empty during the handshake',
    'RFC 9846 §4.4.2',
    'illegal_parameter',
  );
  requireUnique(cx, extensions, 'CertificateRequest');
  cx.require(
    find(extensions, 'signature_algorithms') !== undefined,
    'the request says which signatures are accepted',
    'RFC 9846 §4.4.2',
    'missing_extension',
  );
  return { ...state, at: 'WAIT_CERT', transcript: state.transcript.add(message.raw), request: message.body };
};

export const certificate: ClientStep<'WAIT_CERT_CR', 'certificate'> = (state, message, cx: ClientContext) => ({
  ...acceptCertificate(state, message, cx),
  request: undefined,
});

export const certificateAfterRequest: ClientStep<'WAIT_CERT', 'certificate'> = (state, message, cx: ClientContext) => ({
  ...acceptCertificate(state, message, cx),
  request: state.request,
});

/** RFC 9846 §4.5.1: the server's chain, judged at once. */
function acceptCertificate(
  state: ClientAt<'WAIT_CERT_CR'> | ClientAt<'WAIT_CERT'>,
  message: Received<'WAIT_CERT', 'certificate'>,
  cx: ClientContext,
): Omit<ClientAt<'WAIT_CV'>, 'request'> {
  const { certificate_request_context, certificate_list } = message.body;
  cx.require(
    certificate_request_context.length === 0,
    "certificate_request_context is empty in a server's Certificate",
    'RFC 9846 §4.5.1',
    'illegal_parameter',
  );
  for (const entry of certificate_list) {
    requireAnswers(cx, entry.extensions, state.hello.extensions ?? [], 'a CertificateEntry');
  }
  const chain = judgeChain(
    certificate_list.map(({ cert_data }) => cert_data),
    cx,
  );
  return { ...state, at: 'WAIT_CV', transcript: state.transcript.add(message.raw), chain };
}
