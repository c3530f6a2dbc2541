import { type CertificateLabel, nameOf, type X509Certificate } from '../certificate/index.ts';
import { type ChainRule, chainRule, type Say } from '../chain-rule.ts';
import { dateFrom, day } from '../dates.ts';
import { failures } from '../failures.ts';
import type { CandidatePath, Check, Inquiry, RevocationPolicy } from '../question.ts';
import { crlStatus } from './crl-status.ts';
import { ocspStatus } from './ocsp.ts';
import { combined, type Status } from './status.ts';
import { Usage } from './usage.ts';

/** The label of the certificate, what says so, and what it says; the time of the question. */
type Told = [who: CertificateLabel, status: Exclude<Status, { state: 'unknown' }>, now: number];
const told = {
  holds: (...[who, { source }]: Told) => `${who} is not revoked, says ${source}`,
  fails: (...[who, status, now]: Told) =>
    status.state === 'good'
      ? `${who} is revoked`
      : `${who} was revoked on ${dateFrom(status.since, now)} (${day(status.since)}), says ${status.source}: ${status.reason}`,
  failed: failures.revoked,
  part: 'serialNumber',
} as const;
const notRevoked: Readonly<Record<'crl' | 'ocsp', ChainRule<Told>>> = {
  crl: chainRule<Told>('certificate.not_revoked_by_crl', { ...told, rfc: 'RFC 5280 §6.3.3' }),
  ocsp: chainRule<Told>('certificate.not_revoked_by_ocsp', { ...told, rfc: 'RFC 6960 §2.2' }),
};
const statusKnown = chainRule('certificate.status_known', {
  holds: (who, because) => `${who} is not known to be revoked, but ${because}`,
  fails: (who: CertificateLabel, because: string) => `${who} may be revoked: ${because}`,
  rfc: 'RFC 5280 §6.3',
  failed: failures.noStatus,
});

/** The label of the certificate, and why what was stapled is of no use. */
type Stapled = [who: CertificateLabel, because: string];
const stapled = {
  holds: (...[who]: Stapled) => `${who} promises a stapled OCSP response, and came with one`,
  rfc: 'RFC 7633 §4.3.3',
  part: 'id-pe-tlsfeature',
} as const;
const mustStaple = chainRule<Stapled>('certificate.must_staple', {
  ...stapled,
  fails: (who) => `${who} promises a stapled OCSP response, and came without one`,
  failed: failures.noStaple,
});
const stapleOfUse = chainRule<Stapled>('certificate.stapled_response', {
  ...stapled,
  fails: (who, because) => `${who} promises a stapled OCSP response, and the one that came is of no use: ${because}`,
  failed: failures.badStatus,
});

/** RFC 5280 §6.1.3 (a)(3): none of the certificates has been taken back. */
export const revocation: Check = (path, inquiry, say) => {
  const policy = inquiry.revocation;
  if (policy === undefined || path.end !== 'anchor') return;
  const { certificates } = path;
  const below = certificates.slice(0, policy.scope === 'leaf' ? Math.min(1, certificates.length - 1) : -1);
  const usage = new Usage();
  const known = below.map((_, i) => ({ i, status: statusOf(path, i, inquiry, policy, usage) }));
  const isRevoked = ({ status }: { status: Status }) => status.state === 'revoked';
  // The first failure is the one that is told: that something is revoked says more than that nothing is known.
  for (const { i, status } of known.filter(isRevoked)) verdict(certificates, i, status, inquiry, policy, say);
  stapling(path, inquiry, policy, say);
  for (const one of known) if (!isRevoked(one)) verdict(certificates, one.i, one.status, inquiry, policy, say);
  usage.report(policy.named ?? [], say);
};

function statusOf(path: CandidatePath, i: number, inquiry: Inquiry, policy: RevocationPolicy, usage: Usage): Status {
  const [certificate, issuer] = [path.certificates[i]!, path.certificates[i + 1]!];
  const { stapled = [], ocsp = [], crls = [] } = policy;
  const statuses = [...stapled, ...ocsp].map((der) => {
    const status = answerOf(der, certificate, issuer, inquiry);
    if (status.state !== 'unknown') usage.used(der);
    else if (status.unrelated !== true) usage.useless(der, status.because.join('; '));
    return status;
  });
  if (crls.length > 0) statuses.push(crlStatus(path, i, inquiry, policy, usage));
  return combined(statuses);
}

/** Looked at once, however many paths have the two in them. */
export function answerOf(
  der: Uint8Array,
  certificate: X509Certificate,
  issuer: X509Certificate,
  inquiry: Inquiry,
): Status {
  const { effort } = inquiry;
  const about = `status by ${effort.numberOf(issuer)} in ${effort.numberOf(der)}`;
  return effort.once(certificate, about, () => ocspStatus(der, certificate, issuer, inquiry));
}

function verdict(
  certificates: readonly X509Certificate[],
  i: number,
  status: Status,
  { at }: Inquiry,
  { mode }: RevocationPolicy,
  say: Say,
): void {
  const who = () => nameOf(certificates, i);
  if (status.state !== 'unknown') {
    say(status.state === 'good', notRevoked[status.by], () => [who(), status, at], i);
    return;
  }
  const because = () => status.because.slice(0, 4).join('; ') || 'nothing is at hand that would tell';
  say(mode === 'soft' && status.overlooked !== true, statusKnown, () => [who(), because()], i, true);
}

const STATUS_REQUEST = 5;

/** RFC 7633 §4.3.3: a server whose certificate promises a stapled answer has one, which can be used. */
function stapling(path: CandidatePath, inquiry: Inquiry, policy: RevocationPolicy, say: Say): void {
  const [leaf, issuer] = path.certificates;
  const promised = leaf!.extensionValue('id-pe-tlsfeature')?.includes(STATUS_REQUEST) === true;
  if (!promised || policy.requested !== true || issuer === undefined) return;
  const statuses = (policy.stapled ?? []).map((der) => answerOf(der, leaf!, issuer, inquiry));
  const status = combined(statuses);
  const because = () => (status.state === 'unknown' ? status.because.join('; ') : '');
  const rule = statuses.length === 0 ? mustStaple : stapleOfUse;
  say(status.state !== 'unknown', rule, () => [nameOf(path.certificates, 0), because()], 0);
}
