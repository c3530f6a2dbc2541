import type { Infer } from '../../../presentation/index.ts';
import type { Certificate13 } from '../../../wire/index.ts';
import { presentedIn } from '../../authentication/certificate.ts';
import { decompressed } from '../../authentication/compression.ts';
import { requestExtensions } from '../../authentication/request.ts';
import { requireSignature13 } from '../../authentication/signature.ts';
import { clientIdentity, judgeClient } from '../judge-client.ts';
import type { ServerAt, ServerContext, ServerStep } from '../states.ts';

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
  cx.require(
    body.certificate_request_context.length === 0,
    'certificate_request_context is the one of our request, empty',
    'RFC 9846 §4.5.1',
    'illegal_parameter',
  );
  const chain = judgeClient(
    presentedIn(body, state.peerType, requestExtensions(cx.settings), cx),
    'certificate_required',
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
