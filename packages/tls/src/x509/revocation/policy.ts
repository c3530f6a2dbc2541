/** Whether and how revocation counts, and what is known about it. */
export interface RevocationPolicy {
  /**
   * `soft`: only what is known to be revoked is refused. `hard`: of every certificate it must be known that it is not. By an
   * entry of a list whose signature cannot be verified, as one with SHA-1, nothing is known (RFC 5280 §6.3.3 (g)): `soft`
   * reports it and goes on.
   */
  readonly mode: 'soft' | 'hard';
  /** Below the anchor all certificates are asked about, or only the peer's own. `chain` unless given. */
  readonly scope?: 'leaf' | 'chain';
  /** The peer was asked to staple (status_request, RFC 6066 §8): only then can must-staple be held against it. */
  readonly requested?: boolean;
  /** OCSP responses in DER that came with the handshake, in any order. */
  readonly stapled?: readonly Uint8Array[];
  /** OCSP responses in DER from elsewhere. */
  readonly ocsp?: readonly Uint8Array[];
  /** Certificate revocation lists in DER, full ones and lists of changes. */
  readonly crls?: readonly Uint8Array[];
  /** Certificates of those who sign lists, in DER, where they are not on the path. */
  readonly signers?: readonly Uint8Array[];
  /** What a person has asked to go by, with the lists and answers of each file (`crls` and `ocsp` hold them as well). */
  readonly named?: readonly NamedSource[];
}

/** The path is refused where nothing in it is of use, or something in it that is about the path is not. */
export interface NamedSource {
  readonly name: string;
  readonly items: readonly Uint8Array[];
}

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
