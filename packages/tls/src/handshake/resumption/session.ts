import { WEEK } from '../../bytes/index.ts';
import {
  decode,
  encode,
  type Infer,
  opaque,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vector,
} from '../../presentation/index.ts';
import { CertificateType, CipherSuite, ProtocolVersion } from '../../wire/index.ts';

const certificate = opaque(1, 2 ** 24 - 1);
const timestamp = opaque(1, 2 ** 16 - 1);

/** Who the other end is, as it showed when the session was made. */
export const RememberedPeer = struct(
  'RememberedPeer',
  'RFC 5077 §4',
  {
    certificates: [vector(certificate, 0, 2 ** 24 - 1), 'The chain that it showed, if any.'],
    raw_public_key: [opaque(0, 2 ** 16 - 1), 'The bare public key that it showed, empty for none.'],
    ocsp_response: [opaque(0, 2 ** 24 - 1), 'The OCSP response that came with the chain, empty for none.'],
    sct_list: [vector(timestamp, 0, 2 ** 16 - 1), 'The timestamps that came with the chain.'],
    authorized: [uint8, '1 where it was verified, and nobody objected.'],
    authenticated_at: [uint64, 'When it showed that in a full handshake, in milliseconds since 1970.'],
    shared_key: [opaque(0, 2 ** 16 - 1), 'What the key is called that both ends were given, empty for none.'],
    shared_key_digest: [opaque(0, 32), 'A digest of that key, empty for none.'],
  },
  'Who the other end is.',
);
export type RememberedPeer = Infer<typeof RememberedPeer>;

/** What both ends must remember of a connection to take it up again. A server seals this into a ticket. */
export const SessionState = struct(
  'SessionState',
  'RFC 5077 §4',
  {
    protocol_version: [ProtocolVersion, 'The version of the connection; it cannot be taken up in another.'],
    cipher_suite: [CipherSuite, 'The suite of the connection; its hash must stay the same.'],
    secret: [opaque(32, 64), 'The key that both ends have: a PSK in TLS 1.3, the master secret in TLS 1.2.'],
    issued_at: [uint64, 'When it was issued, in milliseconds since 1970.'],
    lifetime: [uint32, 'For how many seconds it may be used.'],
    ticket_age_add: [uint32, 'What the client adds to the age it tells.'],
    max_early_data_size: [uint32, 'How many bytes of early data it allows.'],
    extended_master_secret: [uint8, '1 where the master secret is bound to the whole handshake (RFC 7627).'],
    application_protocol: [opaque(0, 255), 'The protocol that was agreed, empty for none.'],
    server_name: [opaque(0, 2 ** 16 - 1), 'The name that was asked for, empty for none.'],
    client_rules: [opaque(0, 32), 'A digest of what the server judges clients by; empty in what a client keeps.'],
    peer: [RememberedPeer, 'Who the other end is.'],
  },
  'What is needed to take a connection up again.',
);
export type SessionState = Infer<typeof SessionState>;

/** Who a client said that it was, and what it was asked. */
export const ShownIdentity = struct(
  'ShownIdentity',
  'RFC 9846 §4.7.1',
  {
    certificate_request: [opaque(0, 2 ** 24 - 1), "The server's CertificateRequest, empty for none."],
    certificate_type: [CertificateType, 'Of what is shown.'],
    digest: [opaque(0, 32), 'Of the certificate or bare key that was shown, empty for none.'],
  },
  'Who the client is.',
);
export type ShownIdentity = Infer<typeof ShownIdentity>;

const StoredSession = struct(
  'StoredSession',
  'RFC 9846 §4.7.1',
  {
    format: [uint16, 'The version of this form: 3.'],
    ticket: [opaque(0, 2 ** 16 - 1), 'What the server gave us to show.'],
    session_id: [opaque(0, 32), 'The name of the session in TLS 1.2.'],
    host: [opaque(1, 2 ** 16 - 1), 'The host whose certificate was verified.'],
    valid_until: [uint64, 'When that certificate expires, in milliseconds since 1970.'],
    client: [ShownIdentity, 'Who we are to its server.'],
    state: [SessionState, 'What both ends remember.'],
  },
  'A session as a client keeps it.',
);
/** What a client keeps to come back with a shorter handshake. A secret: who has it can speak as this client. */
export type Session = Omit<Infer<typeof StoredSession>, 'format'>;

const STORED_FORMAT = 3;
const SEALED_FORMAT = 2;
/** RFC 9846 §4.7.1: how long keys may live on what one handshake with certificates has shown, in milliseconds. */
export const LONGEST_LIFE = WEEK;
/** RFC 9846 §4.2.2: all extensions of a hello have 65,535 bytes together; half are left for the others. */
export const LONGEST_TICKET = 32_768;

/** A session as bytes, to be kept between processes. */
export const sessionToBytes = (session: Session): Uint8Array =>
  encode(StoredSession, { format: STORED_FORMAT, ...session });

/** Reads what `sessionToBytes` wrote; `undefined` for anything else. */
export function sessionFromBytes(bytes: Uint8Array): Session | undefined {
  try {
    const { format, ...session } = decode(StoredSession, bytes);
    return format === STORED_FORMAT ? session : undefined;
  } catch {
    return undefined;
  }
}

/** What a server seals. Ticket keys may be older than this form. */
const SealedState = struct(
  'SealedState',
  'RFC 5077 §4',
  { format: [uint16, 'The version of this form: 2.'], state: [SessionState, 'What both ends remember.'] },
  'A session as a server keeps it.',
);

export const stateToBytes = (state: SessionState): Uint8Array => encode(SealedState, { format: SEALED_FORMAT, state });

/** What a ticket held; `undefined` where it is not a state of ours. */
export function stateFromBytes(bytes: Uint8Array): SessionState | undefined {
  try {
    const { format, state } = decode(SealedState, bytes);
    return format === SEALED_FORMAT ? state : undefined;
  } catch {
    return undefined;
  }
}
