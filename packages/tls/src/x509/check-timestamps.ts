import { day } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { failures } from './failures.ts';
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

/** RFC 6962 §5.2: enough logs promise that the certificate can be seen by everyone. One bad receipt spoils nothing. */
export const timestamps: Check = ({ certificates, end }, { timestamps: policy, provider, at, effort }, say) => {
  if (policy === undefined || end !== 'anchor' || certificates.length === 1) return;
  const who = () => nameOf(certificates, 0);
  const [leaf, issuer] = [certificates[0]!, certificates[1]!];
  const judged = effort.once(leaf, `timestamps under ${effort.numberOf(issuer)}`, () =>
    checkTimestamps(leaf, issuer, policy, at, provider),
  );
  for (const { log, time, because } of judged) {
    if (because === undefined) {
      say(true, () => `${who()} was seen by ${log} on ${day(time!)}`, 'RFC 6962 §3.2', failures.noTimestamps, 0);
    }
  }
  const logs = new Set(judged.filter(({ because }) => because === undefined).map(({ log }) => log));
  const bad = judged.flatMap(({ log, because }) => (because === undefined ? [] : [`${log}: ${because}`]));
  const but = bad.length === 0 ? '' : `; not counted: ${bad.slice(0, 4).join('; ')}`;
  const claim = () => `${who()} was seen by at least ${policy.minimum} logs, and ${logs.size} say so${but}`;
  const enough = logs.size >= policy.minimum;
  const perhaps = new Set(
    judged.flatMap(({ log, because, undecided }) => (because === undefined || undecided ? log : [])),
  );
  const undecided = !enough && perhaps.size >= policy.minimum;
  say(enough, claim, 'RFC 6962 §5.2', failures.noTimestamps, 0, undefined, undecided);
};
