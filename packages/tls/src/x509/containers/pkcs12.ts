/** PKCS #12 (RFC 7292): keys and certificates in one file, locked with a password. */
import {
  AlgorithmIdentifier,
  algorithmOf,
  Certificate,
  definedBy,
  EncryptedPrivateKeyInfo,
  explicit,
  implicit,
  named,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  type Opening,
  oid,
  optional,
  PBES2_params,
  PrivateKeyInfo,
  sequence,
  sequenceOf,
  smallInteger,
  withDefault,
} from '../../asn1/index.ts';
import { type Codec, type Infer, rest } from '../../presentation/index.ts';
import { BagAttribute, explicitAny, looseSetOf, unknownContent } from './loose.ts';
import { contentInfo } from './pkcs7.ts';

/** The parameters of the password schemes that PKCS #12 itself defines. */
export const Pkcs12PbeParams = sequence(
  'pkcs-12PbeParams',
  'RFC 7292 §C',
  {
    salt: [OCTET_STRING, 'Makes equal passwords give different keys.'],
    iterations: [smallInteger, 'How often the function is applied: what makes guessing slow.'],
  },
  'How the password becomes a key, the old way.',
);
export interface Pkcs12PbeParams extends Infer<typeof Pkcs12PbeParams> {}

/** The password schemes of RFC 7292 §C, by identifier. */
export const PBE_SCHEMES = [
  'pbeWithSHAAnd128BitRC4',
  'pbeWithSHAAnd40BitRC4',
  'pbeWithSHAAnd3-KeyTripleDES-CBC',
  'pbeWithSHAAnd2-KeyTripleDES-CBC',
  'pbeWithSHAAnd128BitRC2-CBC',
  'pbewithSHAAnd40BitRC2-CBC',
] as const;

const ContentEncryptionAlgorithm = algorithmOf(
  'ContentEncryptionAlgorithmIdentifier',
  'RFC 5652 §6.1',
  { [oid['id-PBES2']]: PBES2_params, ...Object.fromEntries(PBE_SCHEMES.map((name) => [oid[name], Pkcs12PbeParams])) },
  'Which scheme.',
);

const locked: Codec<Uint8Array> = {
  ...rest,
  name: 'encrypted SafeContents',
  note: 'Bags that only the password opens.',
};
const lockedOctets: Opening<Uint8Array> = {
  ...implicit(0, OCTET_STRING),
  containing: (inner) => implicit(0, OCTET_STRING.containing(inner)),
};

export const EncryptedData = sequence(
  'EncryptedData',
  'RFC 5652 §8',
  {
    version: [smallInteger, 'The edition of this structure.'],
    encryptedContentInfo: [
      sequence('EncryptedContentInfo', 'RFC 5652 §6.1', {
        contentType: [OBJECT_IDENTIFIER, 'What is inside.'],
        contentEncryptionAlgorithm: [ContentEncryptionAlgorithm, 'How it is locked.'],
        encryptedContent: [optional(lockedOctets.containing(() => locked)), 'The locked content.'],
      }),
      'What is inside, and how it is locked.',
    ],
  },
  'Content under a password.',
);
export interface EncryptedData extends Infer<typeof EncryptedData> {}

export const CertBag = sequence(
  'CertBag',
  'RFC 7292 §4.2.3',
  {
    certId: [OBJECT_IDENTIFIER, 'Which kind of certificate; in use there is only X.509.'],
    certValue: [
      explicit(
        0,
        OCTET_STRING.containing(() => Certificate),
      ),
      'The certificate, in DER.',
    ],
  },
  'A certificate.',
);

/** What a bag holds, by its kind. */
const bagValues: Readonly<Record<string, Codec<any>>> = {
  [oid.keyBag]: PrivateKeyInfo,
  [oid.pkcs8ShroudedKeyBag]: EncryptedPrivateKeyInfo,
  [oid.certBag]: CertBag,
};

/** `bagValue` is the element inside its tag, as it stands. */
export const SafeBag = sequence(
  'SafeBag',
  'RFC 7292 §4.2',
  {
    bagId: [OBJECT_IDENTIFIER, 'What is in the bag: a key, a locked key, a certificate.'],
    bagValue: [definedBy(explicitAny, (bag) => bag.bagId, bagValues, unknownContent), 'It.'],
    bagAttributes: [optional(looseSetOf(BagAttribute)), 'Remarks: a name for people, and which key goes with it.'],
  },
  'One thing, and remarks on it.',
);
export interface SafeBag extends Infer<typeof SafeBag> {}

export const SafeContents = named('SafeContents', 'RFC 7292 §4.2', sequenceOf(SafeBag), 'Bags.');

/** The parts of a PFX: `id-data` holds SafeContents in an OCTET STRING, `id-encryptedData` an EncryptedData. */
export const AuthenticatedSafe = named(
  'AuthenticatedSafe',
  'RFC 7292 §4.1',
  sequenceOf(
    contentInfo({
      [oid['id-data']]: OCTET_STRING.containing(() => SafeContents),
      [oid['id-encryptedData']]: EncryptedData,
    }),
  ),
  'The contents, each open or under a password.',
);

const DigestInfo = sequence(
  'DigestInfo',
  'RFC 7292 §4',
  {
    digestAlgorithm: [AlgorithmIdentifier, 'The hash that the code is made with.'],
    digest: [OCTET_STRING, 'The code.'],
  },
  'A code over the contents, made with the password.',
);

export const MacData = sequence(
  'MacData',
  'RFC 7292 §4',
  {
    mac: [DigestInfo, 'The code over the contents.'],
    macSalt: [OCTET_STRING, 'Makes equal passwords give different keys.'],
    iterations: [withDefault(smallInteger, 1), 'How often the function is applied: what makes guessing slow.'],
  },
  'What shows that the password is right and nothing was changed.',
);

/** `authSafe.content` is an OCTET STRING that holds an AuthenticatedSafe; the MAC is over what is in it. */
export const PFX = sequence(
  'PFX',
  'RFC 7292 §4',
  {
    version: [smallInteger, 'The edition of this structure, always 3.'],
    authSafe: [contentInfo({ [oid['id-data']]: OCTET_STRING.containing(() => AuthenticatedSafe) }), 'The contents.'],
    macData: [optional(MacData), 'What shows that nothing was changed.'],
  },
  'Keys and certificates in one file.',
);
export interface PFX extends Infer<typeof PFX> {}
