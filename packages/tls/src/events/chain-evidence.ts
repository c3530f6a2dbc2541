/** What was found when a certificate chain was verified: every path that was tried, with every check. */

/** Every path that was considered, with every check of it; `chosen` indexes `paths`. */
export interface ChainEvidence {
  readonly ok: boolean;
  /** False where the caller switched verification off: the checks were made and did not count. */
  readonly enforced: boolean;
  readonly host?: string;
  readonly paths: readonly PathEvidence[];
  readonly chosen?: number;
  /** The first failed check of the best path. */
  readonly failure?: ChainFailure;
}

export interface PathEvidence {
  /** DER, the end entity first, the anchor last. */
  readonly certificates: readonly Uint8Array[];
  /** One line for each certificate, for a person. */
  readonly subjects: readonly string[];
  readonly checks: readonly ChainCheck[];
  readonly ok: boolean;
}

export interface ChainCheck {
  /** The id of the rule; absent in traces of earlier versions. */
  readonly rule?: string;
  /** What holds, or what is wrong where it is not `ok`. Names the certificate by subject and position. */
  readonly claim: string;
  readonly ok: boolean;
  readonly rfc: string;
  /** Index into the path's certificates. */
  readonly certificate?: number;
  /** `claim` where it stands beside that certificate: without its name, and with the others by their subjects alone. */
  readonly beside?: string;
  /** It could be neither kept nor broken, because something is not known; `ok` says whether that is taken all the same. */
  readonly undecided?: boolean;
  /** The bytes of that certificate it is about, `end` not included. */
  readonly bytes?: { readonly start: number; readonly end: number };
}

export interface ChainFailure {
  /** The id of the rule; absent in traces of earlier versions, where `claim` says what should have held. */
  readonly rule?: string;
  /** What is wrong. */
  readonly claim: string;
  readonly rfc: string;
  /** A name in the alert registry. */
  readonly alert: string;
  /** The code node:tls gives for it: `CERT_HAS_EXPIRED`. */
  readonly code: string;
  /** Index into the certificates of its path. */
  readonly certificate?: number;
}
