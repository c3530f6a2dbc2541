/** Hellos with one entry of every extension that has a place in them. */
import { unhex, utf8 } from '../../src/bytes/index.ts';
import * as wire from '../../src/wire/index.ts';
import { bytes, type Sample, sample, sctList } from './samples-parts.ts';

export function hellos(): Sample[] {
  const legacy = {
    legacy_version: wire.ProtocolVersion.TLSv1_2,
    random: bytes(32, 7),
    cipher_suites: [wire.CipherSuite.TLS_AES_128_GCM_SHA256, wire.CipherSuite.of(0x5a5a)],
    legacy_compression_methods: bytes(1),
  };
  const server = {
    legacy_version: wire.ProtocolVersion.TLSv1_2,
    random: bytes(32, 9),
    legacy_session_id_echo: bytes(32),
    cipher_suite: wire.CipherSuite.TLS_AES_128_GCM_SHA256,
    legacy_compression_method: wire.CompressionMethod.null,
  };
  const hello = wire.HandshakeUnversioned;
  return [
    sample('ClientHello', hello, {
      type: 'client_hello',
      body: { ...legacy, legacy_session_id: bytes(32), extensions: clientExtensions() },
    }),
    sample('ClientHello without extensions', hello, {
      type: 'client_hello',
      body: { ...legacy, legacy_session_id: bytes(0), extensions: undefined },
    }),
    sample('EncodedClientHelloInner', wire.EncodedClientHelloInner, {
      client_hello: {
        ...legacy,
        legacy_session_id: bytes(0),
        extensions: [
          { type: 'ech_outer_extensions', body: [wire.ExtensionType.key_share] },
          { type: 'encrypted_client_hello', body: { type: 'inner', body: null } },
        ],
      },
      zeros: new Uint8Array(7),
    }),
    sample('ServerHello', hello, {
      type: 'server_hello',
      body: { ...server, extensions: serverExtensions() },
    }),
    sample('ServerHello with an empty list', hello, { type: 'server_hello', body: { ...server, extensions: [] } }),
    sample('ServerHello without extensions', hello, {
      type: 'server_hello',
      body: { ...server, extensions: undefined },
    }),
    sample('HelloRetryRequest', hello, {
      type: 'hello_retry_request',
      body: {
        ...server,
        random: wire.HELLO_RETRY_REQUEST_RANDOM,
        extensions: [
          { type: 'supported_versions', body: wire.ProtocolVersion.TLSv1_3 },
          { type: 'key_share', body: wire.NamedGroup.secp384r1 },
          { type: 'cookie', body: bytes(40) },
          { type: 'encrypted_client_hello', body: { confirmation: bytes(8) } },
        ],
      },
    }),
  ];
}

function serverExtensions(): wire.Extension<'server_hello'>[] {
  return [
    { type: 'supported_versions', body: wire.ProtocolVersion.TLSv1_3 },
    { type: 'key_share', body: { group: wire.NamedGroup.x25519, key_exchange: bytes(32) } },
    { type: 'pre_shared_key', body: 1 },
    { type: 'renegotiation_info', body: { renegotiated_connection: bytes(24) } },
    { type: 'extended_master_secret', body: null },
    { type: 'ec_point_formats', body: [wire.ECPointFormat.uncompressed] },
    { type: 'application_layer_protocol_negotiation', body: [utf8('h2')] },
    { type: 'signed_certificate_timestamp', body: sctList() },
    { type: 'session_ticket', body: null },
  ];
}

function clientExtensions(): wire.Extension<'client_hello'>[] {
  const { CertificateType, NamedGroup, ProtocolVersion, SignatureScheme } = wire;
  const schemes = [SignatureScheme.ecdsa_secp256r1_sha256, SignatureScheme.rsa_pss_rsae_sha256];
  const ocsp = {
    type: 'ocsp' as const,
    body: { responder_id_list: [unhex('30020500')], request_extensions: bytes(0) },
  };
  return [
    { type: 'unknown', code: 0x3a3a, body: bytes(1) },
    { type: 'server_name', body: [{ name_type: wire.NameType.host_name, name: utf8('example.com') }] },
    {
      type: 'supported_versions',
      body: [ProtocolVersion.of(0x9a9a), ProtocolVersion.TLSv1_3, ProtocolVersion.TLSv1_2],
    },
    { type: 'supported_groups', body: [NamedGroup.of(0x0a0a), NamedGroup.X25519MLKEM768, NamedGroup.x25519] },
    { type: 'signature_algorithms', body: schemes },
    { type: 'signature_algorithms_cert', body: schemes },
    { type: 'key_share', body: [{ group: NamedGroup.x25519, key_exchange: bytes(32) }] },
    { type: 'psk_key_exchange_modes', body: [wire.PskKeyExchangeMode.psk_dhe_ke] },
    { type: 'application_layer_protocol_negotiation', body: [utf8('h2'), utf8('http/1.1')] },
    { type: 'status_request', body: ocsp },
    { type: 'status_request_v2', body: [ocsp] },
    { type: 'signed_certificate_timestamp', body: null },
    { type: 'ec_point_formats', body: [wire.ECPointFormat.uncompressed] },
    { type: 'renegotiation_info', body: { renegotiated_connection: bytes(0) } },
    { type: 'extended_master_secret', body: null },
    { type: 'session_ticket', body: bytes(20) },
    { type: 'encrypt_then_mac', body: null },
    { type: 'truncated_hmac', body: null },
    { type: 'max_fragment_length', body: wire.MaxFragmentLength['2^11'] },
    { type: 'record_size_limit', body: 16385 },
    { type: 'client_certificate_url', body: null },
    {
      type: 'trusted_ca_keys',
      body: [
        { type: 'pre_agreed', body: null },
        { type: 'key_sha1_hash', body: bytes(20) },
        { type: 'x509_name', body: unhex('300d310b3009060355040613025345') },
      ],
    },
    { type: 'client_certificate_type', body: [CertificateType.X509, CertificateType.RawPublicKey] },
    { type: 'server_certificate_type', body: [CertificateType.X509] },
    { type: 'certificate_authorities', body: [unhex('300d310b3009060355040613025345')] },
    { type: 'compress_certificate', body: [wire.CertificateCompressionAlgorithm.brotli] },
    { type: 'delegated_credential', body: schemes },
    { type: 'cookie', body: bytes(12) },
    { type: 'post_handshake_auth', body: null },
    { type: 'early_data', body: null },
    { type: 'transparency_info', body: null },
    {
      type: 'use_srtp',
      body: { SRTPProtectionProfiles: [wire.SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM], srtp_mki: bytes(0) },
    },
    { type: 'heartbeat', body: wire.HeartbeatMode.peer_not_allowed_to_send },
    { type: 'supported_ekt_ciphers', body: [wire.EKTCipherType.aeskw_128] },
    { type: 'external_id_hash', body: { binding_hash: bytes(32) } },
    { type: 'external_session_id', body: { session_id: bytes(20) } },
    { type: 'quic_transport_parameters', body: bytes(9) },
    { type: 'ticket_request', body: { new_session_count: 2, resumption_count: 1 } },
    {
      type: 'encrypted_client_hello',
      body: {
        type: 'outer',
        body: {
          cipher_suite: { kdf_id: wire.HpkeKdfId.HKDF_SHA256, aead_id: wire.HpkeAeadId.AES_128_GCM },
          config_id: 7,
          enc: bytes(32),
          payload: bytes(64),
        },
      },
    },
    { type: 'ech_outer_extensions', body: [wire.ExtensionType.key_share] },
    { type: 'padding', body: new Uint8Array(11) },
    {
      type: 'pre_shared_key',
      body: { identities: [{ identity: bytes(50), obfuscated_ticket_age: 0x89abcdef }], binders: [bytes(32)] },
    },
  ];
}
