/**
 * Rules for whoever issues. A path validator need not hold them against a certificate (RFC 5280 §6.1 does not); a
 * profile may, and lists those it does.
 */
import type { CertificatePart, X509Certificate } from './certificate.ts';
import { judged } from './check-certificates.ts';
import type { Check, Inquiry } from './checks.ts';
import { rfc5280Demands } from './demands-rfc5280.ts';
import { webDemands } from './demands-webpki.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';

export interface DemandRule {
  /** What follows the name of the certificate: `has a positive serial number`. */
  readonly claim: string;
  readonly rfc: string;
  readonly part?: CertificatePart;
  /** Whether the certificate at this place keeps to it. */
  ok(certificate: X509Certificate, place: Place): boolean;
}

/** Where on the path a certificate stands. */
export interface Place {
  readonly isLeaf: boolean;
  readonly isAnchor: boolean;
  readonly inquiry: Inquiry;
}

const rules = { ...rfc5280Demands, ...webDemands } as const satisfies Readonly<Record<string, DemandRule>>;
export type Demand = keyof typeof rules;

/** Only what is broken is worth a line for each certificate; what is kept is said once. */
export const demands: Check = (path, inquiry, say) => {
  const { profile } = inquiry;
  if (profile.demands.length === 0) return;
  const { certificates, end } = path;
  for (const [i, certificate] of judged(path, profile).entries()) {
    const place = { isLeaf: i === 0, isAnchor: end === 'anchor' && i === certificates.length - 1, inquiry };
    const where = `demands${place.isLeaf ? ' on the peer' : ''}${place.isAnchor ? ' on the anchor' : ''}`;
    const broken = inquiry.effort.once(certificate, where, () => {
      inquiry.effort.spend(certificate.subjectAltNames.length + certificate.extensions.length);
      return profile.demands.map((name): DemandRule => rules[name]).filter((rule) => !rule.ok(certificate, place));
    });
    if (broken.length === 0) {
      const kept = () =>
        `${nameOf(certificates, i)} keeps to what the profile "${profile.name}" demands of whoever issues`;
      say(true, kept, 'RFC 5280 §4', failures.demand, i);
    }
    for (const { claim, rfc, part } of broken) {
      say(false, () => `${nameOf(certificates, i)} ${claim}`, rfc, failures.demand, i, part);
    }
  }
};
