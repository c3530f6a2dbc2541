import { schemesFor12 } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import {
  CertificateCompressionAlgorithm,
  type CertificateRequest12,
  ClientCertificateType,
  type Extension,
  SignatureScheme,
} from '../../wire/index.ts';
import type { ServerSettings } from '../settings.ts';

/** RFC 9846 §4.4.2: what we would like of the client's certificate. */
export function requestExtensions(settings: ServerSettings): Extension<'certificate_request'>[] {
  const { schemes, certificateSchemes, clientAuthorities, oidFilters, compression, wantsOcsp, wantsTimestamps } =
    settings;
  const list: Extension<'certificate_request'>[] = [
    { type: 'signature_algorithms', body: schemes.map(SignatureScheme.of) },
  ];
  if (certificateSchemes.length > 0) {
    list.push({ type: 'signature_algorithms_cert', body: certificateSchemes.map(SignatureScheme.of) });
  }
  const authorities = clientAuthorities();
  if (authorities.length > 0) list.push({ type: 'certificate_authorities', body: [...authorities] });
  if (oidFilters.length > 0) {
    const filters = oidFilters.map(({ oid, values }) => ({
      certificate_extension_oid: oid,
      certificate_extension_values: values,
    }));
    list.push({ type: 'oid_filters', body: filters });
  }
  if (wantsOcsp) list.push({ type: 'status_request', body: null });
  if (wantsTimestamps) list.push({ type: 'signed_certificate_timestamp', body: null });
  if (compression.length > 0) {
    list.push({
      type: 'compress_certificate',
      body: compression.map(({ code }) => CertificateCompressionAlgorithm.of(code)),
    });
  }
  return list;
}

/** RFC 5246 §7.4.4: the same in TLS 1.2, which knows kinds of key and no extensions. */
export function request12({
  provider,
  schemes,
  clientAuthorities,
}: ServerSettings): Infer<typeof CertificateRequest12> {
  const fitting = schemesFor12(provider, schemes);
  return {
    certificate_types: [ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign],
    // The list is never empty. A server that accepts nothing that TLS 1.2 has gets no certificate either way.
    supported_signature_algorithms: (fitting.length > 0 ? fitting : schemes).map(SignatureScheme.of),
    certificate_authorities: [...clientAuthorities()],
  };
}
