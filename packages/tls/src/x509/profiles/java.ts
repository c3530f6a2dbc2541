import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';

/** Java's own provider (SunJSSE, PKIX) with endpoint identification "HTTPS" and a key store of the caller's. */
export const java: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'java',
  about:
    "Java (PKIX): the anchor's own dates and limits are not looked at, a trusted server is trusted as it is, purposes of the peer only.",
  knownFrom: [
    'Java PKI Programmer’s Guide: PKIX TrustAnchor, CertPathValidator',
    'OpenJDK sun.security.validator: PKIXValidator (a certificate in the store needs no path), EndEntityChecker (extKeyUsage, keyUsage)',
    'OpenJDK sun.security.util.HostnameChecker: the common name where there is no dNSName',
    'java.security: jdk.certpath.disabledAlgorithms (RSA below 1024 bits)',
    'asked side by side in test/predictors',
  ],
  anchors: { accepted: 'any', leaf: 'any', judged: false },
  structure: {
    ...privatePki.structure,
    constraints: { ...privatePki.structure.constraints, commonName: 'none' },
  },
  keys: { policy: 'jdk.certpath.disabledAlgorithms', rsaBits: 1024 },
  purposes: { extended: 'leaf', anyInLeaf: true, anyInCa: true, leafKeyUsage: true },
  host: { commonName: 'withoutDnsNames', wildcards: 'partial', topLevel: false, addresses: true },
});
