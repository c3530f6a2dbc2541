import { entries } from '../row.ts';

/** macOS and iOS by name and number. */
export const apple = entries(
  'Apple',
  'Apple SecureTransport, CFNetwork and NSURLError.h',
  `
errSSLXCertChainInvalid | -9807	unknown_issuer	macOS trusts no root of the chain
errSSLUnknownRootCert | -9812	unknown_issuer	macOS: the root is not known
errSSLNoRootCert | -9813	missing_intermediate	macOS: no root for the chain
errSSLCertExpired | -9814	expired	macOS: expired
errSSLCertNotYetValid | -9815	wrong_clock	macOS: not valid yet
errSSLClosedAbort | -9806	reset_or_silence	macOS: cut off
errSSLClosedNoNotify | -9816	reset_or_silence	macOS: closed without close_notify
errSSLProtocol | -9800	broken_rule	macOS: a rule was broken
errSSLNegotiation | -9801	nothing_in_common	macOS: nothing in common
errSSLPeerHandshakeFail | -9824	nothing_in_common	macOS heard alert 40
errSSLPeerBadCert | -9825	client_certificate	macOS heard alert 42
errSSLPeerUnknownCA | -9831	unknown_issuer	macOS heard alert 48
errSSLPeerProtocolVersion | -9836	no_common_version	macOS heard alert 70
errSSLHostNameMismatch | -9843	name_mismatch	macOS: another host
NSURLErrorServerCertificateUntrusted | -1202	unknown_issuer	iOS and macOS: the chain was refused
NSURLErrorServerCertificateHasBadDate | -1201	expired	iOS and macOS: out of its time
NSURLErrorSecureConnectionFailed | -1200	nothing_in_common	iOS and macOS: the handshake failed
NSURLErrorClientCertificateRequired | -1206	client_certificate	iOS and macOS: the server wants a certificate
errSSLBadCert | -9808	bad_form	macOS: the certificate is not in the form that is asked for
errSSLInternal | -9810	internal	macOS: failed inside
errSSLClosedGraceful | -9805	not_an_error	macOS: closed in order
errSSLPeerCertExpired | -9828	expired	macOS heard alert 45
errSSLPeerCertRevoked | -9827	revoked	macOS heard alert 44
errSSLPeerCertUnknown | -9829	unknown_issuer	macOS heard alert 46
errSSLPeerUnsupportedCert | -9826	client_purpose	macOS heard alert 43
NSURLErrorServerCertificateHasUnknownRoot | -1203	unknown_issuer	iOS and macOS: the root is not known
NSURLErrorServerCertificateNotYetValid | -1204	wrong_clock	iOS and macOS: not valid yet
NSURLErrorClientCertificateRejected | -1205	client_certificate	iOS and macOS: the server refused the certificate
`,
);
