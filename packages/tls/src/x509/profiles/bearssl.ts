import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';

/** BearSSL's `x509_minimal` engine, as ESP8266 boards run it. */
export const bearssl: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'bearssl',
  about:
    'BearSSL: the chain in strict order, any trusted key ends it (the server itself too), no IP addresses, purposes, constraints or policies.',
  knownFrom: [
    'BearSSL inc/bearssl_x509.h: trust anchors are a name and a key; direct trust in a server',
    'BearSSL src/x509/x509_minimal.t0: order of the chain, extensions that are processed and ignored, dNSName and (without a subjectAltName) the common name, path length counted over all certificates',
  ],
  building: { order: 'strict', alternatives: false },
  anchors: { accepted: 'any', leaf: 'any', judged: false },
  keys: { policy: 'br_x509_minimal_set_minrsa', rsaBits: 1017 },
  pathLength: 'all',
  nameConstraints: 'unknown',
  policies: 'unknown',
  purposes: { extended: 'unknown', anyInLeaf: true, anyInCa: true, leafKeyUsage: true },
  host: { commonName: 'withoutNames', wildcards: 'label', topLevel: true, addresses: false },
});
