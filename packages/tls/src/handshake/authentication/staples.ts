/** Proofs that come with a certificate: OCSP responses (RFC 6066 §8) and certificate timestamps (RFC 6962 §3.3). */
import type { Identity } from '../../policy/index.ts';
import { type Extension, find } from '../../wire/index.ts';
import type { Context } from '../context.ts';

type Hello = readonly Extension<'client_hello'>[] | undefined;

/** RFC 6066 §8: with the OCSP response that the caller finds for it, where the client asks for one. */
export function stapled(identity: Identity, hello: Hello, cx: Context): Identity {
  const { findOcspResponse } = identity;
  if (findOcspResponse === undefined || find(hello, 'status_request') === undefined) return identity;
  return { ...identity, ocspResponse: cx.ask('OCSP response', findOcspResponse) };
}

/** RFC 9846 §4.5.1.1: what goes into the first CertificateEntry, of what the peer asked for by name. */
export function stapling13(
  { delegated, ocspResponse, signedCertificateTimestamps }: Identity,
  wants: (extension: string) => boolean,
): Extension<'certificate'>[] {
  const list: Extension<'certificate'>[] = [];
  if (delegated !== undefined) list.push({ type: 'delegated_credential', body: delegated });
  if (ocspResponse !== undefined && wants('status_request')) {
    list.push({ type: 'status_request', body: { type: 'ocsp', body: ocspResponse } });
  }
  if (signedCertificateTimestamps.length > 0 && wants('signed_certificate_timestamp')) {
    list.push({ type: 'signed_certificate_timestamp', body: { sct_list: [...signedCertificateTimestamps] } });
  }
  return list;
}

/** In TLS 1.2 the timestamps go into the ServerHello, and so does the promise of an OCSP response. */
export function stapling12(hello: Hello, identity: Identity | undefined): Extension<'server_hello'>[] {
  const list: Extension<'server_hello'>[] = [];
  if (identity === undefined) return list;
  if (status12(hello, identity) !== undefined) list.push({ type: 'status_request', body: null });
  const sct_list = [...identity.signedCertificateTimestamps];
  if (sct_list.length > 0 && find(hello, 'signed_certificate_timestamp') !== undefined) {
    list.push({ type: 'signed_certificate_timestamp', body: { sct_list } });
  }
  return list;
}

/** RFC 6066 §8: the OCSP response, where the client asked for it and we have one. */
export function status12(hello: Hello, { ocspResponse }: Identity) {
  const asked = find(hello, 'status_request');
  return asked?.type === 'ocsp' && ocspResponse !== undefined
    ? { type: 'ocsp' as const, body: ocspResponse }
    : undefined;
}
