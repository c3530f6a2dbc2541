import { EMPTY } from '../../bytes/index.ts';
import type { Side } from '../../events/index.ts';
import type { CertificateTypeName, Identity, Scheme } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import { rule } from '../../rules/index.ts';
import { type Certificate13, type CipherSuiteRow, type Extension, find, SignatureScheme } from '../../wire/index.ts';
import { writePublicKey } from '../../x509/index.ts';
import { signedContent } from '../certificate-verify.ts';
import type { Context, Flight } from '../context.ts';
import { requireAnswers } from '../negotiation/index.ts';
import type { Message } from '../order.ts';
import type { Presented } from '../peer/index.ts';
import { compressed } from './compression.ts';
import { sign } from './sign.ts';
import { stapling13 } from './staples.ts';

const statusIsOcsp = rule('certificate_entry.status_type', {
  holds: 'status_request in the Certificate message has an OCSP response, or is absent',
  fails: 'the certificate status in the Certificate message is not of the type ocsp',
  rfc: 'RFC 6066 §8',
  alert: 'illegal_parameter',
});

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
  const certificate_list = shownBy(identity).map((cert_data, i) => ({
    cert_data,
    extensions: i === 0 ? stapling13(identity!, (name) => asked.some(({ type }) => type === name)) : [],
  }));
  const body = { certificate_request_context, certificate_list };
  const small = compressed(body, find(asked as readonly Extension<'client_hello'>[], 'compress_certificate') ?? [], cx);
  if (small !== undefined) flight.add({ type: 'compressed_certificate', body: small });
  else if (identity?.type === 'RawPublicKey') flight.addAs('Handshake13RawPublicKey', rawKeyMessage(body));
  else flight.add({ type: 'certificate', body });
}

/** RFC 5246 §7.4.2, RFC 7250 §3: our chain or bare key; `undefined` is a client that has nothing of `type` to show. */
export function sendCertificate12<C extends 'Handshake12Ecdhe' | 'Handshake12Dhe' | 'Handshake12Rsa'>(
  flight: Flight<C>,
  identity: Identity | undefined,
  type: CertificateTypeName,
): void {
  const shown = shownBy(identity);
  if (type === 'RawPublicKey') {
    const body = { ASN1_subjectPublicKeyInfo: shown[0] ?? EMPTY };
    flight.addAs('Handshake12RawPublicKey', { type: 'certificate', body });
  } else flight.add({ type: 'certificate', body: { certificate_list: [...shown] } } as Message<C>);
}

function shownBy(identity: Identity | undefined): readonly Uint8Array[] {
  if (identity === undefined) return [];
  return identity.type === 'X509' ? identity.chain : [writePublicKey(identity.key.publicKey)];
}

const rawKeyMessage = ({ certificate_request_context, certificate_list }: Certificate) => ({
  type: 'certificate' as const,
  body: {
    certificate_request_context,
    certificate_list: certificate_list.map(({ cert_data, extensions }) => ({
      ASN1_subjectPublicKeyInfo: cert_data,
      extensions,
    })),
  },
});

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
  const signature = sign(scheme, identity, signedContent(side, flight.transcript.digest(hash)), cx);
  flight.add({ type: 'certificate_verify', body: { algorithm: SignatureScheme.of(scheme.code), signature } });
}

/** RFC 9846 §4.5.1: the peer's entries, each with no more than we asked for. */
export function presentedIn(
  { certificate_list }: Certificate,
  type: CertificateTypeName,
  asked: Asked,
  cx: Context,
): Presented {
  for (const entry of certificate_list) requireAnswers(cx, entry.extensions, asked, 'a CertificateEntry');
  const extensions = certificate_list[0]?.extensions ?? [];
  const status = find(extensions, 'status_request');
  cx.require(status === undefined || status.type === 'ocsp', statusIsOcsp);
  return {
    type,
    entries: certificate_list.map(({ cert_data }) => cert_data),
    ocspResponse: status?.type === 'ocsp' ? status.body : undefined,
    signedCertificateTimestamps: find(extensions, 'signed_certificate_timestamp')?.sct_list ?? [],
  };
}
