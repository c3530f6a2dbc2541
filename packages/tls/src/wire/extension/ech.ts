/** Encrypted Client Hello (RFC 9849): hides even the name of the server. Declared, so that it can be read. */
import { empty, fixed, opaque, registry, struct, tagged, uint8, uint16, vector } from '../../presentation/index.ts';
import { text } from '../common.ts';
import { ExtensionType } from '../registries/index.ts';
import type { Row } from './row.ts';

export const HpkeKemId = registry(
  'HpkeKemId',
  uint16,
  'RFC 9849 §4',
  'How the key for the inner hello is agreed on (a KEM of RFC 9180).',
  { DHKEM_P256: 0x0010, DHKEM_P384: 0x0011, DHKEM_P521: 0x0012, DHKEM_X25519: 0x0020, DHKEM_X448: 0x0021 },
);

export const HpkeKdfId = registry(
  'HpkeKdfId',
  uint16,
  'RFC 9849 §4',
  'How keys are derived from it (a KDF of RFC 9180).',
  { HKDF_SHA256: 1, HKDF_SHA384: 2, HKDF_SHA512: 3 },
);

export const HpkeAeadId = registry(
  'HpkeAeadId',
  uint16,
  'RFC 9849 §4',
  'How the inner hello is encrypted (an AEAD of RFC 9180).',
  { AES_128_GCM: 1, AES_256_GCM: 2, ChaCha20Poly1305: 3 },
);

export const ECHClientHelloType = registry(
  'ECHClientHelloType',
  uint8,
  'RFC 9849 §5',
  'Whether this is the hello everyone sees or the one inside it.',
  { outer: 0, inner: 1 },
);

export const ECHConfigVersion = registry(
  'ECHConfigVersion',
  uint16,
  'RFC 9849 §4',
  'Which version of Encrypted Client Hello the settings are for.',
  { ech: 0xfe0d },
);

export const HpkeSymmetricCipherSuite = struct(
  'HpkeSymmetricCipherSuite',
  'RFC 9849 §4',
  {
    kdf_id: [HpkeKdfId, 'How keys are derived.'],
    aead_id: [HpkeAeadId, 'How the inner hello is encrypted.'],
  },
  'A pair of algorithms that encrypt the inner hello.',
);

export const HpkeKeyConfig = struct(
  'HpkeKeyConfig',
  'RFC 9849 §4',
  {
    config_id: [uint8, 'A short label by which the server finds the key again.'],
    kem_id: [HpkeKemId, 'What kind of key it is.'],
    public_key: [opaque(1, 2 ** 16 - 1), 'The public key that inner hellos are encrypted to.'],
    cipher_suites: [vector(HpkeSymmetricCipherSuite, 4, 2 ** 16 - 4), 'The algorithms the server accepts with it.'],
  },
  'The key of the server, and how to use it.',
);

export const ECHConfigExtension = struct(
  'ECHConfigExtension',
  'RFC 9849 §4',
  {
    type: [uint16, 'Which extension this is.'],
    data: [opaque(0, 2 ** 16 - 1), 'What it holds.'],
  },
  'Room for the future.',
);

export const ECHConfigContents = struct(
  'ECHConfigContents',
  'RFC 9849 §4',
  {
    key_config: [HpkeKeyConfig, 'The key of the server.'],
    maximum_name_length: [uint8, 'The longest name behind this server, so that hellos can be padded alike.'],
    public_name: [
      text('opaque<1..255>', 'RFC 9849 §4', 'A DNS host name.', opaque(1, 255)),
      'The name everyone may see, that of the server in front.',
    ],
    extensions: [vector(ECHConfigExtension, 0, 2 ** 16 - 1), 'Room for the future.'],
  },
  'What a client needs to hide its hello from everyone but the server.',
);

export const ECHConfig = tagged(
  'ECHConfig',
  'RFC 9849 §4',
  'One set of settings for Encrypted Client Hello, usually found in the DNS.',
  ECHConfigVersion,
  2,
  { ech: ECHConfigContents },
  { tagName: 'version', tagNote: 'Which version of Encrypted Client Hello the settings are for.' },
);

export const ECHConfigList = vector(ECHConfig, 4, 2 ** 16 - 1);

export const ECHOuterClientHello = struct(
  'ECHClientHello.outer',
  'RFC 9849 §5',
  {
    cipher_suite: [HpkeSymmetricCipherSuite, 'How the inner hello is encrypted.'],
    config_id: [uint8, 'The label of the key of the server.'],
    enc: [opaque(0, 2 ** 16 - 1), 'What the server needs to compute the key; empty in a second hello.'],
    payload: [opaque(1, 2 ** 16 - 1), 'The real hello, encrypted; random bytes if the client only pretends.'],
  },
  'The hello everyone sees, with the real one locked inside.',
);

export const ECHClientHello = tagged(
  'ECHClientHello',
  'RFC 9849 §5',
  'The real hello, encrypted, or the mark that this is it.',
  ECHClientHelloType,
  0,
  { outer: ECHOuterClientHello, inner: empty },
  { tagName: 'type', tagNote: 'Whether this is the hello everyone sees or the one inside it.' },
);

export const ECHEncryptedExtensions = struct(
  'ECHEncryptedExtensions',
  'RFC 9849 §5',
  { retry_configs: [ECHConfigList, 'Fresh settings, because those the client used were out of date.'] },
  'The server could not open the inner hello and says how to do better.',
);

export const ECHHelloRetryRequest = struct(
  'ECHHelloRetryRequest',
  'RFC 9849 §5',
  { confirmation: [fixed(8), 'Proof that the server opened the inner hello.'] },
  'The server asks again, and has read the inner hello.',
);

export const echRows = {
  encrypted_client_hello: {
    rfc: 'RFC 9849 §5',
    note: 'Hides the name of the server and everything else the client asks for.',
    client_hello: [ECHClientHello, 'The real hello, locked so that only the server can read it.'],
    hello_retry_request: [ECHHelloRetryRequest, 'The server has read the inner hello.'],
    encrypted_extensions: [
      ECHEncryptedExtensions,
      'The server could not read the inner hello; these settings would work.',
    ],
  },
  ech_outer_extensions: {
    rfc: 'RFC 9849 §5.1',
    note: 'Saves space: extensions that are the same inside and outside are not repeated.',
    client_hello: [vector(ExtensionType, 2, 254), 'The extensions to copy here from the outer hello.'],
  },
} as const satisfies Record<string, Row>;
