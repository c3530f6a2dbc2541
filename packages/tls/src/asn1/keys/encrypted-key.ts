/** A private key under a password (RFC 5958 §3), and the scheme that everyone writes it with (RFC 8018). */
import { type Codec, encode, type Infer, rest } from '../../presentation/index.ts';
import { choice, NULL, named, OCTET_STRING, optional, sequence, smallInteger, withDefault } from '../der/index.ts';
import { oid } from '../oid.ts';
import { AlgorithmIdentifier, algorithmOf } from './algorithm.ts';

const hmacWithSHA1: AlgorithmIdentifier = { algorithm: oid['id-hmacWithSHA1'], parameters: encode(NULL, null) };

const Salt = choice('Salt', 'RFC 8018 §A.2', {
  specified: [OCTET_STRING, 'Random bytes, so that equal passwords give different keys.'],
  otherSource: [AlgorithmIdentifier, 'Another way to come by the salt; not used.'],
});

export const PBKDF2_params = sequence(
  'PBKDF2-params',
  'RFC 8018 §A.2',
  {
    salt: [Salt, 'Makes equal passwords give different keys.'],
    iterationCount: [smallInteger, 'How often the function is applied: what makes guessing slow.'],
    keyLength: [optional(smallInteger), 'How many bytes of key are made.'],
    prf: [withDefault(AlgorithmIdentifier, hmacWithSHA1), 'The function that is applied.'],
  },
  'How the password becomes a key.',
);
export interface PBKDF2_params extends Infer<typeof PBKDF2_params> {}

const KeyDerivationFunc = algorithmOf(
  'KeyDerivationFunc',
  'RFC 8018 §A.4',
  { [oid['id-PBKDF2']]: PBKDF2_params },
  'How the password becomes a key.',
);

const iv = named(
  'AES-IV',
  'RFC 8018 §B.2.5',
  OCTET_STRING,
  'The random block that the chain of cipher blocks begins with.',
);
const EncryptionScheme = algorithmOf(
  'EncryptionScheme',
  'RFC 8018 §A.4',
  { [oid['aes128-CBC-PAD']]: iv, [oid['aes256-CBC-PAD']]: iv },
  'Which cipher.',
);

export const PBES2_params = sequence(
  'PBES2-params',
  'RFC 8018 §A.4',
  {
    keyDerivationFunc: [KeyDerivationFunc, 'How the password becomes a key.'],
    encryptionScheme: [EncryptionScheme, 'How that key locks the data.'],
  },
  'Password-based encryption in two steps: make a key, then encrypt with it.',
);
export interface PBES2_params extends Infer<typeof PBES2_params> {}

const EncryptionAlgorithmIdentifier = algorithmOf(
  'EncryptionAlgorithmIdentifier',
  'RFC 5958 §3',
  { [oid['id-PBES2']]: PBES2_params },
  'Which scheme.',
);

const encryptedKey: Codec<Uint8Array> = {
  ...rest,
  name: 'encrypted PrivateKeyInfo',
  rfc: 'RFC 5958 §3',
  note: 'A PrivateKeyInfo that only the password opens.',
};

export const EncryptedPrivateKeyInfo = sequence(
  'EncryptedPrivateKeyInfo',
  'RFC 5958 §3',
  {
    encryptionAlgorithm: [EncryptionAlgorithmIdentifier, 'How it is locked.'],
    encryptedData: [OCTET_STRING.containing(() => encryptedKey), 'The locked key.'],
  },
  'A private key under a password.',
);
export interface EncryptedPrivateKeyInfo extends Infer<typeof EncryptedPrivateKeyInfo> {}
