/** Extensions for other uses of TLS: telephony, QUIC, keep-alive. This stack reads and explains them, no more. */
import { opaque, registry, rest, struct, uint8, uint16, vector } from '../../presentation/index.ts';
import type { Row } from './row.ts';

export const SRTPProtectionProfile = registry(
  'SRTPProtectionProfile',
  uint16,
  'RFC 5764 §4.1.2',
  'How the packets of a call are encrypted.',
  {
    SRTP_AES128_CM_HMAC_SHA1_80: 0x0001,
    SRTP_AES128_CM_HMAC_SHA1_32: 0x0002,
    SRTP_NULL_HMAC_SHA1_80: 0x0005,
    SRTP_NULL_HMAC_SHA1_32: 0x0006,
    SRTP_AEAD_AES_128_GCM: 0x0007,
    SRTP_AEAD_AES_256_GCM: 0x0008,
  },
);

export const UseSRTPData = struct(
  'UseSRTPData',
  'RFC 5764 §4.1.1',
  {
    SRTPProtectionProfiles: [
      vector(SRTPProtectionProfile, 2, 2 ** 16 - 1),
      'Ways to encrypt the call, the favourite first.',
    ],
    srtp_mki: [opaque(0, 255), 'A label for the master key; empty means that none is used.'],
  },
  'How the packets of a call are to be protected with keys from this handshake.',
);

export const HeartbeatMode = registry(
  'HeartbeatMode',
  uint8,
  'RFC 6520 §2',
  'Whether the other side may send heartbeat requests.',
  { peer_allowed_to_send: 1, peer_not_allowed_to_send: 2 },
);

export const EKTCipherType = registry(
  'EKTCipherType',
  uint8,
  'RFC 8870 §5.2.1',
  'How the keys of a conference call are wrapped.',
  { aeskw_128: 1, aeskw_256: 2 },
);

export const ExternalIdentityHash = struct(
  'ExternalIdentityHash',
  'RFC 8844 §3.2',
  { binding_hash: [opaque(0, 32), 'The SHA-256 hash of the identity the sender showed outside TLS.'] },
  'Ties the connection to an identity that was shown outside TLS.',
);

export const ExternalSessionId = struct(
  'ExternalSessionId',
  'RFC 8844 §4.3',
  { session_id: [opaque(20, 255), 'A label for the call, unique to this side.'] },
  'Ties the connection to one call.',
);

export const ClientTicketRequest = struct(
  'ClientTicketRequest',
  'RFC 9149 §3',
  {
    new_session_count: [uint8, 'How many tickets the client would like if this is a new session.'],
    resumption_count: [uint8, 'How many tickets the client would like if this session is a resumed one.'],
  },
  'How many tickets the client has use for.',
);

export const ServerTicketRequestHint = struct(
  'ServerTicketRequestHint',
  'RFC 9149 §3',
  { expected_count: [uint8, 'How many tickets the server expects to send.'] },
  'How many tickets will come.',
);

const ekt = vector(EKTCipherType, 1, 255);

export const mediaRows = {
  use_srtp: {
    rfc: 'RFC 5764 §4.1.1',
    note: 'Agrees on how the packets of a call are protected.',
    client_hello: [UseSRTPData, 'The ways in which the client could protect the packets of a call.'],
    server_hello: [UseSRTPData, 'The way in which the packets of the call will be protected.'],
    encrypted_extensions: [UseSRTPData, 'The way in which the packets of the call will be protected.'],
  },
  heartbeat: {
    rfc: 'RFC 6520 §2',
    note: 'Keeps connections alive; a mistake in one implementation of it became famous as Heartbleed.',
    client_hello: [HeartbeatMode, 'Whether the client wants to receive heartbeat requests.'],
    server_hello: [HeartbeatMode, 'Whether the server wants to receive heartbeat requests.'],
    encrypted_extensions: [HeartbeatMode, 'Whether the server wants to receive heartbeat requests.'],
  },
  supported_ekt_ciphers: {
    rfc: 'RFC 8870 §5.2.1',
    note: 'Agrees on how the keys of a conference call are wrapped.',
    client_hello: [ekt, 'The ways of wrapping the keys of a conference call that the client knows.'],
    server_hello: [EKTCipherType, 'How the keys of the conference call will be wrapped.'],
    encrypted_extensions: [EKTCipherType, 'How the keys of the conference call will be wrapped.'],
  },
  external_id_hash: {
    rfc: 'RFC 8844 §3.2',
    note: 'Ties a call to the identities shown outside TLS.',
    client_hello: [ExternalIdentityHash, 'A hash of the identity the client showed outside TLS.'],
    server_hello: [ExternalIdentityHash, 'A hash of the identity the server showed outside TLS.'],
    encrypted_extensions: [ExternalIdentityHash, 'A hash of the identity the server showed outside TLS.'],
  },
  external_session_id: {
    rfc: 'RFC 8844 §4.3',
    note: 'Ties the connection to one call.',
    client_hello: [ExternalSessionId, 'The label the client gave the call.'],
    server_hello: [ExternalSessionId, 'The label the server gave the call.'],
    encrypted_extensions: [ExternalSessionId, 'The label the server gave the call.'],
  },
  quic_transport_parameters: {
    rfc: 'RFC 9001 §8.2',
    note: 'Carries the settings of QUIC, which uses this handshake over UDP.',
    client_hello: [rest, 'The QUIC settings of the client, in the notation of QUIC.'],
    encrypted_extensions: [rest, 'The QUIC settings of the server, in the notation of QUIC.'],
  },
  ticket_request: {
    rfc: 'RFC 9149 §3',
    note: 'Asks for as many tickets as the client has use for.',
    client_hello: [ClientTicketRequest, 'How many tickets the client would like.'],
    encrypted_extensions: [ServerTicketRequestHint, 'How many tickets the server expects to send.'],
  },
} as const satisfies Record<string, Row>;
