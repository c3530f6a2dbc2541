import { type Extension, extensionValueCodecs, type GeneralName, type KeyUsage, oid } from '../../asn1/index.ts';
import type { CryptoProvider, PublicKeyData } from '../../crypto/index.ts';
import { type Codec, encode } from '../../presentation/index.ts';
import { type ExtensionName, type ExtensionValue, parseCertificate } from '../certificate/index.ts';
import { subjectPublicKeyInfo } from '../keys/index.ts';
import { parseAddress } from '../names/index.ts';

export interface ExtensionOptions {
  /** DNS names and IP addresses as text, or any names. */
  readonly san?: readonly (string | GeneralName)[];
  /** It may issue certificates. */
  readonly ca?: boolean;
  /** How many CA certificates may follow below it. */
  readonly pathLength?: number;
  /** `keyCertSign` and `cRLSign` for a CA, what TLS needs for others, unless given; left out where empty. */
  readonly keyUsage?: KeyUsage;
  /** `serverAuth`, `clientAuth`, ... or dotted numbers; `serverAuth` unless given or a CA; left out where empty. */
  readonly extendedKeyUsage?: readonly string[];
  readonly nameConstraints?: {
    readonly permitted?: readonly GeneralName[];
    readonly excluded?: readonly GeneralName[];
  };
  /** Added as they are. */
  readonly extensions?: readonly Extension[];
}

/** The extensions RFC 5280 §4.2 asks of a conforming CA, in a fixed order. */
export function issuedExtensions(
  options: ExtensionOptions,
  key: PublicKeyData,
  issuerDer: Uint8Array | undefined,
  emptySubject: boolean,
  provider: CryptoProvider,
): Extension[] {
  const { ca = false, pathLength, san = [], nameConstraints } = options;
  const own = keyIdentifier(key, provider);
  const above = issuerDer === undefined ? own : parseCertificate(issuerDer).subjectKeyIdentifier;
  const keyUsage = options.keyUsage ?? usualKeyUsage(ca, key);
  const purposes = options.extendedKeyUsage ?? (ca ? [] : ['serverAuth']);
  return [
    ca
      ? extension('id-ce-basicConstraints', true, { cA: true, pathLenConstraint: pathLength })
      : extension('id-ce-basicConstraints', true, { cA: false }),
    ...(keyUsage.length === 0 ? [] : [extension('id-ce-keyUsage', true, keyUsage)]),
    ...(purposes.length === 0 ? [] : [extension('id-ce-extKeyUsage', false, purposes.map(purposeIdentifier))]),
    extension('id-ce-subjectKeyIdentifier', false, own),
    ...(above === undefined ? [] : [extension('id-ce-authorityKeyIdentifier', false, { keyIdentifier: above })]),
    ...(san.length === 0 ? [] : [extension('id-ce-subjectAltName', emptySubject, san.map(generalName))]),
    ...(nameConstraints === undefined ? [] : [extension('id-ce-nameConstraints', true, subtrees(nameConstraints))]),
    ...(options.extensions ?? []),
  ];
}

/** A dNSName, or an iPAddress where `text` is an address. */
function generalName(text: string | GeneralName): GeneralName {
  if (typeof text !== 'string') return text;
  const address = parseAddress(text);
  return address === undefined ? { type: 'dNSName', value: text } : { type: 'iPAddress', value: address };
}

/** RFC 7093 §2 (1): the first 160 bits of the SHA-256 of the key. */
const keyIdentifier = (key: PublicKeyData, provider: CryptoProvider): Uint8Array =>
  provider.hashes.sha256.digest(subjectPublicKeyInfo(key).subjectPublicKey).slice(0, 20);

function usualKeyUsage(ca: boolean, key: PublicKeyData): KeyUsage {
  if (ca) return ['keyCertSign', 'cRLSign'];
  // RFC 4055 §1.2: a key for PSS alone encrypts nothing.
  const encrypts = key.type === 'rsa' && key.pss === undefined;
  return encrypts ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature'];
}

function purposeIdentifier(name: string): string {
  const known: Readonly<Record<string, string>> = oid;
  return known[`id-kp-${name}`] ?? known[name] ?? name;
}

function subtrees({ permitted, excluded }: NonNullable<ExtensionOptions['nameConstraints']>) {
  const trees = (names: readonly GeneralName[]) => names.map((base) => ({ base, minimum: 0 }));
  return {
    permittedSubtrees: permitted && trees(permitted),
    excludedSubtrees: excluded && trees(excluded),
  };
}

/** One extension with its value in DER. */
export function extension<N extends ExtensionName>(name: N, critical: boolean, value: ExtensionValue<N>): Extension {
  const codecs: Readonly<Record<string, Codec<any>>> = extensionValueCodecs;
  return { extnID: oid[name], critical, extnValue: encode(codecs[oid[name]]!, value) };
}
