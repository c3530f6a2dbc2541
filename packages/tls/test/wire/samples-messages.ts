import { concat, unhex, utf8 } from '../../src/bytes/index.ts';
import * as wire from '../../src/wire/index.ts';
import { bytes, certificates, echConfigs, type Sample, sample, sctList, transItem } from './samples-parts.ts';

export function messages13(): Sample[] {
  const message = (value: wire.Handshake13): Sample => sample(value.type, wire.Handshake13, value);
  const certificate_request_context = bytes(3);
  const schemes = [wire.SignatureScheme.ed25519, wire.SignatureScheme.rsa_pss_rsae_sha256];
  return [
    message({ type: 'encrypted_extensions', body: { extensions: encryptedExtensions() } }),
    message({
      type: 'certificate_request',
      body: {
        certificate_request_context,
        extensions: [
          { type: 'signature_algorithms', body: schemes },
          { type: 'certificate_authorities', body: [unhex('300d310b3009060355040613025345')] },
          {
            type: 'oid_filters',
            body: [{ certificate_extension_oid: unhex('0603551d25'), certificate_extension_values: bytes(4) }],
          },
          { type: 'status_request', body: null },
          { type: 'compress_certificate', body: [wire.CertificateCompressionAlgorithm.brotli] },
        ],
      },
    }),
    message({
      type: 'certificate',
      body: {
        certificate_request_context: bytes(0),
        certificate_list: certificates.map((cert_data) => ({
          cert_data,
          extensions: [
            { type: 'signed_certificate_timestamp', body: sctList() },
            { type: 'status_request', body: { type: 'ocsp', body: unhex('30030a0100') } },
            { type: 'transparency_info', body: { trans_item_list: [transItem()] } },
          ],
        })),
      },
    }),
    message({ type: 'certificate_verify', body: { algorithm: wire.SignatureScheme.ed25519, signature: bytes(64) } }),
    message({ type: 'finished', body: { verify_data: bytes(32) } }),
    message({
      type: 'new_session_ticket',
      body: {
        ticket_lifetime: 7200,
        ticket_age_add: 0xfedcba98,
        ticket_nonce: bytes(1),
        ticket: bytes(90),
        extensions: [{ type: 'early_data', body: 16384 }],
      },
    }),
    message({ type: 'key_update', body: { request_update: wire.KeyUpdateRequest.update_requested } }),
    message({ type: 'end_of_early_data', body: {} }),
    message({
      type: 'compressed_certificate',
      body: {
        algorithm: wire.CertificateCompressionAlgorithm.zlib,
        uncompressed_length: 1000,
        compressed_certificate_message: bytes(60),
      },
    }),
    message({ type: 'message_hash', body: bytes(32) }),
    message({ type: 'unknown', code: 99, body: bytes(5) }),
  ];
}

export function messages12(): Sample[] {
  const ecdhe = (value: wire.Handshake12Ecdhe): Sample => sample(`1.2 ${value.type}`, wire.Handshake12Ecdhe, value);
  const signed_params = { algorithm: wire.SignatureScheme.ecdsa_secp256r1_sha256, signature: bytes(70) };
  const point = { point: concat(Uint8Array.of(4), bytes(64)) };
  const curve_params = { curve_type: wire.ECCurveType.named_curve, namedcurve: wire.NamedGroup.secp256r1 };
  return [
    ecdhe({ type: 'hello_request', body: {} }),
    ecdhe({ type: 'certificate', body: { certificate_list: [...certificates] } }),
    ecdhe({ type: 'certificate_status', body: { type: 'ocsp', body: unhex('30030a0100') } }),
    ecdhe({ type: 'server_key_exchange', body: { params: { curve_params, public: point }, signed_params } }),
    ecdhe({
      type: 'certificate_request',
      body: {
        certificate_types: [wire.ClientCertificateType.ecdsa_sign, wire.ClientCertificateType.rsa_sign],
        supported_signature_algorithms: [wire.SignatureScheme.ecdsa_secp256r1_sha256],
        certificate_authorities: [unhex('300d310b3009060355040613025345')],
      },
    }),
    ecdhe({ type: 'server_hello_done', body: {} }),
    ecdhe({ type: 'client_key_exchange', body: { ecdh_Yc: point } }),
    ecdhe({ type: 'certificate_verify', body: signed_params }),
    ecdhe({ type: 'new_session_ticket', body: { ticket_lifetime_hint: 300, ticket: bytes(160) } }),
    ecdhe({ type: 'finished', body: { verify_data: bytes(12) } }),
    ecdhe({
      type: 'certificate_url',
      body: {
        type: wire.CertChainType.pkipath,
        url_and_hash_list: [{ url: utf8('http://example.com/a'), padding: 1, SHA1Hash: bytes(20) }],
      },
    }),
    sample('1.2 DHE server_key_exchange', wire.Handshake12Dhe, {
      type: 'server_key_exchange',
      body: { params: { dh_p: bytes(256, 1), dh_g: Uint8Array.of(2), dh_Ys: bytes(256, 5) }, signed_params },
    }),
    sample('1.2 DHE client_key_exchange', wire.Handshake12Dhe, {
      type: 'client_key_exchange',
      body: { dh_Yc: bytes(256, 3) },
    }),
    sample('1.2 PSK server_key_exchange', wire.Handshake12Psk, {
      type: 'server_key_exchange',
      body: { psk_identity_hint: bytes(8) },
    }),
    sample('1.2 PSK client_key_exchange', wire.Handshake12Psk, {
      type: 'client_key_exchange',
      body: { psk_identity: bytes(8) },
    }),
    sample('1.2 ECDHE_PSK server_key_exchange', wire.Handshake12EcdhePsk, {
      type: 'server_key_exchange',
      body: { psk_identity_hint: bytes(0), params: { curve_params, public: point } },
    }),
    sample('1.2 ECDHE_PSK client_key_exchange', wire.Handshake12EcdhePsk, {
      type: 'client_key_exchange',
      body: { psk_identity: bytes(8), public: point },
    }),
    sample('1.2 RSA client_key_exchange', wire.Handshake12Rsa, {
      type: 'client_key_exchange',
      body: { encrypted_pre_master_secret: bytes(256, 4) },
    }),
  ];
}

function encryptedExtensions(): wire.Extension<'encrypted_extensions'>[] {
  return [
    { type: 'server_name', body: null },
    { type: 'supported_groups', body: [wire.NamedGroup.x25519] },
    { type: 'application_layer_protocol_negotiation', body: [utf8('h2')] },
    { type: 'record_size_limit', body: 4096 },
    { type: 'early_data', body: null },
    { type: 'server_certificate_type', body: wire.CertificateType.RawPublicKey },
    { type: 'encrypted_client_hello', body: { retry_configs: echConfigs() } },
    { type: 'ticket_request', body: { expected_count: 2 } },
  ];
}
