/** What a certificate looks like that somebody between has made for this host, moments or days ago. */
import { DAY, WEEK } from '../bytes/index.ts';
import type { X509Certificate } from '../x509/index.ts';
import type { Sight } from './sight.ts';

/** Names that are never public: RFC 2606, RFC 6762, RFC 8375, and what companies write. */
const PRIVATE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|example|invalid|home\.arpa)$/i;

/** What every certificate of a public authority has, and one that is made on the way has not. */
const PUBLIC_MARKS = [
  ['id-pe-authorityInfoAccess', 'no word about where its issuer is to be had'],
  ['id-ce-cRLDistributionPoints', 'none about where a revocation would stand'],
  ['signed-certificate-timestamps', 'no timestamp of a public log'],
  ['id-ce-certificatePolicies', 'no policy'],
] as const;

const FEW_DAYS = WEEK;

/** The signs, in words; `undefined` where they do not suffice, or where the host is not one of the public internet. */
export function signsOfMinting(sight: Sight): string | undefined {
  const { host, presented, at } = sight;
  const [leaf] = presented;
  if (leaf === undefined || host === undefined || !isPublicName(host)) return undefined;
  if (leaf.selfIssued || presented.length > 3) return undefined;
  const lacks = PUBLIC_MARKS.filter(([part]) => leaf.rangeOf(part) === undefined).map(([, says]) => says);
  if (lacks.length < PUBLIC_MARKS.length) return undefined;
  return [...lacks, ...freshness(leaf, at)].join(', ');
}

const isPublicName = (host: string): boolean =>
  host.includes('.') && /[a-z]$/i.test(host) && !host.includes(':') && !PRIVATE.test(host);

function freshness({ notBefore }: X509Certificate, at: number): string[] {
  const age = at - notBefore;
  return age >= 0 && age < FEW_DAYS ? [`and it is ${Math.floor(age / DAY)} days old`] : [];
}
