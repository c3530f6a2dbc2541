import type { CertificateTypeName, Identity } from '../../../policy/index.ts';
import { type CipherSuiteRow, ProtocolVersion } from '../../../wire/index.ts';
import { sendCertificate13, sendCertificateVerify13, wishesIn13 } from '../../authentication/index.ts';
import type { Flight } from '../../context.ts';
import { chooseOursFor } from '../ech/index.ts';
import type { EchSettled } from '../ech-state.ts';
import type { ClientContext, Request13 } from '../states.ts';

/** RFC 9846 §4.5: our certificate and the proof that it is ours; or an empty Certificate, where none of ours will do. */
export function answerRequest(
  { certificate_request_context, extensions }: Request13,
  flight: Flight<'Handshake13'>,
  suite: CipherSuiteRow,
  type: CertificateTypeName,
  ech: EchSettled,
  cx: ClientContext,
): Identity | undefined {
  const answer = chooseOursFor(ech, wishesIn13(extensions, type, cx), ProtocolVersion.TLSv1_3, cx);
  sendCertificate13(flight, certificate_request_context, answer?.identity, extensions, cx);
  if (answer === undefined) return undefined;
  sendCertificateVerify13(flight, 'client', answer.identity, answer.scheme, suite, cx);
  return answer.identity;
}
