import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';
import { rfc5280 } from './rfc5280.ts';
import { strictStructure } from './structure.ts';

/** BR §7.1.2.5.2 lets nameConstraints be non-critical; cross-signed roots are trusted as they are. */
const RELAXED: Profile['demands'] = ['criticalNameConstraints', 'authorityKeyIdentifierOfAnchor'];

/**
 * The public web. Revocation and timestamps are for the caller to ask for. The list of public suffixes is not shipped:
 * it changes weekly; a caller who has one gives `isPublicSuffix`, and without it only single labels count as one.
 */
export const webpki: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'webpki',
  about: "The public web: RFC 5280 and the CA/Browser Forum's Baseline Requirements for TLS server certificates.",
  knownFrom: [
    'CA/Browser Forum, Baseline Requirements for the Issuance and Management of Publicly-Trusted TLS Server Certificates (BR): §3.2.2.6, §6.1.5, §6.3.2, §7.1.2, §7.1.4.3',
  ],
  structure: strictStructure,
  keys: { policy: 'BR §6.1.5', rsaBits: 2048 },
  lifetimes: [
    { from: Date.UTC(2018, 2, 1), days: 825 },
    { from: Date.UTC(2020, 8, 1), days: 398 },
    { from: Date.UTC(2026, 2, 15), days: 200 },
    { from: Date.UTC(2027, 2, 15), days: 100 },
    { from: Date.UTC(2029, 2, 15), days: 47 },
  ],
  demands: [
    ...rfc5280.demands.filter((name) => !RELAXED.includes(name)),
    'keyKinds',
    'wholeOctetModulus',
    'leafIsNoCa',
    'leafHasPurpose',
    'leafHasNoAnyPurpose',
    'purposeNotCritical',
    'rootHasNoPurpose',
    'rootKeyIdentifier',
    'altNamePresent',
    'altNameCritical',
    'commonName',
    'noReservedNames',
    'noPublicSuffix',
  ],
});
