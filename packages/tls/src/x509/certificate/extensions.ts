import {
  type BasicConstraints,
  BIT_STRING,
  type Extension,
  extensionValueCodecs,
  KeyUsage,
  type NameConstraints as NameConstraintsSyntax,
  oid,
  oidName,
} from '../../asn1/index.ts';
import { type Codec, decode } from '../../presentation/index.ts';
import { alternativeName, type SubjectAltName } from '../names/index.ts';

/** One extension as it stands in a certificate, and whether it can be read. */
export interface CertificateExtension {
  /** Dotted numbers. */
  readonly oid: string;
  /** `id-ce-keyUsage`, or the dotted numbers. */
  readonly name: string;
  readonly critical: boolean;
  /** The DER inside `extnValue`. */
  readonly value: Uint8Array;
  /** Path validation acts on what it says (RFC 5280 §6.1.4 (o)). */
  readonly processed: boolean;
  /** Why it cannot be read, or may not be there. */
  readonly fault?: string;
}

export interface NameConstraints {
  readonly permitted: readonly SubjectAltName[] | undefined;
  readonly excluded: readonly SubjectAltName[] | undefined;
  /** A subtree has a `minimum` other than 0 or a `maximum`. */
  readonly bounded: boolean;
}

/** `id-ce-keyUsage`, ...: the extensions whose values are declared. */
export type ExtensionName = {
  [N in keyof typeof oid]: (typeof oid)[N] extends keyof typeof extensionValueCodecs ? N : never;
}[keyof typeof oid];
export type ExtensionValue<N extends ExtensionName> =
  (typeof extensionValueCodecs)[(typeof oid)[N] & keyof typeof extensionValueCodecs] extends Codec<infer T> ? T : never;

/** What the extensions that matter to a path say. An extension that cannot be read says nothing, and has a fault. */
export interface StandardExtensions {
  readonly list: readonly CertificateExtension[];
  /** The decoded value of an extension that is there and can be read. */
  value<N extends ExtensionName>(name: N): ExtensionValue<N> | undefined;
  readonly basicConstraints: BasicConstraints | undefined;
  readonly keyUsage: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly subjectAltNames: readonly SubjectAltName[] | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
}

/** The extensions that are acted upon. */
const PROCESSED: ReadonlySet<string> = new Set([
  oid['id-ce-basicConstraints'],
  oid['id-ce-keyUsage'],
  oid['id-ce-extKeyUsage'],
  oid['id-ce-subjectAltName'],
  oid['id-ce-nameConstraints'],
  oid['id-ce-certificatePolicies'],
  oid['id-ce-policyMappings'],
  oid['id-ce-policyConstraints'],
  oid['id-ce-inhibitAnyPolicy'],
]);

export function readExtensions(extensions: readonly Extension[]): StandardExtensions {
  const values = new Map<string, unknown>();
  const list = extensions.map((extension) => Object.freeze(read(extension, values)));
  const value = <N extends ExtensionName>(name: N) => values.get(oid[name]) as ExtensionValue<N> | undefined;

  const names = value('id-ce-nameConstraints');
  return {
    list: Object.freeze(list),
    value,
    basicConstraints: value('id-ce-basicConstraints'),
    keyUsage: value('id-ce-keyUsage'),
    extendedKeyUsage: value('id-ce-extKeyUsage')?.map(purposeName),
    subjectAltNames: value('id-ce-subjectAltName')?.map(alternativeName),
    nameConstraints: names && constraintsOf(names),
    subjectKeyIdentifier: value('id-ce-subjectKeyIdentifier'),
    authorityKeyIdentifier: value('id-ce-authorityKeyIdentifier')?.keyIdentifier,
  };
}

const codecs: Readonly<Record<string, Codec<unknown>>> = extensionValueCodecs;

function read({ extnID, critical, extnValue }: Extension, values: Map<string, unknown>): CertificateExtension {
  const known = {
    oid: extnID,
    name: oidName(extnID) ?? extnID,
    critical,
    value: extnValue,
    processed: PROCESSED.has(extnID),
  };
  if (values.has(extnID)) return { ...known, fault: 'it is there twice' };
  values.set(extnID, undefined);
  const codec = codecs[extnID];
  if (codec === undefined) return known;
  try {
    values.set(extnID, extnID === oid['id-ce-keyUsage'] ? keyUsageOf(extnValue) : decode(codec, extnValue));
    return known;
  } catch (error) {
    return { ...known, fault: (error as Error).message };
  }
}

const KEY_USAGES = Object.entries(KeyUsage.members);

/**
 * A few roots of the public web leave zeros at the end of their bits. X.690 §11.2.2 forbids it; what is meant is clear
 * all the same, so it is read here, where nothing is encoded anew.
 */
function keyUsageOf(value: Uint8Array): readonly string[] {
  const { bytes } = decode(BIT_STRING, value);
  const isSet = (bit: number) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  return KEY_USAGES.filter(([, bit]) => isSet(bit)).map(([name]) => name);
}

const purposeName = (identifier: string): string => oidName(identifier)?.replace(/^id-kp-/, '') ?? identifier;

function constraintsOf({ permittedSubtrees, excludedSubtrees }: NameConstraintsSyntax): NameConstraints {
  const trees = [...(permittedSubtrees ?? []), ...(excludedSubtrees ?? [])];
  return {
    permitted: permittedSubtrees?.map(({ base }) => alternativeName(base)),
    excluded: excludedSubtrees?.map(({ base }) => alternativeName(base)),
    bounded: trees.some(({ minimum, maximum }) => minimum !== 0 || maximum !== undefined),
  };
}
