/** What is known about whether certificates are revoked. */

/** What is known about one certificate. */
export type Status =
  | { readonly state: 'good'; readonly by: 'crl' | 'ocsp'; readonly source: string; readonly asOf: number }
  | {
      readonly state: 'revoked';
      readonly by: 'crl' | 'ocsp';
      readonly source: string;
      /** When it was said, in milliseconds since 1970. */
      readonly asOf: number;
      readonly since: number;
      readonly reason: string;
    }
  | {
      readonly state: 'unknown';
      readonly because: readonly string[];
      /** It is about another certificate. */
      readonly unrelated?: true;
      /** Something that may say "revoked" was not looked at to its end, for the work: no mode passes over that. */
      readonly overlooked?: true;
    };

/** The reason of a revocation that may be taken back (RFC 5280 §5.3.1). */
export const HOLD = 'certificateHold';

/**
 * One source that says "revoked" outweighs all others, but for a hold that a newer source no longer knows of; then one that
 * may say so and was not looked at to its end, and then one that says "good".
 */
export function combined(statuses: readonly Status[]): Status {
  const good = statuses.filter((one) => one.state === 'good');
  const revoked = statuses.filter((one) => one.state === 'revoked');
  const lasting = revoked.find(({ reason, asOf }) => reason !== HOLD || !good.some((one) => one.asOf > asOf));
  const overlooked = statuses.find((one) => one.state === 'unknown' && one.overlooked === true);
  const known = lasting ?? overlooked ?? good[0];
  if (known !== undefined) return known;
  return { state: 'unknown', because: statuses.flatMap((one) => (one.state === 'unknown' ? one.because : [])) };
}
