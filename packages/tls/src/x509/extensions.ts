import {
  type BasicConstraints,
  BIT_STRING,
  type Extension,
  extensionValueCodecs,
  KeyUsage,
  type NameConstraints as NameConstraintsSyntax,
  oid,
  oidName,
} from '../asn1/index.ts';
import { type Codec, decode, type Infer } from '../presentation/index.ts';
import type { SubjectAltName } from './hostname.ts';
import { alternativeName } from './names.ts';

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

/** What the extensions that matter to a path say. An extension that cannot be read says nothing, and has a fault. */
export interface StandardExtensions {
  readonly list: readonly CertificateExtension[];
  readonly basicConstraints: BasicConstraints | undefined;
  readonly keyUsage: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly subjectAltNames: readonly SubjectAltName[] | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  readonly requiresPolicy: boolean;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
}

/**
 * The extensions that are acted upon, or that say nothing to act upon while nobody demands a policy: mappings and
 * inhibitions only matter where `requireExplicitPolicy` is set, and that is refused by itself.
 */
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
  const value = <O extends keyof Codecs>(identifier: O) => values.get(identifier) as Infer<Codecs[O]> | undefined;

  const names = value(oid['id-ce-nameConstraints']);
  return {
    list: Object.freeze(list),
    basicConstraints: value(oid['id-ce-basicConstraints']),
    keyUsage: values.get(oid['id-ce-keyUsage']) as readonly string[] | undefined,
    extendedKeyUsage: value(oid['id-ce-extKeyUsage'])?.map(purposeName),
    subjectAltNames: value(oid['id-ce-subjectAltName'])?.map(alternativeName),
    nameConstraints: names && constraintsOf(names),
    requiresPolicy: value(oid['id-ce-policyConstraints'])?.requireExplicitPolicy !== undefined,
    subjectKeyIdentifier: value(oid['id-ce-subjectKeyIdentifier']),
    authorityKeyIdentifier: value(oid['id-ce-authorityKeyIdentifier'])?.keyIdentifier,
  };
}

type Codecs = typeof extensionValueCodecs;
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

/**
 * A few roots of the public web leave zeros at the end of their bits. X.690 §11.2.2 forbids it; what is meant is clear
 * all the same, so it is read here, where nothing is encoded anew.
 */
function keyUsageOf(value: Uint8Array): readonly string[] {
  const { bytes } = decode(BIT_STRING, value);
  const isSet = (bit: number) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  return Object.entries(KeyUsage.members)
    .filter(([, bit]) => isSet(bit))
    .map(([name]) => name);
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
