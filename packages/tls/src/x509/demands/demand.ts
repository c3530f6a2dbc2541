/** A rule for whoever issues: what it says, and whether a certificate keeps to it. */
import type { CertificateLabel, CertificatePart, X509Certificate } from '../certificate/index.ts';
import { type ChainRule, chainRule } from '../chain-rule.ts';
import { failures } from '../failures.ts';

export interface DemandRule {
  readonly rule: ChainRule<Demanded>;
  /** Whether the certificate at this place keeps to it. */
  ok(certificate: X509Certificate, place: Place): boolean;
}
/** The label of the certificate, and the certificate itself. */
export type Demanded = [who: CertificateLabel, certificate: X509Certificate, place: Place];

/** Where on the path a certificate stands. */
export interface Place {
  readonly isLeaf: boolean;
  readonly isAnchor: boolean;
  /** Whether a domain is a public suffix, under which no wildcard may stand, as far as the profile knows. */
  readonly isPublicSuffix: ((domain: string) => boolean) | undefined;
}

interface Declaration {
  /** Both follow the name of the certificate: `has a positive serial number`, `has the serial number 0`. */
  readonly holds: string;
  readonly fails: string | ((certificate: X509Certificate, place: Place) => string);
  readonly rfc: string;
  readonly part?: CertificatePart;
  readonly ok: DemandRule['ok'];
}

export const demand = (id: string, { holds, fails, rfc, part, ok }: Declaration): DemandRule => ({
  rule: chainRule<Demanded>(id, {
    holds: (who) => `${who} ${holds}`,
    fails: (who, certificate, place) => `${who} ${typeof fails === 'string' ? fails : fails(certificate, place)}`,
    rfc,
    failed: failures.demand,
    ...(part === undefined ? {} : { part }),
  }),
  ok,
});
