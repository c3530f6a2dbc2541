import type { Infer } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import type { Certificate13 } from '../../../wire/index.ts';
import { decompressed, presentedIn, requestExtensions } from '../../authentication/index.ts';
import { requireSignature13 } from '../../verification/index.ts';
import { certificatePresent13, clientIdentity, judgeClient } from '../judge-client.ts';
import type { ServerAt, ServerContext, ServerStep } from '../states.ts';

const contextEmpty = rule('client_certificate.certificate_request_context', {
  holds: 'certificate_request_context is empty, as in the CertificateRequest of the handshake',
  fails: (context: Uint8Array) =>
    `certificate_request_context has ${context.length} bytes; it is empty in the handshake`,
  rfc: 'RFC 9846 §4.5.1',
  alert: 'illegal_parameter',
});

export const certificate: ServerStep<'WAIT_CERT', 'certificate'> = (state, { body, raw }, cx) =>
  acceptCertificate(state, body, raw, cx);

export const compressedCertificate: ServerStep<'WAIT_CERT', 'compressed_certificate'> = (state, { body, raw }, cx) =>
  acceptCertificate(state, decompressed(body, cx), raw, cx);

/** RFC 9846 §4.5.1.3: the client's chain, judged at once; or none, where we can do without. */
function acceptCertificate(
  state: ServerAt<'WAIT_CERT'>,
  body: Infer<typeof Certificate13>,
  raw: Uint8Array,
  cx: ServerContext,
): ServerAt<'WAIT_CV'> | ServerAt<'WAIT_FINISHED'> {
  const { certificate_request_context } = body;
  cx.require(certificate_request_context.length === 0, contextEmpty, certificate_request_context);
  const chain = judgeClient(
    presentedIn(body, state.peerType, requestExtensions(cx.settings), cx),
    certificatePresent13,
    cx,
  );
  const heard = { ...state, transcript: state.transcript.add(raw) };
  return chain === undefined
    ? { ...heard, at: 'WAIT_FINISHED', client: undefined }
    : { ...heard, at: 'WAIT_CV', chain };
}

/** RFC 9846 §4.5.2: the client proves that it holds the key of its certificate. */
export const certificateVerify: ServerStep<'WAIT_CV', 'certificate_verify'> = (
  { chain, ...state },
  message,
  cx: ServerContext,
) => {
  const signatureScheme = requireSignature13('client', chain, message.body, state.transcript, state.agreed.suite, cx);
  const client = clientIdentity(chain, signatureScheme);
  return { ...state, at: 'WAIT_FINISHED', transcript: state.transcript.add(message.raw), client };
};
