/** PKCS #12 files (RFC 7292), read and written. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  BMPString,
  EncryptedPrivateKeyInfo,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  oid,
  oidName,
} from '../../asn1/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import {
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  PFX,
  type SafeBag,
  SafeContents,
} from '../../x509/index.ts';
import { lockKey, unlockKey } from './keys.ts';
import { pkcs12Hashes, pkcs12Key } from './pkcs12-kdf.ts';
import { lock, schemeName, unlock } from './scheme.ts';
import { type Refused, type Secret, withWork } from './work.ts';

export type Bag =
  | { readonly kind: 'certificate'; readonly der: Uint8Array; readonly name: string | undefined }
  /** PKCS #8. */
  | { readonly kind: 'key'; readonly der: Uint8Array; readonly name: string | undefined; readonly scheme?: string }
  | ({ readonly kind: 'locked'; readonly what: 'private key' | 'part'; readonly scheme: string } & Refused)
  | { readonly kind: 'other'; readonly what: string; readonly der: Uint8Array };

export interface Pkcs12 {
  readonly bags: readonly Bag[];
  /** `undefined` where no password was given, or there is no code to check. */
  readonly mac:
    | { readonly ok: boolean; readonly hash: string; readonly iterations: number; readonly refused?: Refused }
    | undefined;
  readonly hasMac: boolean;
  /** How each locked part is locked. */
  readonly schemes: readonly string[];
  /** SafeContents that were locked and are open now: each explains bytes that the file alone does not. */
  readonly opened: readonly Uint8Array[];
}

/**
 * Throws `DecodeError` where `der` is not a PFX. Without a secret it opens only what is not locked; of an empty password both
 * forms are tried, for some writers mean no password at all by it (as OpenSSL does). The work for all of the file is bounded:
 * what is beyond stays locked and says so.
 */
export function readPkcs12(der: Uint8Array, given: Secret | undefined): Pkcs12 {
  const secret = given === undefined ? undefined : withWork(given);
  const { authSafe, macData } = decode(PFX, der);
  const safe = decode(OCTET_STRING, authSafe.content ?? new Uint8Array());
  if (secret?.password !== '') return readSafe(safe, macData, secret);
  const without = { ...secret, password: null };
  const mac = macOf(macData, safe, secret);
  if (mac?.ok === false) {
    const other = macOf(macData, safe, without);
    // Where it fits in neither form, the contents are not worth the work.
    return other?.ok === true ? readSafe(safe, macData, without, other) : readSafe(safe, macData, WRONG, mac);
  }
  const found = readSafe(safe, macData, secret, mac);
  if (opens(found)) return found;
  const again = readSafe(safe, macData, without);
  return opens(again) ? again : found;
}

// In place of a secret: why there is none to try.
const NOT_GIVEN: Refused = { because: 'no passphrase was given', noPassphrase: true };
const WRONG: Refused = { because: 'the passphrase is wrong, or the file was changed' };
const isSecret = (one: Secret | Refused): one is Secret => typeof one === 'string' || !('because' in one);

const macOf = (macData: PFX['macData'], safe: Uint8Array, secret: Secret | Refused) =>
  macData === undefined || !isSecret(secret) ? undefined : checkMac(macData, safe, secret);

const opens = ({ mac, bags }: Pkcs12): boolean => mac?.ok !== false && !bags.some(({ kind }) => kind === 'locked');

function readSafe(
  safe: Uint8Array,
  macData: PFX['macData'],
  secret: Secret | Refused = NOT_GIVEN,
  mac = macOf(macData, safe, secret),
): Pkcs12 {
  const bags: Bag[] = [];
  const schemes: string[] = [];
  const opened: Uint8Array[] = [];
  for (const { contentType, content = new Uint8Array() } of decode(AuthenticatedSafe, safe)) {
    if (contentType === oid['id-data']) {
      bags.push(...bagsIn(decode(OCTET_STRING, content), secret, schemes));
      continue;
    }
    if (contentType !== oid['id-encryptedData']) {
      bags.push({ kind: 'other', what: oidName(contentType) ?? contentType, der: content });
      continue;
    }
    const { contentEncryptionAlgorithm, encryptedContent } = decode(EncryptedData, content).encryptedContentInfo;
    const scheme = schemeName(contentEncryptionAlgorithm);
    schemes.push(scheme);
    const result = isSecret(secret)
      ? unlock(contentEncryptionAlgorithm, encryptedContent ?? new Uint8Array(), secret)
      : secret;
    if ('because' in result) {
      bags.push({ kind: 'locked', what: 'part', scheme, ...result });
    } else {
      opened.push(result.plain);
      bags.push(...bagsIn(result.plain, secret, schemes));
    }
  }
  return { bags, schemes, opened, mac, hasMac: macData !== undefined };
}

function bagsIn(contents: Uint8Array, secret: Secret | Refused, schemes: string[]): Bag[] {
  return decode(SafeContents, contents).map((bag) => bagOf(bag, secret, schemes));
}

function bagOf({ bagId, bagValue, bagAttributes = [] }: SafeBag, secret: Secret | Refused, schemes: string[]): Bag {
  const friendly = bagAttributes.find(({ attrId }) => attrId === oid['pkcs-9-at-friendlyName'])?.attrValues[0];
  const name = friendly && decode(BMPString, friendly);
  switch (bagId) {
    case oid.certBag:
      return { kind: 'certificate', der: decode(CertBag, bagValue).certValue, name };
    case oid.keyBag:
      return { kind: 'key', der: bagValue, name };
    case oid.pkcs8ShroudedKeyBag: {
      const scheme = schemeName(decode(EncryptedPrivateKeyInfo, bagValue).encryptionAlgorithm);
      schemes.push(scheme);
      const result = isSecret(secret) ? unlockKey(bagValue, secret) : secret;
      if ('because' in result) return { kind: 'locked', what: 'private key', scheme, ...result };
      return { kind: 'key', der: result.plain, name, scheme };
    }
    default:
      return { kind: 'other', what: oidName(bagId) ?? bagId, der: bagValue };
  }
}

function checkMac(
  { mac, macSalt, iterations }: NonNullable<PFX['macData']>,
  safe: Uint8Array,
  secret: Secret,
): NonNullable<Pkcs12['mac']> {
  const hash = (oidName(mac.digestAlgorithm.algorithm) ?? '').replace('id-', '');
  if (!pkcs12Hashes.includes(hash)) return { ok: false, hash: mac.digestAlgorithm.algorithm, iterations };
  const { password, work } = withWork(secret);
  // The length of the code is the file's as well, and decides about the work.
  const length = createHash(hash).digest().length;
  const refused = work.spendOwn(iterations, hash);
  if (refused !== undefined || mac.digest.length !== length) {
    return { ok: false, hash, iterations, ...(refused === undefined ? {} : { refused }) };
  }
  const key = pkcs12Key(hash, password, macSalt, iterations, 'mac', length);
  const code = createHmac(hash, key).update(safe).digest();
  return { ok: timingSafeEqual(code, mac.digest), hash, iterations };
}

export interface Pkcs12Contents {
  /** PKCS #8; without one the file is a store of certificates to trust. */
  readonly key?: Uint8Array;
  readonly certificates: readonly { readonly der: Uint8Array; readonly name?: string }[];
  /** Java takes a certificate without a key as trusted only where it is marked so. */
  readonly trusted?: true;
}

/** The code is as good a place to guess at as the contents: both cost the same. In JavaScript that is half a second. */
const ITERATIONS = 100_000;

/** AES-256 by PBES2 and HMAC-SHA256 throughout: what OpenSSL 3, Java 8u301, Windows 10 and Firefox read. */
export function writePkcs12({ key, certificates, trusted }: Pkcs12Contents, password: string): Uint8Array {
  const localKeyId = randomBytes(20);
  const bags = certificates.map(
    ({ der, name }, i): SafeBag => ({
      bagId: oid.certBag,
      bagValue: encode(CertBag, { certId: oid['certTypes-x509Certificate'], certValue: der }),
      bagAttributes: [
        ...(name === undefined ? [] : [friendlyName(name)]),
        ...(key !== undefined && i === 0 ? [keyId(localKeyId)] : []),
        ...(trusted === true ? [anyTrustedUsage] : []),
      ],
    }),
  );
  const parts: ContentInfo[] = [lockedPart(encode(SafeContents, bags), password)];
  if (key !== undefined) {
    const name = certificates[0]?.name;
    const bag: SafeBag = {
      bagId: oid.pkcs8ShroudedKeyBag,
      bagValue: lockKey(key, password, ITERATIONS),
      bagAttributes: [...(name === undefined ? [] : [friendlyName(name)]), keyId(localKeyId)],
    };
    parts.push({ contentType: oid['id-data'], content: encode(OCTET_STRING, encode(SafeContents, [bag])) });
  }
  const safe = encode(AuthenticatedSafe, parts);
  const macSalt = randomBytes(16);
  const code = createHmac('sha256', pkcs12Key('sha256', password, macSalt, ITERATIONS, 'mac', 32));
  const digestAlgorithm = { algorithm: oid['id-sha256'], parameters: encode(NULL, null) };
  return encode(PFX, {
    version: 3,
    authSafe: { contentType: oid['id-data'], content: encode(OCTET_STRING, safe) },
    macData: { mac: { digestAlgorithm, digest: code.update(safe).digest() }, macSalt, iterations: ITERATIONS },
  });
}

function lockedPart(contents: Uint8Array, password: string): ContentInfo {
  const { algorithm, data } = lock(contents, password, ITERATIONS);
  const encryptedContentInfo = {
    contentType: oid['id-data'],
    contentEncryptionAlgorithm: algorithm,
    encryptedContent: data,
  };
  return { contentType: oid['id-encryptedData'], content: encode(EncryptedData, { version: 0, encryptedContentInfo }) };
}

const friendlyName = (name: string) => ({
  attrId: oid['pkcs-9-at-friendlyName'],
  attrValues: [encode(BMPString, [...name].filter((c) => c.length === 1).join(''))],
});
const keyId = (id: Uint8Array) => ({ attrId: oid['pkcs-9-at-localKeyId'], attrValues: [encode(OCTET_STRING, id)] });
const anyTrustedUsage = {
  attrId: oid['oracle-trustedKeyUsage'],
  attrValues: [encode(OBJECT_IDENTIFIER, oid.anyExtendedKeyUsage)],
};
