import { day } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { failures, finding } from './failures.ts';
import { nameOf } from './label.ts';
import { checkTimestamps, type TimestampLog } from './timestamps.ts';

/** Which certificate transparency logs are believed, and how many of them must have seen the certificate. */
export interface TimestampPolicy {
  readonly logs: readonly TimestampLog[];
  /** How many different logs; 0 only shows what there is. */
  readonly minimum: number;
  /** SCT lists that came with the handshake: the bytes of `SignedCertificateTimestampList` (RFC 6962 §3.3). */
  readonly delivered?: readonly Uint8Array[];
}

/** RFC 6962 §5.2: enough logs promise that the certificate can be seen by everyone. */
export const timestamps: Check = ({ certificates, end }, { timestamps: policy, provider, at }) => {
  if (policy === undefined || end !== 'anchor' || certificates.length === 1) return [];
  const who = () => nameOf(certificates, 0);
  const judged = checkTimestamps(certificates[0]!, certificates[1]!, policy, at, provider);
  const shown = judged.map(({ log, time, because }) => {
    const when = time === undefined ? '' : ` on ${day(time)}`;
    const claim = () => `${who()} was seen by ${log}${when}${because === undefined ? '' : `, but ${because}`}`;
    // One bad receipt spoils nothing where there are enough good ones.
    return finding(because === undefined || policy.minimum === 0, claim, 'RFC 6962 §3.2', failures.noTimestamps, 0);
  });
  const logs = new Set(judged.filter(({ because }) => because === undefined).map(({ log }) => log));
  const claim = () => `${who()} was seen by at least ${policy.minimum} logs, and ${logs.size} say so`;
  const enough = finding(logs.size >= policy.minimum, claim, 'RFC 6962 §5.2', failures.noTimestamps, 0);
  return [...shown.filter(({ ok }) => ok), enough];
};
