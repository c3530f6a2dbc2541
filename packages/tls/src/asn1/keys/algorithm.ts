/** Which algorithm, and with which parameters: AlgorithmIdentifier (RFC 5280 §4.1.1.2) and what stands inside it. */
import { type Codec, encode, type Infer } from '../../presentation/index.ts';
import {
  ANY,
  definedBy,
  elementTree,
  explicit,
  NULL,
  named,
  OBJECT_IDENTIFIER,
  optional,
  sequence,
  smallInteger,
  withDefault,
} from '../der/index.ts';
import { oid } from '../oid.ts';

const unknownParameters = elementTree('A parameter of an algorithm this reader does not know.', true);
const NO_PARAMETERS = named(
  'NULL',
  'RFC 4055 §1.2',
  NULL,
  'No parameters: this algorithm has none, and says so with a NULL.',
);

const hashParameters = Object.fromEntries(
  (['id-md5', 'id-sha1', 'id-sha224', 'id-sha256', 'id-sha384', 'id-sha512'] as const).map((name) => [
    oid[name],
    NO_PARAMETERS,
  ]),
);

/** An AlgorithmIdentifier whose parameters are `table`'s row for the algorithm; they stay as the element they are. */
export function algorithmOf(name: string, rfc: string, table: Readonly<Record<string, Codec<any>>>, which: string) {
  return sequence(
    name,
    rfc,
    {
      algorithm: [OBJECT_IDENTIFIER, which],
      parameters: [
        optional(definedBy(ANY, (identifier) => identifier.algorithm, table, unknownParameters)),
        'What else the algorithm has to be told, such as the curve of a key.',
      ],
    },
    'An algorithm and its parameters.',
  );
}

export const HashAlgorithm = algorithmOf('HashAlgorithm', 'RFC 4055 §2.1', hashParameters, 'Which hash function.');

export const MaskGenAlgorithm = algorithmOf(
  'MaskGenAlgorithm',
  'RFC 4055 §2.2',
  { [oid['id-mgf1']]: HashAlgorithm },
  'Which mask generation function; there is only MGF1, which stretches a hash.',
);

const sha1Identifier: AlgorithmIdentifier = { algorithm: oid['id-sha1'], parameters: encode(NULL, null) };
const mgf1SHA1Identifier: AlgorithmIdentifier = {
  algorithm: oid['id-mgf1'],
  parameters: encode(HashAlgorithm, sha1Identifier),
};

/** The defaults are those of 2005: SHA-1 and 20 bytes of salt. */
export const RSASSA_PSS_params = sequence(
  'RSASSA-PSS-params',
  'RFC 4055 §3.1',
  {
    hashAlgorithm: [
      withDefault(explicit(0, HashAlgorithm), sha1Identifier),
      'The hash the message is put through first.',
    ],
    maskGenAlgorithm: [
      withDefault(explicit(1, MaskGenAlgorithm), mgf1SHA1Identifier),
      'How the random mask of the padding is made.',
    ],
    saltLength: [withDefault(explicit(2, smallInteger), 20), 'How many random bytes salt each signature.'],
    trailerField: [withDefault(explicit(3, smallInteger), 1), 'Which byte ends the padded message; 1 stands for BC.'],
  },
  'How an RSA-PSS signature is padded.',
);
export interface RSASSA_PSS_params extends Infer<typeof RSASSA_PSS_params> {}

/** Only the named form: RFC 5480 forbids the two others in certificates. */
export const ECParameters = named('ECParameters', 'RFC 5480 §2.1.1', OBJECT_IDENTIFIER, 'The elliptic curve, by name.');

const withoutParameters = (
  [
    'rsaEncryption',
    'md2WithRSAEncryption',
    'md5WithRSAEncryption',
    'sha1WithRSAEncryption',
    'sha224WithRSAEncryption',
    'sha256WithRSAEncryption',
    'sha384WithRSAEncryption',
    'sha512WithRSAEncryption',
    ...(['id-md5', 'id-sha1', 'id-sha224', 'id-sha256', 'id-sha384', 'id-sha512'] as const),
    ...(['id-hmacWithSHA1', 'id-hmacWithSHA256', 'id-hmacWithSHA384', 'id-hmacWithSHA512'] as const),
  ] as const
).map((name): [string, Codec<any>] => [oid[name], NO_PARAMETERS]);

/** What `parameters` holds, by algorithm. Ed25519 and ECDSA signatures have none at all. */
export const algorithmParameterCodecs: Readonly<Record<string, Codec<any>>> = {
  ...Object.fromEntries(withoutParameters),
  [oid['id-ecPublicKey']]: ECParameters,
  [oid['id-ecDH']]: ECParameters,
  [oid['id-RSASSA-PSS']]: RSASSA_PSS_params,
};

/** Decode `parameters` with `algorithmParameterCodecs`. */
export const AlgorithmIdentifier = algorithmOf(
  'AlgorithmIdentifier',
  'RFC 5280 §4.1.1.2',
  algorithmParameterCodecs,
  'Which algorithm.',
);
export interface AlgorithmIdentifier extends Infer<typeof AlgorithmIdentifier> {}
