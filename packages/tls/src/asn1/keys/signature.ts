/** What the bytes of a signature are made of, by algorithm. */
import { type Codec, type Infer, rest } from '../../presentation/index.ts';
import { sequence, unsignedInteger } from '../der/index.ts';
import { oid } from '../oid.ts';

/** `Ecdsa-Sig-Value` (RFC 3279 §2.2.3). */
export const ECDSA_Sig_Value = sequence(
  'ECDSA-Sig-Value',
  'RFC 5480 §A',
  {
    r: [unsignedInteger, 'From the point that a fresh random number gives; never the same twice.'],
    s: [unsignedInteger, 'Ties r, the message and the private key together.'],
  },
  'An ECDSA signature: two numbers.',
);
export interface ECDSA_Sig_Value extends Infer<typeof ECDSA_Sig_Value> {}

const opaqueSignature = (name: string, rfc: string, note: string): Codec<Uint8Array> => ({ ...rest, name, rfc, note });

const rsa = opaqueSignature(
  'RSASSA-PKCS1-v1_5 signature',
  'RFC 8017 §8.2',
  'One number as long as the modulus: the padded hash, raised to the private exponent.',
);
const pss = opaqueSignature(
  'RSASSA-PSS signature',
  'RFC 8017 §8.1',
  'One number as long as the modulus: hash, salt and mask, raised to the private exponent.',
);
const eddsa = opaqueSignature('EdDSA signature', 'RFC 8410 §6', 'A point and a number, one after the other.');

/** What a signature holds, by the OID of its algorithm. */
export const signatureCodecs: Readonly<Record<string, Codec<any>>> = {
  [oid['ecdsa-with-SHA1']]: ECDSA_Sig_Value,
  [oid['ecdsa-with-SHA224']]: ECDSA_Sig_Value,
  [oid['ecdsa-with-SHA256']]: ECDSA_Sig_Value,
  [oid['ecdsa-with-SHA384']]: ECDSA_Sig_Value,
  [oid['ecdsa-with-SHA512']]: ECDSA_Sig_Value,
  [oid.md2WithRSAEncryption]: rsa,
  [oid.md5WithRSAEncryption]: rsa,
  [oid.sha1WithRSAEncryption]: rsa,
  [oid.sha224WithRSAEncryption]: rsa,
  [oid.sha256WithRSAEncryption]: rsa,
  [oid.sha384WithRSAEncryption]: rsa,
  [oid.sha512WithRSAEncryption]: rsa,
  [oid['id-RSASSA-PSS']]: pss,
  [oid['id-Ed25519']]: eddsa,
  [oid['id-Ed448']]: eddsa,
};
