import { type CertificateLabel, nameOf } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { count, day } from '../../dates.ts';
import { failures } from '../../failures.ts';
import type { Check } from '../../question.ts';
import { checkTimestamps } from '../../timestamps.ts';

const timestamp = chainRule('certificate.timestamp', {
  holds: (who, log, time) => `${who} was seen by ${log} on ${day(time)}`,
  fails: (who: CertificateLabel, log: string, _time: number) => `${who} has a timestamp of ${log} that does not count`,
  rfc: 'RFC 6962 §3.2',
  failed: failures.noTimestamps,
});
const enough = chainRule('certificate.timestamps', {
  holds: (who, minimum, logs, bad) =>
    `${who} was seen by at least ${count(minimum, 'log')}, and ${logs} say so${notCounted(bad)}`,
  fails: (who: CertificateLabel, minimum: number, logs: number, bad: readonly string[]) =>
    `${who} was seen by ${logs === 0 ? 'no log' : count(logs, 'log')}, and has to be seen by ${minimum}${notCounted(bad)}`,
  rfc: 'RFC 6962 §5.2',
  failed: failures.noTimestamps,
});
const notCounted = (bad: readonly string[]): string =>
  bad.length === 0 ? '' : `; not counted: ${bad.slice(0, 4).join('; ')}`;

/** RFC 6962 §5.2: enough logs promise that the certificate can be seen by everyone. One bad receipt spoils nothing. */
export const timestamps: Check = ({ certificates, end }, { timestamps: policy, provider, at, effort }, say) => {
  if (policy === undefined || end !== 'anchor' || certificates.length === 1) return;
  const who = () => nameOf(certificates, 0);
  const [leaf, issuer] = [certificates[0]!, certificates[1]!];
  const judged = effort.once(leaf, `timestamps under ${effort.numberOf(issuer)}`, () =>
    checkTimestamps(leaf, issuer, policy, at, provider),
  );
  for (const { log, time, because } of judged) {
    if (because === undefined) say(true, timestamp, () => [who(), log, time!], 0);
  }
  const logs = new Set(judged.filter(({ because }) => because === undefined).map(({ log }) => log));
  const bad = judged.flatMap(({ log, because }) => (because === undefined ? [] : [`${log}: ${because}`]));
  const isEnough = logs.size >= policy.minimum;
  const perhaps = new Set(
    judged.flatMap(({ log, because, undecided }) => (because === undefined || undecided ? log : [])),
  );
  const undecided = !isEnough && perhaps.size >= policy.minimum;
  say(isEnough, enough, () => [who(), policy.minimum, logs.size, bad], 0, undecided);
};
