import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';

/** wolfSSL 5 with its defaults, and the host given to `wolfSSL_check_domain_name`: without that no name is compared. */
export const wolfssl: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'wolfssl',
  about:
    'wolfSSL: any CA it was given is an anchor and a server is none, purposes of the peer only, the common name where there is no subjectAltName.',
  knownFrom: [
    'wolfSSL manual: wolfSSL_CTX_load_verify_locations, wolfSSL_check_domain_name; WOLFSSL_MIN_RSA_BITS is 1024',
    'wolfSSL wolfcrypt/src/asn.c: ParseCertRelative (path length, nameConstraints, critical extensions); src/internal.c: ProcessPeerCerts, CheckHostName, MatchDomainName',
  ],
  building: { order: 'any', alternatives: false },
  anchors: { accepted: 'any', leaf: 'never', judged: true },
  structure: {
    ...privatePki.structure,
    constraints: { ...privatePki.structure.constraints, commonName: 'none' },
  },
  keys: { policy: 'WOLFSSL_MIN_RSA_BITS', rsaBits: 1024 },
  policies: 'unknown',
  purposes: { extended: 'leaf', anyInLeaf: true, anyInCa: true, leafKeyUsage: true },
  host: { commonName: 'withoutNames', wildcards: 'partial', topLevel: true, addresses: true },
});
