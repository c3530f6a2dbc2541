import type { Code } from './code.ts';

/** Who said no, or through whose hands it was lost. */
export type Who = 'client' | 'server' | 'somebody between' | 'network' | 'nobody';

/** Bytes that show it: `start` to `end` of the `bytes` of an event, or of a certificate in it. */
export interface Evidence {
  /** Index into the events. */
  readonly event: number;
  /** Index into the presented certificates, where the bytes are of one. */
  readonly certificate?: number;
  readonly start: number;
  /** Not included. */
  readonly end: number;
  /** What these bytes say, for a person. */
  readonly shows: string;
}

export type FixTarget = 'node' | 'curl' | 'nginx' | 'openssl' | 'python' | 'java' | 'arduino' | 'esp-idf' | 'tlscope';

/** Something to do, ready to paste. */
export interface Fix {
  readonly for: FixTarget;
  /** One line: what it does. */
  readonly says: string;
  /** Made by a tag that quotes: `code.ts`. */
  readonly code: Code;
}

/** One change to the next handshake that would show whether the diagnosis is right. */
export type Trial =
  | { readonly change: 'servername'; readonly name: string }
  | { readonly change: 'version'; readonly version: 'TLSv1.2' | 'TLSv1.3' }
  | { readonly change: 'groups'; readonly groups: readonly string[] }
  | { readonly change: 'ciphers'; readonly suites: readonly string[] }
  /** The same hello in two packets, one after the other. */
  | { readonly change: 'split hello' }
  | { readonly change: 'no alpn' }
  /** With the intermediates that the certificate itself points to (`caIssuers`), below roots that are trusted already. */
  | { readonly change: 'fetch intermediates' }
  /** With the peer's topmost certificate as a root, to see that nothing else is wrong. Shows a way, and trusts nobody. */
  | { readonly change: 'roots from peer' };

export interface Diagnosis {
  /** Stable: `missing_intermediate`. */
  readonly id: RuleId;
  /** Its number among the diagnoses. */
  readonly number: number;
  /** One line. */
  readonly title: string;
  /** Why it failed, in whole sentences. */
  readonly cause: string;
  readonly who: Who;
  /** The message at which it failed, as the RFC spells it. */
  readonly at?: string;
  /** The rule that was broken: `claim` says what is wrong. */
  readonly rule?: { readonly id: string; readonly claim: string; readonly rfc: string };
  /** How much speaks for it, from 0 to 1; the list is in this order. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
  readonly trials: readonly Trial[];
}

/** What a rule says when it applies; its id and number stand beside it. */
export type Finding = Omit<Diagnosis, 'id' | 'number' | 'evidence' | 'fixes' | 'trials'> &
  Partial<Pick<Diagnosis, 'evidence' | 'fixes' | 'trials'>>;

export type RuleId =
  | 'missing_intermediate'
  | 'inspecting_proxy'
  | 'private_ca'
  | 'not_tls'
  | 'missing_sni'
  | 'name_mismatch'
  | 'expired'
  | 'expired_cross_sign'
  | 'wrong_clock'
  | 'no_common_version'
  | 'nothing_in_common'
  | 'client_certificate'
  | 'client_purpose'
  | 'key_mismatch'
  | 'leaf_as_root'
  | 'too_large_for_device'
  | 'reset_or_silence'
  | 'large_hello_dropped'
  | 'legacy_renegotiation'
  | 'weak_crypto'
  | 'pinned_or_unknown'
  | 'alpn_mismatch'
  | 'tunnel'
  | 'ech_rejected'
  | 'undecryptable_capture'
  | 'unknown_key'
  | 'unverifiable_signature'
  | 'broken_rule';
