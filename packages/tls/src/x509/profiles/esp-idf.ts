import { fixed } from '../settled.ts';
import { privatePki } from './private.ts';
import type { Profile } from './profile.ts';

/** ESP-IDF with its own configuration of Mbed TLS 3, a certificate given as `cert_pem` or in the bundle. */
export const espIdf: Profile = /* @__PURE__ */ fixed({
  ...privatePki,
  name: 'esp-idf',
  about:
    'ESP-IDF (Mbed TLS 3): dates are not looked at, intermediates are good anchors, name constraints and policies are not known.',
  knownFrom: [
    'ESP-IDF Kconfig: CONFIG_MBEDTLS_HAVE_TIME_DATE is off by default, so validity is not checked',
    'Mbed TLS library/x509_crt.c: x509_crt_find_parent (issuers behind what they issued, no second try), x509_crt_check_ee_locally_trusted, mbedtls_x509_crt_profile_default (RSA of 2048 bits, SHA-256 and up), x509_crt_verify_name',
    'Mbed TLS library/x509_crt.c, x509_get_crt_ext: a critical nameConstraints or policyConstraints makes the certificate unreadable',
    'Mbed TLS library/ssl_tls.c, mbedtls_ssl_check_cert_usage: extKeyUsage of the peer only, anyExtendedKeyUsage will do',
  ],
  building: { order: 'forward', alternatives: false },
  keys: { policy: 'mbedtls_x509_crt_profile_default', rsaBits: 2048 },
  dates: false,
  nameConstraints: 'unknown',
  policies: 'unknown',
  purposes: { extended: 'leaf', anyInLeaf: true, anyInCa: true, leafKeyUsage: true },
  host: { commonName: 'withoutNames', wildcards: 'label', topLevel: true, addresses: true },
});
