import type { Side } from '../../observe/events.ts';
import type { Identity, Scheme } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import { type Certificate13, type CipherSuiteRow, type Extension, find, SignatureScheme } from '../../wire/index.ts';
import { signedContent } from '../certificate-verify.ts';
import type { Context, Flight } from '../context.ts';
import { requireAnswers } from '../extension-rules.ts';
import type { Presented } from './chain.ts';
import { compressed } from './compression.ts';
import { stapling13 } from './staples.ts';

type Certificate = Infer<typeof Certificate13>;
/** What the peer asked to have with our certificate: its ClientHello's extensions, or its CertificateRequest's. */
type Asked = readonly Extension<'client_hello'>[] | readonly Extension<'certificate_request'>[];

/** RFC 9846 §4.5.1: our chain, or none, with the staples the peer asked for; compressed where both can (RFC 8879). */
export function sendCertificate13(
  flight: Flight<'Handshake13'>,
  certificate_request_context: Uint8Array,
  identity: Identity | undefined,
  asked: Asked,
  cx: Context,
): void {
  const certificate_list = (identity?.chain ?? []).map((cert_data, i) => ({
    cert_data,
    extensions: i === 0 ? stapling13(identity!, (name) => asked.some(({ type }) => type === name)) : [],
  }));
  const body = { certificate_request_context, certificate_list };
  const small = compressed(body, find(asked as readonly Extension<'client_hello'>[], 'compress_certificate') ?? [], cx);
  if (small === undefined) flight.add({ type: 'certificate', body });
  else flight.add({ type: 'compressed_certificate', body: small });
}

/** RFC 9846 §4.5.2: proof that we hold the key of the certificate just sent. */
export function sendCertificateVerify13(
  flight: Flight<'Handshake13'>,
  side: Side,
  identity: Identity,
  scheme: Scheme,
  suite: CipherSuiteRow,
  cx: Context,
): void {
  const hash = cx.settings.provider.hashes[suite.hash];
  const signature = scheme.implementation.sign(identity.key, signedContent(side, flight.transcript.digest(hash)));
  flight.add({ type: 'certificate_verify', body: { algorithm: SignatureScheme.of(scheme.code), signature } });
}

/** RFC 9846 §4.5.1: the peer's entries, each with no more than we asked for. */
export function presentedIn({ certificate_list }: Certificate, asked: Asked, cx: Context): Presented {
  for (const entry of certificate_list) requireAnswers(cx, entry.extensions, asked, 'a CertificateEntry');
  const extensions = certificate_list[0]?.extensions ?? [];
  const status = find(extensions, 'status_request');
  cx.require(
    status === undefined || status.type === 'ocsp',
    'the status of the certificate is an OCSP response',
    'RFC 6066 §8',
    'illegal_parameter',
  );
  return {
    certificates: certificate_list.map(({ cert_data }) => cert_data),
    ocspResponse: status?.type === 'ocsp' ? status.body : undefined,
    signedCertificateTimestamps: find(extensions, 'signed_certificate_timestamp')?.sct_list ?? [],
  };
}
