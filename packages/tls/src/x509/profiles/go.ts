import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';
import { strictStructure } from './structure.ts';

/** Go's crypto/x509 with its own verifier and roots given by the caller. */
export const go: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'go',
  about:
    'Go (crypto/x509): any root it was given ends a path, a server among them too; any purpose will do where it is named; keyUsage of the peer is not looked at.',
  knownFrom: [
    'Go crypto/x509: verify.go (Verify, isValid, checkChainForKeyUsage, matchHostnames, VerifyHostname)',
    'Go crypto/x509: parser.go (parseNameConstraintsExtension, isValidIPMask); negative serial numbers are refused from Go 1.23',
    'asked side by side in test/predictors (Go 1.19)',
    'Go crypto/rsa: keys below 1024 bits are refused from Go 1.24',
  ],
  anchors: { accepted: 'any', leaf: 'any', judged: true },
  structure: {
    serialNotNegative: true,
    constraints: { ...strictStructure.constraints, leadingPeriod: 'below', onlyInCas: false, wildcards: false },
  },
  keys: { policy: 'crypto/rsa', rsaBits: 1024 },
  pathLength: 'all',
  purposes: { extended: 'nested', anyInLeaf: true, anyInCa: true, leafKeyUsage: false },
  host: { commonName: 'never', wildcards: 'label', topLevel: true, addresses: true },
});
