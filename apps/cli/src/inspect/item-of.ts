/** One structure in DER, recognised and read. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import {
  ANY,
  Certificate,
  CertificateList,
  CertificationRequest,
  ECPrivateKey,
  EncryptedPrivateKeyInfo,
  OCSPResponse,
  PrivateKeyInfo,
  RSAPrivateKey,
  RSAPublicKey,
  SubjectPublicKeyInfo,
} from 'tlscope/asn1';
import { ownMember } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import { type Secret, schemeName, unlockKey } from 'tlscope/password';
import { type Codec, DecodeError, decode, decodeFault, dissect } from 'tlscope/presentation';
import {
  BadKeyFile,
  checkRequest,
  type LookedAt,
  listFacts,
  lookAtCertificate,
  lookAtList,
  lookAtRequest,
  lookAtResponse,
  PFX,
  Pkcs7,
  parseCertificate,
  parseRequest,
  publicHalf,
  readPrivateKey,
  readPublicKey,
  responseFacts,
  toPem,
  writePublicKey,
} from 'tlscope/x509';
import type { Item, KeyItem, OddItem } from './items.ts';

/** PEM labels, each with what it holds. */
const DECLARED: Readonly<Record<string, Codec<any>>> = {
  CERTIFICATE: Certificate,
  'CERTIFICATE REQUEST': CertificationRequest,
  'X509 CRL': CertificateList,
  'OCSP RESPONSE': OCSPResponse,
  'PRIVATE KEY': PrivateKeyInfo,
  'ENCRYPTED PRIVATE KEY': EncryptedPrivateKeyInfo,
  'RSA PRIVATE KEY': RSAPrivateKey,
  'EC PRIVATE KEY': ECPrivateKey,
  'PUBLIC KEY': SubjectPublicKeyInfo,
  'RSA PUBLIC KEY': RSAPublicKey,
  PKCS7: Pkcs7,
  PKCS12: PFX,
};
const ALIASES: Readonly<Record<string, string>> = {
  'X509 CERTIFICATE': 'CERTIFICATE',
  'NEW CERTIFICATE REQUEST': 'CERTIFICATE REQUEST',
  CMS: 'PKCS7',
  'PKCS #7 SIGNED DATA': 'PKCS7',
};

export const plainLabel = (label: string): string => ownMember(ALIASES, label) ?? label;

/**
 * Nothing in DER says what it is: whichever reads all of it, or all but what may be looked at, or else furthest. `undefined`
 * where nothing convinces.
 */
export function labelOf(der: Uint8Array): string | undefined {
  const guesses = Object.entries(DECLARED).map(([label, codec]) => ({ label, reach: reach(codec, der) }));
  const best = guesses.reduce((a, b) => (b.reach > a.reach ? b : a));
  if (best.reach === Number.POSITIVE_INFINITY) return best.label;
  const odd = LOOKED_AT.find((label) => lookedAt(label, der) !== undefined);
  return odd ?? (best.reach >= CONVINCING ? best.label : undefined);
}

const LOOKED_AT = ['CERTIFICATE', 'CERTIFICATE REQUEST', 'X509 CRL', 'OCSP RESPONSE'] as const;

/** A guess that fails before this byte was no more than a guess. */
const CONVINCING = 24;

const reach = (codec: Codec<any>, bytes: Uint8Array): number =>
  decodeFault(dissect(codec, bytes))?.start ?? Number.POSITIVE_INFINITY;

/** `label` is PEM's. Never throws on what is in the bytes. PKCS #7 and PKCS #12 are not for here. */
export function itemOf(label: string, der: Uint8Array, passphrase: Secret | undefined, title = label): Item {
  const plain = plainLabel(label);
  const codec = ownMember(DECLARED, plain);
  const common = { label: title, explained: [{ title, codec: codec ?? ANY, bytes: der }] };
  try {
    switch (plain) {
      case 'CERTIFICATE':
        return { ...common, kind: 'certificate', certificate: parseCertificate(der) };
      case 'CERTIFICATE REQUEST': {
        const request = parseRequest(der);
        return { ...common, kind: 'request', request, signature: checkRequest(request, nodeProvider) };
      }
      case 'X509 CRL':
        return { ...common, kind: 'crl', der, facts: listFacts(der) };
      case 'OCSP RESPONSE':
        return { ...common, kind: 'ocsp', der, facts: responseFacts(der) };
      case 'PRIVATE KEY':
      case 'EC PRIVATE KEY':
      case 'RSA PRIVATE KEY':
        decode(codec!, der);
        return { ...common, ...keyOf(plain, der) };
      case 'ENCRYPTED PRIVATE KEY':
        return encryptedKey(common, der, passphrase);
      case 'PUBLIC KEY':
        decode(SubjectPublicKeyInfo, der);
        return { ...common, kind: 'public key', key: knownKey(der), publicDer: der };
      case 'RSA PUBLIC KEY':
        return { ...common, kind: 'public key', key: { type: 'rsa', ...decode(RSAPublicKey, der) } };
      case 'TRUSTED CERTIFICATE': {
        // Without settings of OpenSSL behind it, it is a certificate; --ca takes it as one.
        const looked = lookAtCertificate(der);
        return looked?.oddities.length === 0
          ? { ...common, kind: 'certificate', certificate: parseCertificate(der) }
          : other(common, plain);
      }
      default:
        return other(common, plain);
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { ...common, ...(lookedAt(plain, der) ?? { kind: 'broken', because: error.message }) };
  }
}

type WithoutShared<T> = T extends unknown ? Omit<T, keyof Shared> : never;

/** What the strict reading does not take, as far as it can be shown. */
function lookedAt(plain: string, bytes: Uint8Array): WithoutShared<OddItem> | undefined {
  const odd = <K extends OddItem['kind'], L extends LookedAt<unknown>>(kind: K, looked: L | undefined) =>
    looked !== undefined && looked.oddities.length > 0 ? { kind, bytes, ...looked } : undefined;
  switch (plain) {
    case 'CERTIFICATE':
      return odd('odd certificate', lookAtCertificate(bytes));
    case 'CERTIFICATE REQUEST':
      return odd('odd request', lookAtRequest(bytes));
    case 'X509 CRL':
      return odd('odd crl', lookAtList(bytes));
    case 'OCSP RESPONSE':
      return odd('odd ocsp', lookAtResponse(bytes));
    default:
      return undefined;
  }
}

type Shared = Pick<Item, 'label' | 'explained'>;

const FORMS: Readonly<Record<string, string>> = {
  'PRIVATE KEY': 'PKCS #8',
  'EC PRIVATE KEY': 'SEC 1',
  'RSA PRIVATE KEY': 'PKCS #1',
};

function keyOf(label: string, der: Uint8Array): Omit<KeyItem, keyof Shared> {
  const publicDer = publicOf(label, der);
  const certified = publicDer && knownKey(publicDer);
  let key: KeyItem['key'];
  try {
    key = readPrivateKey(toPem(label, der), certified);
  } catch (error) {
    if (!(error instanceof BadKeyFile)) throw error;
  }
  return {
    kind: 'private key',
    form: FORMS[label]!,
    key,
    publicDer: publicDer ?? (key && writePublicKey(publicHalf(key))),
  };
}

/** Some files leave the public half out; OpenSSL works it out. */
function publicOf(label: string, der: Uint8Array): Uint8Array | undefined {
  try {
    const key = createPublicKey(createPrivateKey(toPem(label, der)));
    return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
  } catch {
    return undefined;
  }
}

function knownKey(spki: Uint8Array) {
  try {
    return readPublicKey(spki);
  } catch {
    return undefined;
  }
}

function encryptedKey(common: Shared, der: Uint8Array, passphrase: Secret | undefined): Item {
  const scheme = schemeName(decode(EncryptedPrivateKeyInfo, der).encryptionAlgorithm);
  const locked = { ...common, kind: 'locked', what: 'private key', scheme } as const;
  if (passphrase === undefined) return { ...locked, because: 'give its passphrase with --passphrase' };
  const opened = unlockKey(der, passphrase);
  if ('because' in opened) return { ...locked, because: opened.because };
  const inside = { title: `${common.label}, unlocked`, codec: PrivateKeyInfo, bytes: opened.plain };
  return { ...common, ...keyOf('PRIVATE KEY', opened.plain), scheme, explained: [...common.explained, inside] };
}

const KNOWN: Readonly<Record<string, readonly [what: string, about: string]>> = {
  'OPENSSH PRIVATE KEY': [
    'an OpenSSH private key',
    'It is not for TLS: ssh-keygen -p -m PKCS8 -f FILE makes it PKCS #8.',
  ],
  'DH PARAMETERS': ['Diffie-Hellman parameters', 'TLS 1.3 and this stack use named groups instead.'],
  'X9.42 DH PARAMETERS': ['Diffie-Hellman parameters', 'TLS 1.3 and this stack use named groups instead.'],
  'EC PARAMETERS': ['the name of a curve', 'OpenSSL writes it before an EC key; it may be left out.'],
  'TRUSTED CERTIFICATE': ['an OpenSSL trusted certificate', 'openssl x509 -in FILE makes it a plain one.'],
  'DSA PRIVATE KEY': ['a DSA private key', 'No TLS 1.3 stack uses DSA.'],
};

function other(common: Shared, label: string): Item {
  const [what, about] = ownMember(KNOWN, label) ?? [
    `a "${label.slice(0, 40)}"`,
    'This reader does not know that kind.',
  ];
  return { ...common, kind: 'other', what, about };
}
