/** Certificate revocation lists as their readers want them (RFC 5280 §5). */
import {
  CertificateList,
  CRLReason,
  type Extension,
  extensionValueCodecs,
  type GeneralName,
  type IssuingDistributionPoint,
  oid,
  oidName,
  type RevokedCertificate,
} from '../../asn1/index.ts';
import { copy, equal, hex } from '../../bytes/index.ts';
import { type Codec, decode } from '../../presentation/index.ts';
import { boundedCache } from '../cache.ts';
import { type Signed, SignedParts } from '../certificate/index.ts';
import { signatureAlgorithm } from '../keys/index.ts';
import { canonicalRdns, showDistinguishedName } from '../names/index.ts';
import { HOLD } from './status.ts';

export interface RevocationList extends Signed {
  readonly der: Uint8Array;
  /** 1 or 2: only from 2 on has a list extensions. */
  readonly version: number;
  /** RFC 4514 text, safe to print. */
  readonly issuer: string;
  /** The canonical form (RFC 5280 §7.1). */
  readonly issuerName: string;
  readonly issuerRdns: readonly string[];
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  /** `cRLNumber`, big-endian. */
  readonly number: Uint8Array | undefined;
  /** The number of the full list, where this is a list of changes (RFC 5280 §5.2.4). */
  readonly base: Uint8Array | undefined;
  readonly scope: IssuingDistributionPoint | undefined;
  /** The extension as it stands: lists of one scope have the same. */
  readonly scopeDer: Uint8Array | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  /** Why the list may not be used, where it breaks a rule. */
  readonly fault: string | undefined;
  /** How many certificates it lists. */
  readonly size: number;
  find(serialNumber: Uint8Array, issuerName: string): RevokedEntry | undefined;
}

export interface RevokedEntry {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** As RFC 5280 §5.3.1 spells it: `keyCompromise`. */
  readonly reason: string;
}

const cache = boundedCache<RevocationList>(16, 2 ** 20);

/** Throws `DecodeError` where the bytes are not a list in DER (RFC 5280 §5.1). */
export const parseRevocationList = (der: Uint8Array): RevocationList => cache(der, () => read(copy(der)));

function read(der: Uint8Array): RevocationList {
  const { tbsCertList, signatureAlgorithm: algorithm, signatureValue } = decode(CertificateList, der);
  const { issuer, thisUpdate, nextUpdate, revokedCertificates = [], crlExtensions = [] } = tbsCertList;
  const version = (tbsCertList.version ?? 0) + 1;
  const values = new Values(crlExtensions);
  const issuerRdns = canonicalRdns(issuer);
  const issuerName = issuerRdns.join('\n');
  const entries = index(revokedCertificates, issuerName);
  const agree = equalIdentifiers(tbsCertList.signature, algorithm);
  return Object.freeze({
    der,
    version,
    issuer: showDistinguishedName(issuer),
    issuerName,
    issuerRdns,
    thisUpdate: thisUpdate.value,
    nextUpdate: nextUpdate?.value,
    number: values.get('id-ce-cRLNumber'),
    base: values.get('id-ce-deltaCRLIndicator'),
    scope: values.get('id-ce-issuingDistributionPoint'),
    scopeDer: values.raw('id-ce-issuingDistributionPoint'),
    authorityKeyIdentifier: values.get('id-ce-authorityKeyIdentifier')?.keyIdentifier,
    fault: agree ? (listFault(version, values) ?? entries.fault) : 'it names two signature algorithms',
    size: revokedCertificates.length,
    find: (serialNumber: Uint8Array, name: string) => entries.known.get(keyOf(serialNumber, name)),
    tbsDer: decode(SignedParts, der).tbs,
    signatureAlgorithm: signatureAlgorithm(algorithm),
    signature: signatureValue,
  });
}

type Known = typeof extensionValueCodecs;
type Name = { [N in keyof typeof oid]: (typeof oid)[N] extends keyof Known ? N : never }[keyof typeof oid];
type Value<N extends Name> = Known[(typeof oid)[N] & keyof Known] extends Codec<infer T> ? T : never;
const codecs: Readonly<Record<string, Codec<unknown>>> = extensionValueCodecs;

/** The extensions of a list or an entry; the first thing that is wrong with them is kept. */
class Values {
  readonly #held = new Map<string, Extension>();
  readonly #decoded = new Map<string, unknown>();
  fault: string | undefined;

  constructor(extensions: readonly Extension[]) {
    for (const extension of extensions) this.#add(extension);
  }

  get<N extends Name>(name: N): Value<N> | undefined {
    return this.#decoded.get(oid[name]) as Value<N> | undefined;
  }
  raw(name: Name): Uint8Array | undefined {
    return this.#held.get(oid[name])?.extnValue;
  }
  isCritical(name: Name): boolean {
    return this.#held.get(oid[name])?.critical === true;
  }
  /** The name of a critical extension that is not among those that are acted upon. */
  strange(processed: readonly Name[]): string | undefined {
    const known: readonly string[] = processed.map((name) => oid[name]);
    const strange = [...this.#held.values()].find(({ critical, extnID }) => critical && !known.includes(extnID));
    return strange && (oidName(strange.extnID) ?? strange.extnID);
  }

  #add(extension: Extension): void {
    const { extnID, extnValue } = extension;
    if (this.#held.has(extnID)) this.fault ??= `${oidName(extnID) ?? extnID} is there twice`;
    this.#held.set(extnID, extension);
    const codec = codecs[extnID];
    if (codec === undefined) return;
    try {
      this.#decoded.set(extnID, decode(codec, extnValue));
    } catch (error) {
      this.fault ??= `${oidName(extnID) ?? extnID}: ${(error as Error).message}`;
    }
  }
}

/** RFC 5280 §5.2: what cannot be acted upon makes a list useless, and a list without its number is none of the profile's. */
function listFault(version: number, values: Values): string | undefined {
  const strange = values.strange(['id-ce-issuingDistributionPoint', 'id-ce-deltaCRLIndicator']);
  if (values.fault !== undefined) return values.fault;
  if (version !== 2) return `it is of version ${version}, not 2 (RFC 5280 §5.1.2.1)`;
  if (values.isCritical('id-ce-cRLNumber')) return 'its cRLNumber is critical (RFC 5280 §5.2.3)';
  if (strange !== undefined) return `its critical extension ${strange} is not known`;
  return values.get('id-ce-cRLNumber') === undefined ? 'it has no cRLNumber (RFC 5280 §5.2.3)' : undefined;
}

interface Index {
  readonly known: ReadonlyMap<string, RevokedEntry>;
  readonly fault: string | undefined;
}

/** RFC 5280 §5.3.3: an entry that names no issuer has that of the one before it, and the first that of the list. */
function index(entries: readonly RevokedCertificate[], issuerName: string): Index {
  const known = new Map<string, RevokedEntry>();
  let issuers: readonly string[] = [issuerName];
  let fault: string | undefined;
  for (const { userCertificate, revocationDate, crlEntryExtensions = [] } of entries) {
    const values = new Values(crlEntryExtensions);
    const named = values.get('id-ce-certificateIssuer');
    // By whichever of its names the issuer is known; one that cannot be read is nobody's.
    if (named !== undefined) issuers = named.slice(0, MOST_NAMES).flatMap(directoryName);
    else if (values.raw('id-ce-certificateIssuer') !== undefined) issuers = [];
    const strange = values.strange(['id-ce-cRLReasons', 'id-ce-certificateIssuer', 'id-ce-invalidityDate']);
    if (named !== undefined && named.length > MOST_NAMES) fault ??= `an entry has ${named.length} names for its issuer`;
    fault ??= values.fault ?? (strange && `the critical extension ${strange} of an entry is not known`);
    const reason = reasonName(values.get('id-ce-cRLReasons') ?? CRLReason.members.unspecified);
    for (const issuer of issuers) {
      const key = keyOf(userCertificate, issuer);
      // Of two entries about one certificate that one counts which revokes, and for good.
      if (isGraver(reason, known.get(key)?.reason)) known.set(key, { since: revocationDate.value, reason });
    }
  }
  return { known, fault };
}

/** Names of one issuer that are looked at; each goes with all entries that follow. */
const MOST_NAMES = 8;

const directoryName = (name: GeneralName): string[] =>
  name.type === 'directoryName' ? [canonicalRdns(name.value).join('\n')] : [];

const MILD = ['removeFromCRL', HOLD];
const isGraver = (reason: string, other: string | undefined): boolean =>
  other === undefined ||
  (MILD.indexOf(other) > -1 && (MILD.indexOf(reason) === -1 || MILD.indexOf(reason) > MILD.indexOf(other)));

export const reasonName = (reason: number): string =>
  Object.entries(CRLReason.members).find(([, value]) => value === reason)?.[0] ?? `reason ${reason}`;

const keyOf = (serialNumber: Uint8Array, issuerName: string): string => `${hex(serialNumber)} ${issuerName}`;

type Identifier = Parameters<typeof signatureAlgorithm>[0];
function equalIdentifiers(a: Identifier, b: Identifier): boolean {
  const [left, right] = [a.parameters ?? new Uint8Array(0), b.parameters ?? new Uint8Array(0)];
  return a.algorithm === b.algorithm && equal(left, right);
}
