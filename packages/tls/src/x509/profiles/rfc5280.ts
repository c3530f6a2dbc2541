import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';
import { strictStructure } from './structure.ts';

/** RFC 5280 to the letter: §6 for paths, and what §4 demands of those who issue. */
export const rfc5280: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'rfc5280',
  about: 'RFC 5280 to the letter: how paths are validated (§6), and what conforming CAs put into certificates (§4).',
  knownFrom: ['RFC 5280 §4', 'RFC 5280 §6.1'],
  structure: strictStructure,
  // Nothing in RFC 5280 keeps a CA's certificate from standing at the end of a path, or its key from being used.
  purposes: { extended: 'nested', anyInLeaf: true, anyInCa: true, leafKeyUsage: false },
  demands: [
    'version',
    'serialNumber',
    'validityOrder',
    'nameTexts',
    'named',
    'altNames',
    'keyUsageSet',
    'times',
    'authorityKeyIdentifier',
    'authorityKeyIdentifierOfAnchor',
    'subjectKeyIdentifier',
    'keyUsageOfCa',
    'pathLengthOfCa',
    'criticalBasicConstraints',
    'criticalNameConstraints',
    'criticalPolicyConstraints',
    'criticalInhibitAnyPolicy',
    'criticalAltName',
    'dnsNames',
  ],
});
