/** What a path is held to, as a plain value: ours, the public web's, or a prediction of what another stack does. */
import type { Demand } from '../demands/index.ts';
import type { HostRules } from '../names/index.ts';
import type { Structure } from './structure.ts';

/** The longest a certificate may last that begins at `from` or later. */
export interface Lifetime {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly days: number;
}

export interface Profile {
  readonly name: string;
  /** One sentence for a person. */
  readonly about: string;
  /** Where the behaviour is known from. */
  readonly knownFrom: readonly string[];
  readonly building: {
    /** `any` order of what was presented; `forward`: an issuer stands behind what it issued; `strict`: right behind it. */
    readonly order: 'any' | 'forward' | 'strict';
    /** Another path is tried where the first one fails. */
    readonly alternatives: boolean;
  };
  readonly anchors: {
    /** Which certificates of the store end a path above the peer's own. */
    readonly accepted: 'any' | 'selfIssued';
    /** Whether the peer's own certificate may be an anchor. */
    readonly leaf: 'never' | 'selfIssued' | 'any';
    /** The anchor's certificate is held to the rules itself (RFC 5937 §3.2); else only that it is a CA, its name and key. */
    readonly judged: boolean;
  };
  readonly structure: Structure;
  readonly keys: {
    /** The name of the policy. */
    readonly policy: string;
    /** The shortest RSA modulus, in bits. */
    readonly rsaBits: number;
  };
  /** The time is looked at. */
  readonly dates: boolean;
  /** How long the peer's certificate may last, by the day it begins; empty for no limit. */
  readonly lifetimes: readonly Lifetime[];
  /** What makes a CA: basicConstraints, or a keyUsage that allows signing where there is none. */
  readonly authority: 'basicConstraints' | 'orKeyUsage';
  /** Which certificates below a CA its path length counts. */
  readonly pathLength: 'notSelfIssued' | 'all';
  /** `unknown`: refused where critical, else not seen. */
  readonly nameConstraints: 'enforced' | 'unknown';
  /** `ignored`: known, and not acted upon. `unknown`: refused where critical, else not seen. */
  readonly policies: 'enforced' | 'ignored' | 'unknown';
  readonly purposes: {
    /** extKeyUsage counts all the way down, or in the peer's own certificate; `unknown`: refused where critical. */
    readonly extended: 'nested' | 'leaf' | 'unknown';
    /** `anyExtendedKeyUsage` is as good as the purpose. */
    readonly anyInLeaf: boolean;
    readonly anyInCa: boolean;
    /** The keyUsage of the peer's own certificate allows TLS. */
    readonly leafKeyUsage: boolean;
  };
  readonly host: HostRules;
  /** Rules for whoever issues that are held against the certificates. */
  readonly demands: readonly Demand[];
  /** Whether a domain is a public suffix, under which no wildcard may stand. One label always is. */
  readonly isPublicSuffix?: (domain: string) => boolean;
}
