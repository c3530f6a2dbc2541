import type { Infer } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import { type Certificate13, find } from '../../../wire/index.ts';
import { decompressed, presentedIn, requireOwnType } from '../../authentication/index.ts';
import { requireUnique } from '../../negotiation/index.ts';
import { acceptDelegation } from '../../verification/index.ts';
import { judgeServer } from '../judge-chain.ts';
import type { ClientAt, ClientContext, ClientStep, Request13 } from '../states.ts';

const requestContextEmpty = rule('certificate_request.certificate_request_context', {
  holds: 'certificate_request_context is empty during the handshake',
  fails: (length: number) => `certificate_request_context has ${length} bytes; during the handshake it must be empty`,
  rfc: 'RFC 9846 §4.4.2',
  alert: 'illegal_parameter',
});
const requestNamesSchemes = rule('certificate_request.signature_algorithms', {
  holds: 'the CertificateRequest has signature_algorithms',
  fails: 'the CertificateRequest has no signature_algorithms',
  rfc: 'RFC 9846 §4.4.2',
  alert: 'missing_extension',
});
const contextEmpty = rule('server_certificate.certificate_request_context', {
  holds: "certificate_request_context is empty in the server's Certificate",
  fails: (length: number) =>
    `certificate_request_context has ${length} bytes; in the server's Certificate it must be empty`,
  rfc: 'RFC 9846 §4.5.1',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.4.2: the server asks for our certificate. */
export const certificateRequest: ClientStep<'WAIT_CERT_CR', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { length } = message.body.certificate_request_context;
  cx.require(length === 0, requestContextEmpty, length);
  requireRequest(message.body, cx);
  requireOwnType(state.types.client, cx);
  return { ...state, at: 'WAIT_CERT', transcript: state.transcript.add(message.raw), request: message.body };
};

/** RFC 9846 §4.4.2: what holds for a request in the handshake and after it. */
export function requireRequest({ extensions }: Request13, cx: ClientContext): void {
  requireUnique(cx, extensions, 'CertificateRequest');
  cx.require(find(extensions, 'signature_algorithms') !== undefined, requestNamesSchemes);
}

export const certificate: ClientStep<'WAIT_CERT_CR', 'certificate'> = (state, { body, raw }, cx: ClientContext) => ({
  ...acceptCertificate(state, body, raw, cx),
  request: undefined,
});

export const certificateAfterRequest: ClientStep<'WAIT_CERT', 'certificate'> = (
  state,
  { body, raw },
  cx: ClientContext,
) => ({
  ...acceptCertificate(state, body, raw, cx),
  request: state.request,
});

export const compressedCertificate: ClientStep<'WAIT_CERT_CR', 'compressed_certificate'> = (
  state,
  { body, raw },
  cx: ClientContext,
) => ({
  ...acceptCertificate(state, decompressed(body, cx), raw, cx),
  request: undefined,
});

export const compressedAfterRequest: ClientStep<'WAIT_CERT', 'compressed_certificate'> = (
  state,
  { body, raw },
  cx: ClientContext,
) => ({
  ...acceptCertificate(state, decompressed(body, cx), raw, cx),
  request: state.request,
});

/** RFC 9846 §4.5.1: the server's chain, judged at once. */
function acceptCertificate(
  state: ClientAt<'WAIT_CERT_CR'> | ClientAt<'WAIT_CERT'>,
  body: Infer<typeof Certificate13>,
  raw: Uint8Array,
  cx: ClientContext,
): Omit<ClientAt<'WAIT_CV'>, 'request'> {
  const { length } = body.certificate_request_context;
  cx.require(length === 0, contextEmpty, length);
  const shown = presentedIn(body, state.types.server, state.hello.extensions ?? [], cx);
  const judged = judgeServer(shown, state.ech, cx);
  const delegated = find(body.certificate_list[0]?.extensions, 'delegated_credential');
  const chain = delegated === undefined ? judged : acceptDelegation(judged, delegated, cx);
  return { ...state, at: 'WAIT_CV', transcript: state.transcript.add(raw), chain };
}
