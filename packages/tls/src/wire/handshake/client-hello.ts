import { type Infer, opaque, optionalTail, sequenceOf, struct, vector } from '../../presentation/index.ts';
import { Random } from '../common.ts';
import { extensionsOf } from '../extensions.ts';
import { CipherSuite, CompressionMethod, ProtocolVersion } from '../registries/index.ts';

const CompressionMethods = sequenceOf(CompressionMethod);

export const ClientHello = struct(
  'ClientHello',
  'RFC 9846 §4.2.2',
  {
    legacy_version: [ProtocolVersion, 'Frozen at TLS 1.2; the real offer of a newer client is in supported_versions.'],
    random: [Random, '32 fresh bytes from the client; they go into every key of this connection.'],
    legacy_session_id: [opaque(0, 32), 'Once the handle of an earlier session; in TLS 1.3 filler the server echoes.'],
    cipher_suites: [vector(CipherSuite, 2, 2 ** 16 - 2), 'The cipher suites the client can use, the favourite first.'],
    legacy_compression_methods: [
      opaque(1, 2 ** 8 - 1).containing(() => CompressionMethods),
      'Only null: compression before encryption leaks secrets.',
    ],
    extensions: [
      optionalTail(extensionsOf('client_hello')),
      'Everything else the client has to say; very old clients leave it out.',
    ],
  },
  'The first message: what the client can do, and 32 bytes nobody could foresee.',
);
export type ClientHello = Infer<typeof ClientHello>;
