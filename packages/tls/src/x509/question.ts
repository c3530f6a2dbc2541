/** What is asked about a chain, what is answered, and what a check of a path is. */
import type { CryptoProvider } from '../crypto/index.ts';
import type { ChainEvidence } from '../events/index.ts';
import type { X509Certificate } from './certificate/index.ts';
import type { Say } from './chain-rule.ts';
import type { PolicySettings } from './constraints/index.ts';
import type { Cost, Effort } from './effort.ts';
import type { Profile } from './profiles/index.ts';
import type { TimestampPolicy } from './timestamps.ts';
import type { TrustStore } from './trust.ts';

export interface ChainQuestion {
  /** DER, the peer's own certificate first, the others in any order. */
  readonly presented: readonly Uint8Array[];
  readonly trust: TrustStore;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the peer is: a `server` needs serverAuth, a `client` clientAuth; `any` asks for no purpose. */
  readonly purpose: 'server' | 'client' | 'any';
  /** A DNS name in ASCII or an IP address; without it no name is checked. */
  readonly host?: string | undefined;
  /** How many CA certificates may stand between the peer's and the anchor (RFC 5280 §6.1.2 (k)); no limit unless given. */
  readonly maxPathLength?: number;
  readonly provider: CryptoProvider;
  /** What paths are held to; `privatePki` unless given. */
  readonly profile?: Profile;
  /** Which certificate policies will do (RFC 5280 §6.1.1); any unless given. */
  readonly policies?: PolicySettings;
  /** Whether and how revocation counts; not looked at unless given. */
  readonly revocation?: RevocationPolicy;
  /** Which logs' timestamps count, and how many are needed; not looked at unless given. */
  readonly timestamps?: TimestampPolicy;
}

/** Whether and how revocation counts, and what is at hand to tell. */
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

export interface ChainAnswer {
  readonly evidence: ChainEvidence;
  /** The peer's own certificate, where it could be read, whether or not it is trusted. */
  readonly leaf?: X509Certificate;
  /** What was presented, in the same memory each time where the chain is known. */
  readonly presented: readonly Uint8Array[];
  /** What judging it cost, which is bounded whatever was presented. */
  readonly cost: Cost;
}

/** A question with its profile, and with the way to ask about the certificates of others who sign. */
export interface Inquiry extends ChainQuestion {
  readonly profile: Profile;
  readonly effort: Effort;
  /** The first sound path from somebody who signs lists, through `others`; `undefined` where there is none. */
  readonly vouch: (
    signer: X509Certificate,
    others: readonly X509Certificate[],
  ) => CandidatePath | TooMuchWork | undefined;
}

/** Nobody knows: a stranger's chain has used up what may be spent. */
export type TooMuchWork = 'too much work';

/** Certificates from the peer's own towards an anchor, and how the walk ended. */
export interface CandidatePath {
  readonly certificates: readonly X509Certificate[];
  readonly end: PathEnd;
}

export type PathEnd =
  /** The last certificate is a trust anchor. */
  | 'anchor'
  /** The last certificate vouches for itself and nobody trusts it. */
  | 'self_signed'
  /** Nobody presented or trusted has the name of the last certificate's issuer. */
  | 'no_issuer'
  /** The last certificate has the issuer's name; its key did not make the signature, or nobody here can say. */
  | 'bad_signature'
  | 'too_long'
  | 'too_much_work';

/** One family of rules, over a whole path. */
export type Check = (path: CandidatePath, inquiry: Inquiry, say: Say) => void;
