import type { X509Certificate } from '../certificate.ts';
import { day } from '../check-certificates.ts';
import type { Check, Inquiry } from '../checks.ts';
import { failures, type Say } from '../failures.ts';
import { nameOf } from '../label.ts';
import type { CandidatePath } from '../path.ts';
import { crlStatus } from './crl-status.ts';
import { ocspStatus } from './ocsp.ts';
import { combined, type RevocationPolicy, type Status } from './policy.ts';
import { Usage } from './usage.ts';

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
  for (const { i, status } of known.filter(isRevoked)) verdict(certificates, i, status, policy, say);
  stapling(path, inquiry, policy, say);
  for (const one of known) if (!isRevoked(one)) verdict(certificates, one.i, one.status, policy, say);
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
  policy: RevocationPolicy,
  say: Say,
): void {
  const who = () => nameOf(certificates, i);
  switch (status.state) {
    case 'good':
      say(true, () => `${who()} is not revoked, says ${status.source}`, status.rfc, failures.revoked, i);
      return;
    case 'revoked': {
      const { source, since, reason, rfc } = status;
      const claim = () => `${who()} is not revoked, but ${source} says that it is since ${day(since)}: ${reason}`;
      say(false, claim, rfc, failures.revoked, i, 'serialNumber');
      return;
    }
    case 'unknown': {
      const because = status.because.slice(0, 4).join('; ') || 'nothing is at hand that would tell';
      const soft = policy.mode === 'soft' && status.overlooked !== true;
      const claim = () => (soft ? `${who()} is not known to be revoked` : `${who()} is known not to be revoked`);
      say(soft, () => `${claim()}, but ${because}`, 'RFC 5280 §6.3', failures.noStatus, i, undefined, true);
    }
  }
}

const STATUS_REQUEST = 5;

/** RFC 7633 §4.3.3: a server whose certificate promises a stapled answer has one, which can be used. */
function stapling(path: CandidatePath, inquiry: Inquiry, policy: RevocationPolicy, say: Say): void {
  const [leaf, issuer] = path.certificates;
  const promised = leaf!.extensionValue('id-pe-tlsfeature')?.includes(STATUS_REQUEST) === true;
  if (!promised || policy.requested !== true || issuer === undefined) return;
  const statuses = (policy.stapled ?? []).map((der) => answerOf(der, leaf!, issuer, inquiry));
  const status = combined(statuses);
  const because = status.state === 'unknown' ? `, but ${status.because.join('; ') || 'none came'}` : '';
  const claim = () =>
    `${nameOf(path.certificates, 0)} comes with the answer about revocation that it promises${because}`;
  const failed = statuses.length === 0 ? failures.noStaple : failures.badStatus;
  say(status.state !== 'unknown', claim, 'RFC 7633 §4.3.3', failed, 0, 'id-pe-tlsfeature');
}
