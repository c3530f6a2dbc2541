/** Extensions about names: of the server, and of the protocols spoken inside TLS. */
import { empty, opaque, rest, struct, uint16, vector } from '../../presentation/index.ts';
import { text } from '../common.ts';
import { MaxFragmentLength, NameType } from '../registries/index.ts';
import type { Row } from './row.ts';

export const HostName = text(
  'HostName',
  'RFC 6066 §3',
  'A DNS host name without the trailing dot, in ASCII.',
  opaque(1, 2 ** 16 - 1),
);

export const ServerName = struct(
  'ServerName',
  'RFC 6066 §3',
  {
    name_type: [NameType, 'The kind of name; host_name is the only one ever defined.'],
    name: [HostName, 'The host the client wants to talk to; anyone on the way can read it.'],
  },
  'One name of the server, by which it chooses the certificate to show.',
);

export const ServerNameList = vector(ServerName, 1, 2 ** 16 - 1);

export const ProtocolName = text(
  'ProtocolName',
  'RFC 7301 §3.1',
  'The name of an application protocol, like h2 or http/1.1.',
  opaque(1, 2 ** 8 - 1),
);

export const ProtocolNameList = vector(ProtocolName, 2, 2 ** 16 - 1);

export const nameRows = {
  server_name: {
    rfc: 'RFC 6066 §3',
    note: 'Tells a server with many names which one is wanted.',
    client_hello: [ServerNameList, 'The host name the client wants, so that one address can serve many sites.'],
    server_hello: [empty, 'The server says that it used the name; there is nothing more to say.'],
    encrypted_extensions: [empty, 'The server says that it used the name; there is nothing more to say.'],
    certificate_request: [
      ServerNameList,
      'The name a certificate is asked for, in exported authenticators (RFC 9261).',
    ],
  },
  application_layer_protocol_negotiation: {
    rfc: 'RFC 7301 §3.1',
    note: 'Agrees on what is spoken inside, without another round trip.',
    client_hello: [ProtocolNameList, 'The application protocols the client speaks, the favourite first.'],
    server_hello: [ProtocolNameList, 'The one application protocol the server chose.'],
    encrypted_extensions: [ProtocolNameList, 'The one application protocol the server chose, hidden from onlookers.'],
  },
  max_fragment_length: {
    rfc: 'RFC 6066 §4',
    note: 'Asks for smaller records; record_size_limit does it better.',
    client_hello: [MaxFragmentLength, 'The client has little memory and asks for records no larger than this.'],
    server_hello: [MaxFragmentLength, 'The server agrees to the size that was asked for.'],
    encrypted_extensions: [MaxFragmentLength, 'The server agrees to the size that was asked for.'],
  },
  record_size_limit: {
    rfc: 'RFC 8449 §4',
    note: 'Each side says how large a record it can take.',
    client_hello: [uint16, 'The largest record, in bytes before encryption, that the client can take.'],
    server_hello: [uint16, 'The largest record, in bytes before encryption, that the server can take.'],
    encrypted_extensions: [uint16, 'The largest record, in bytes before encryption, that the server can take.'],
  },
  padding: {
    rfc: 'RFC 7685 §3',
    note: 'Makes the ClientHello longer.',
    client_hello: [rest, 'Zeros that make the ClientHello longer, because some old servers choke on certain lengths.'],
  },
} as const satisfies Record<string, Row>;
