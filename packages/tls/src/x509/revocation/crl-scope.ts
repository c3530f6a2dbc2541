/** Which certificates and reasons a list speaks of (RFC 5280 §6.3.3 (b), (d)). */
import { type DistributionPoint, GeneralName, type IssuingDistributionPoint, ReasonFlags } from '../../asn1/index.ts';
import { hex } from '../../bytes/index.ts';
import { encode } from '../../presentation/index.ts';
import type { X509Certificate } from '../certificate/index.ts';
import { canonicalRdns } from '../names/index.ts';
import type { RevocationList } from './crl.ts';

export const ALL_REASONS: readonly string[] = Object.keys(ReasonFlags.members).filter((name) => name !== 'unused');

/** A place where lists about a certificate are found. */
export interface Point {
  /** Comparable names; none where the certificate gives none. */
  readonly names: readonly string[];
  readonly reasons: readonly string[];
  /** Canonical names of whoever signs the lists, where it is not the issuer of the certificate. */
  readonly signers: readonly string[] | undefined;
}

/** Points of one certificate that are looked at: strangers write them. */
const MAX_POINTS = 32;

/** What the certificate says, and last its issuer's own list for all reasons (RFC 5280 §6.3.3, at the end). */
export function pointsOf(certificate: X509Certificate, issuerRdns: readonly string[]): Point[] {
  const given = certificate.extensionValue('id-ce-cRLDistributionPoints') ?? [];
  const own: Point = { names: [rdnsText(issuerRdns)], reasons: ALL_REASONS, signers: undefined };
  return [...given.slice(0, MAX_POINTS).map((point) => pointOf(point, issuerRdns)), own];
}

function pointOf({ distributionPoint, reasons, cRLIssuer }: DistributionPoint, issuerRdns: readonly string[]): Point {
  const signers = cRLIssuer?.flatMap((name) => (name.type === 'directoryName' ? [canonicalRdns(name.value)] : []));
  const base = signers?.[0] ?? issuerRdns;
  return {
    names: distributionPoint === undefined ? (signers ?? []).map(rdnsText) : namesOf(distributionPoint, base),
    reasons: reasons ?? ALL_REASONS,
    signers: signers?.map((rdns) => rdns.join('\n')),
  };
}

type PointName = NonNullable<DistributionPoint['distributionPoint']>;

function namesOf(name: PointName, issuerRdns: readonly string[]): string[] {
  if (name.type === 'fullName') return name.value.map(nameText);
  return [rdnsText([...issuerRdns, ...canonicalRdns([name.value])])];
}

const rdnsText = (rdns: readonly string[]): string => `directoryName ${rdns.join('\n')}`;

function nameText(name: GeneralName): string {
  return name.type === 'directoryName' ? rdnsText(canonicalRdns(name.value)) : hex(encode(GeneralName, name));
}

/** The issuer of `certificate` made the list, or somebody whom the certificate names; whatever the list says it is about. */
export const maySpeakOf = (list: RevocationList, points: readonly Point[], certificate: X509Certificate): boolean =>
  list.issuerName === certificate.issuerName || points.some(({ signers }) => signers?.includes(list.issuerName));

/** The reasons for which `list` speaks of `certificate` when found at `point`; `undefined` where it does not. */
export function reasonsOf(
  list: RevocationList,
  point: Point,
  certificate: X509Certificate,
): readonly string[] | undefined {
  const { scope } = list;
  const bySomeoneElse = list.issuerName !== certificate.issuerName;
  if (point.signers === undefined ? bySomeoneElse : !point.signers.includes(list.issuerName)) return undefined;
  if (point.signers !== undefined && bySomeoneElse && scope?.indirectCRL !== true) return undefined;
  if (scope === undefined) return point.reasons;
  if (!covers(scope, certificate.isCa) || !isAt(scope, list, point)) return undefined;
  const listed: readonly string[] = scope.onlySomeReasons ?? ALL_REASONS;
  return point.reasons.filter((reason) => listed.includes(reason));
}

const covers = (scope: IssuingDistributionPoint, isCa: boolean): boolean =>
  !scope.onlyContainsAttributeCerts && !(isCa ? scope.onlyContainsUserCerts : scope.onlyContainsCACerts);

function isAt({ distributionPoint }: IssuingDistributionPoint, list: RevocationList, point: Point): boolean {
  if (distributionPoint === undefined) return true;
  return namesOf(distributionPoint, list.issuerRdns).some((name) => point.names.includes(name));
}
