import { CertificateCompressionAlgorithm, type Extension, ProtocolVersion, SignatureScheme } from '../../wire/index.ts';
import type { ClientSettings } from '../settings.ts';
import { offeredTypes } from './types.ts';

/** What a client says in its ClientHello about certificates, the server's and its own. */
export function authenticationExtensions(settings: ClientSettings): Extension<'client_hello'>[] {
  const {
    certificateSchemes,
    authorities,
    compression,
    wantsOcsp,
    wantsTimestamps,
    delegatedSchemes,
    postHandshakeAuth,
  } = settings;
  const tls13 = settings.versions.includes(ProtocolVersion.TLSv1_3);
  const list: Extension<'client_hello'>[] = [];
  if (certificateSchemes.length > 0) {
    list.push({ type: 'signature_algorithms_cert', body: certificateSchemes.map(SignatureScheme.of) });
  }
  list.push(...offeredTypes(settings));
  if (wantsOcsp) {
    const body = { responder_id_list: [], request_extensions: new Uint8Array(0) };
    list.push({ type: 'status_request', body: { type: 'ocsp', body } });
  }
  if (wantsTimestamps) list.push({ type: 'signed_certificate_timestamp', body: null });
  if (tls13 && authorities.length > 0) list.push({ type: 'certificate_authorities', body: [...authorities] });
  if (tls13 && compression.length > 0) {
    const codes = compression.map(({ code }) => CertificateCompressionAlgorithm.of(code));
    list.push({ type: 'compress_certificate', body: codes });
  }
  if (tls13 && delegatedSchemes.length > 0) {
    list.push({ type: 'delegated_credential', body: delegatedSchemes.map(SignatureScheme.of) });
  }
  if (tls13 && postHandshakeAuth) list.push({ type: 'post_handshake_auth', body: null });
  return list;
}
