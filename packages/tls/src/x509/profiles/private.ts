import { strictHostRules } from '../names/index.ts';
import { fixed } from '../settled.ts';
import type { Profile } from './profile.ts';
import { strictStructure } from './structure.ts';

/** What this stack holds every chain to unless told otherwise: private CAs and public ones alike. */
export const privatePki: Profile = /* @__PURE__ */ fixed({
  name: 'private',
  about: 'RFC 5280 §6 for paths, RFC 9525 for names, RFC 9325 for keys, RFC 9846 for their use in TLS.',
  knownFrom: ['RFC 5280 §6.1', 'RFC 9525 §6', 'RFC 9325 §4.5', 'RFC 9846 §4.5.1'],
  building: { order: 'any', alternatives: true },
  anchors: { accepted: 'any', leaf: 'selfIssued', judged: true },
  // A leading period has no meaning in RFC 5280 §4.2.1.10; those who write it and all who take it mean the same by it.
  structure: { ...strictStructure, constraints: { ...strictStructure.constraints, leadingPeriod: 'below' } },
  keys: { policy: 'RFC 9325 §4.5', rsaBits: 2048 },
  dates: true,
  lifetimes: [],
  authority: 'basicConstraints',
  pathLength: 'notSelfIssued',
  nameConstraints: 'enforced',
  policies: 'enforced',
  // "Any" in the peer's own certificate is not a statement about TLS; in a CA's it is the absence of a limit.
  purposes: { extended: 'nested', anyInLeaf: false, anyInCa: true, leafKeyUsage: true },
  host: strictHostRules,
  demands: [],
});

/** The same, but for a name that RFC 9525 §6.3 no longer takes: the subject's, where there is no dNSName. */
export const commonNamePki: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'private, with common names',
  host: { ...strictHostRules, commonName: 'withoutDnsNames' },
});
