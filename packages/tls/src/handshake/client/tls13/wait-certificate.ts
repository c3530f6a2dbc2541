import type { Infer } from '../../../presentation/index.ts';
import { type Certificate13, find } from '../../../wire/index.ts';
import { presentedIn } from '../../authentication/certificate.ts';
import { decompressed } from '../../authentication/compression.ts';
import { acceptDelegation } from '../../authentication/delegation.ts';
import { requireOwnType } from '../../authentication/types.ts';
import { requireUnique } from '../../extension-rules.ts';
import { judgeServer } from '../judge-chain.ts';
import type { ClientAt, ClientContext, ClientStep, Request13 } from '../states.ts';

/** RFC 9846 §4.4.2: the server asks for our certificate. */
export const certificateRequest: ClientStep<'WAIT_CERT_CR', 'certificate_request'> = (
  state,
  message,
  cx: ClientContext,
) => {
  cx.require(
    message.body.certificate_request_context.length === 0,
    'certificate_request_context is empty during the handshake',
    'RFC 9846 §4.4.2',
    'illegal_parameter',
  );
  requireRequest(message.body, cx);
  requireOwnType(state.types.client, cx);
  return { ...state, at: 'WAIT_CERT', transcript: state.transcript.add(message.raw), request: message.body };
};

/** RFC 9846 §4.4.2: what holds for a request in the handshake and after it. */
export function requireRequest({ extensions }: Request13, cx: ClientContext): void {
  requireUnique(cx, extensions, 'CertificateRequest');
  cx.require(
    find(extensions, 'signature_algorithms') !== undefined,
    'the request says which signatures are accepted',
    'RFC 9846 §4.4.2',
    'missing_extension',
  );
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
  cx.require(
    body.certificate_request_context.length === 0,
    "certificate_request_context is empty in a server's Certificate",
    'RFC 9846 §4.5.1',
    'illegal_parameter',
  );
  const shown = presentedIn(body, state.types.server, state.hello.extensions ?? [], cx);
  const judged = judgeServer(shown, state.ech, cx);
  const delegated = find(body.certificate_list[0]?.extensions, 'delegated_credential');
  const chain = delegated === undefined ? judged : acceptDelegation(judged, delegated, cx);
  return { ...state, at: 'WAIT_CV', transcript: state.transcript.add(raw), chain };
}
