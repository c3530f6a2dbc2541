import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';

/** OpenSSL 3 as a TLS client with its defaults: no X509_V_FLAG_X509_STRICT, _PARTIAL_CHAIN or _POLICY_CHECK. */
export const openssl: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'openssl',
  about:
    'OpenSSL 3: only self-signed anchors, one path and no second try, policies not looked at, the common name where there is no dNSName.',
  knownFrom: [
    'openssl-verification-options(1): partial chains, trusted first, policies',
    'X509_check_host(3): common name, partial wildcards',
    'OpenSSL crypto/x509/v3_purp.c: check_ca, check_purpose_ssl_server; crypto/x509/v3_utl.c: valid_star',
    'OpenSSL crypto/x509/v3_ncons.c: nc_dns, nc_ip, nc_uri, nc_email, cn2dnsid',
    'SSL_CTX_set_security_level(3): level 1 up to 3.1 (RSA of 1024 bits), level 2 from 3.2 (RSA of 2048 bits), which is what is predicted',
    'asked side by side in test/predictors',
  ],
  building: { order: 'any', alternatives: false },
  anchors: { accepted: 'selfIssued', leaf: 'selfIssued', judged: true },
  structure: {
    serialNotNegative: false,
    constraints: {
      notEmpty: false,
      onlyInCas: false,
      leadingPeriod: 'below',
      wholeMasks: false,
      wellFormed: false,
      wildcards: false,
      uriAuthority: false,
      commonName: 'dotted',
    },
  },
  keys: { policy: 'SSL_CTX_set_security_level(3)', rsaBits: 2048 },
  authority: 'orKeyUsage',
  policies: 'ignored',
  purposes: { extended: 'nested', anyInLeaf: false, anyInCa: false, leafKeyUsage: true },
  host: { commonName: 'withoutDnsNames', wildcards: 'partial', topLevel: false, addresses: true },
});
