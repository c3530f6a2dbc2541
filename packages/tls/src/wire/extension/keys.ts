/** Extensions that agree on versions, groups and keys. */
import { empty, opaque, struct, uint16, uint32, vector } from '../../presentation/index.ts';
import { ECPointFormat, NamedGroup, ProtocolVersion, PskKeyExchangeMode } from '../registries/index.ts';
import type { Row } from './row.ts';

export const KeyShareEntry = struct(
  'KeyShareEntry',
  'RFC 9846 §4.3.8',
  {
    group: [NamedGroup, 'The group this key share belongs to.'],
    key_exchange: [opaque(1, 2 ** 16 - 1), 'The public half of a key made for this connection only.'],
  },
  'A public key for one group; the two public keys together give both sides the same secret.',
);

export const PskIdentity = struct(
  'PskIdentity',
  'RFC 9846 §4.3.11',
  {
    identity: [
      opaque(1, 2 ** 16 - 1),
      'The label of a shared key: the ticket of an earlier connection, or an agreed name.',
    ],
    obfuscated_ticket_age: [
      uint32,
      'How many milliseconds old the ticket is, plus a secret offset so that onlookers learn nothing.',
    ],
  },
  'A key both sides may already share.',
);

export const PskBinderEntry = {
  ...opaque(32, 255),
  name: 'PskBinderEntry',
  rfc: 'RFC 9846 §4.3.11.2',
  note: 'Proof that the client knows this key, tied to everything it said before.',
};

export const OfferedPsks = struct(
  'OfferedPsks',
  'RFC 9846 §4.3.11',
  {
    identities: [vector(PskIdentity, 7, 2 ** 16 - 1), 'The keys the client offers to use, the favourite first.'],
    binders: [
      vector(PskBinderEntry, 33, 2 ** 16 - 1),
      'One proof of knowledge for each offered key, in the same order.',
    ],
  },
  'Keys known from before, with which the handshake can do without certificates.',
);

const versions = vector(ProtocolVersion, 2, 254);
const cookie = opaque(1, 2 ** 16 - 1);
const point_formats = vector(ECPointFormat, 1, 2 ** 8 - 1);

export const keyRows = {
  supported_versions: {
    rfc: 'RFC 9846 §4.3.1',
    note: 'Chooses the protocol version.',
    client_hello: [versions, 'The versions the client really offers, the favourite first.'],
    server_hello: [ProtocolVersion, 'The version that was chosen; this is what makes the connection TLS 1.3.'],
    hello_retry_request: [ProtocolVersion, 'The version that was chosen.'],
  },
  cookie: {
    rfc: 'RFC 9846 §4.3.2',
    note: 'Lets a server forget the client between two hellos.',
    client_hello: [cookie, 'The bytes of the HelloRetryRequest, handed back unchanged.'],
    hello_retry_request: [
      cookie,
      'Bytes the client has to hand back, so that the server need not remember it meanwhile.',
    ],
  },
  supported_groups: {
    rfc: 'RFC 9846 §4.3.7',
    note: 'Chooses the group of the key exchange.',
    client_hello: [
      vector(NamedGroup, 2, 2 ** 16 - 1),
      'The groups the client can agree on keys in, the favourite first.',
    ],
    server_hello: [
      vector(NamedGroup, 2, 2 ** 16 - 1),
      'Means nothing: some old servers repeat their list here in TLS 1.2.',
    ],
    encrypted_extensions: [
      vector(NamedGroup, 2, 2 ** 16 - 1),
      'The groups the server prefers, for the next connection.',
    ],
  },
  ec_point_formats: {
    rfc: 'RFC 8422 §5.1.2',
    note: 'Agrees on how points of a curve are written, up to TLS 1.2.',
    client_hello: [point_formats, 'The ways of writing a curve point that the client can read.'],
    server_hello: [point_formats, 'The ways of writing a curve point that the server can read.'],
  },
  key_share: {
    rfc: 'RFC 9846 §4.3.8',
    note: 'Carries the public keys from which both sides compute the shared secret.',
    client_hello: [
      vector(KeyShareEntry, 0, 2 ** 16 - 1),
      'Public keys for the groups the client guesses the server will take.',
    ],
    server_hello: [KeyShareEntry, 'The public key of the server; with it both sides can compute the shared secret.'],
    hello_retry_request: [NamedGroup, 'The group the client is to send a public key for.'],
  },
  psk_key_exchange_modes: {
    rfc: 'RFC 9846 §4.3.9',
    note: 'Says how keys from before may be used.',
    client_hello: [
      vector(PskKeyExchangeMode, 1, 255),
      'Whether a key from before may be used alone or only with a fresh exchange.',
    ],
  },
  pre_shared_key: {
    rfc: 'RFC 9846 §4.3.11',
    note: 'Resumes an earlier connection, or uses a key agreed elsewhere.',
    client_hello: [OfferedPsks, 'Keys known from before; this extension has to be the last one.'],
    server_hello: [uint16, 'Which of the offered keys the server took, counted from 0.'],
  },
  early_data: {
    rfc: 'RFC 9846 §4.3.10',
    note: 'Application data with the very first message.',
    client_hello: [empty, 'Application data follows at once, under a key from before; it could be replayed.'],
    encrypted_extensions: [empty, 'The server takes the early data.'],
    new_session_ticket: [uint32, 'How many bytes of early data this ticket allows.'],
  },
  post_handshake_auth: {
    rfc: 'RFC 9846 §4.3.6',
    note: 'Allows the server to ask for a certificate later.',
    client_hello: [empty, 'The client is willing to show a certificate later, after the handshake.'],
  },
} as const satisfies Record<string, Row>;
