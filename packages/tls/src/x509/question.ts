/** What is asked about a chain, what is answered, and what a check of a path is. */
import type { CryptoProvider } from '../crypto/index.ts';
import type { ChainEvidence } from '../observe/events.ts';
import type { X509Certificate } from './certificate.ts';
import type { Say } from './chain-rule.ts';
import type { Cost, Effort } from './effort.ts';
import type { PolicySettings } from './policy-tree.ts';
import type { Profile } from './profile.ts';
import type { RevocationPolicy } from './revocation/policy.ts';
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
