import { entries } from '../row.ts';

/** Java, Go, Rust, Python and .NET, by their sentences. */
export const languages = entries(
  'languages',
  'OpenJDK sun.security.ssl, Go crypto/x509 and crypto/tls, rustls, CPython ssl, .NET',
  `
PKIX path building failed | unable to find valid certification path to requested target | SunCertPathBuilderException	unknown_issuer	Java has no root for the chain in its trust store (cacerts)
PKIX path validation failed | CertPathValidatorException	unknown_issuer	Java found a path, and a check on it failed
timestamp check failed | CertificateExpiredException	expired	Java: a certificate of the path has expired
CertificateNotYetValidException	wrong_clock	Java: a certificate is not valid yet
No subject alternative DNS name matching | No subject alternative names present | No name matching	name_mismatch	Java: the certificate is for another host
No subject alternative names matching IP address	name_mismatch	Java: the certificate has no such address
Received fatal alert: handshake_failure	nothing_in_common	Java heard alert 40
Received fatal alert: protocol_version	no_common_version	Java heard alert 70
Received fatal alert: certificate_unknown	unknown_issuer	Java heard alert 46
Received fatal alert: unrecognized_name | handshake alert: unrecognized_name	missing_sni	Java heard alert 112
Received fatal alert: bad_certificate	client_certificate	Java heard alert 42
Received fatal alert: certificate_required	client_certificate	Java heard alert 116
Received fatal alert: internal_error	missing_sni	Java heard alert 80
Unsupported or unrecognized SSL message | Unrecognized SSL message, plaintext connection	not_tls	Java: what came is no TLS
Remote host terminated the handshake | Remote host closed connection during handshake	reset_or_silence	Java: the other side hung up
No appropriate protocol (protocol is disabled or cipher suites are inappropriate)	no_common_version	Java: jdk.tls.disabledAlgorithms leaves nothing
no cipher suites in common	nothing_in_common	Java, as a server
Algorithm constraints check failed | does not conform to algorithm constraints	weak_crypto	Java: jdk.certpath.disabledAlgorithms forbids it
trustAnchors parameter must be non-empty	bad_file	Java: the trust store is empty or its path is wrong
Keystore was tampered with, or password was incorrect	bad_file	Java: a wrong password, or another format
the trustAnchors parameter	bad_file	Java: no root was loaded
x509: certificate signed by unknown authority	unknown_issuer	Go has no root for the chain
x509: certificate has expired or is not yet valid	expired	Go: out of its time, or the clock here is wrong
x509: certificate is valid for	name_mismatch	Go: the certificate is for other names
x509: cannot validate certificate for | because it doesn't contain any IP SANs	name_mismatch	Go: the certificate has no addresses
x509: certificate relies on legacy Common Name field, use SANs instead	name_mismatch	Go: no subjectAltName
x509: certificate specifies an incompatible key usage	client_purpose	Go: extendedKeyUsage forbids it
x509: cannot verify signature: insecure algorithm | x509: cannot verify signature: algorithm unimplemented	weak_crypto	Go: SHA-1 or MD5
x509: invalid signature: parent certificate cannot sign this kind of certificate	unknown_issuer	Go: the issuer is no CA
x509: “” certificate is not trusted | x509: certificate is not trusted	unknown_issuer	Go on macOS
tls: first record does not look like a TLS handshake	not_tls	Go: what came is no TLS
http: server gave HTTP response to HTTPS client	not_tls	Go: plain HTTP at that port
tls: handshake failure | remote error: tls: handshake failure	nothing_in_common	Go heard alert 40
remote error: tls: bad certificate	client_certificate	Go heard alert 42; Go servers say it for any fault of a client certificate
remote error: tls: unknown certificate authority	unknown_issuer	Go heard alert 48
remote error: tls: certificate required	client_certificate	Go heard alert 116
remote error: tls: protocol version not supported | tls: server selected unsupported protocol version	no_common_version	Go: no version in common
remote error: tls: internal error	missing_sni	Go heard alert 80
remote error: tls: unrecognized name	missing_sni	Go heard alert 112
remote error: tls: no application protocol | tls: client requested unsupported application protocols	alpn_mismatch	Go: no protocol in common
tls: no cipher suite supported by both client and server | tls: no supported elliptic curves offered	nothing_in_common	Go, as a server
tls: client didn't provide a certificate	client_certificate	Go, as a server
tls: private key does not match public key | tls: private key type does not match public key type	key_mismatch	Go: key and certificate do not belong together
tls: failed to find any PEM data in certificate input	bad_file	Go: the file is no PEM
UnknownIssuer | invalid peer certificate: UnknownIssuer	unknown_issuer	rustls has no root for the chain
NotValidForName | invalid peer certificate: certificate not valid for name	name_mismatch	rustls: another host
invalid peer certificate: Expired | CertExpired	expired	rustls: out of its time
CaUsedAsEndEntity	private_ca	rustls: a CA certificate is shown as that of a server
received corrupt message of type InvalidContentType | InvalidContentType	not_tls	rustls: what came is no TLS
peer is incompatible: NoCipherSuitesInCommon | NoCipherSuitesInCommon	nothing_in_common	rustls: nothing in common
peer closed connection without sending TLS close_notify	reset_or_silence	rustls: cut off
received fatal alert: HandshakeFailure	nothing_in_common	rustls heard alert 40
received fatal alert: UnknownCA	unknown_issuer	rustls heard alert 48
[SSL: CERTIFICATE_VERIFY_FAILED]	unknown_issuer	Python: the chain was refused; the reason stands behind it
[SSL: WRONG_VERSION_NUMBER]	not_tls	Python: what came is no TLS
[SSL: TLSV1_ALERT_INTERNAL_ERROR]	missing_sni	Python heard alert 80
[SSL: UNEXPECTED_EOF_WHILE_READING] | EOF occurred in violation of protocol	reset_or_silence	Python: cut off
[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE]	nothing_in_common	Python heard alert 40
[SSL: DH_KEY_TOO_SMALL]	weak_crypto	Python: the field of the server is too small
[SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED]	legacy_renegotiation	Python: the server does not know RFC 5746
[SSL] PEM lib | [SSL: KEY_VALUES_MISMATCH]	key_mismatch	Python: load_cert_chain got a key that does not fit
RemoteCertificateNameMismatch	name_mismatch	.NET: another host
RemoteCertificateChainErrors | PartialChain | UntrustedRoot	unknown_issuer	.NET: no path to a trusted root
RemoteCertificateNotAvailable	client_certificate	.NET: the other side showed no certificate
The SSL connection could not be established	unknown_issuer	.NET: the inner exception says why
The remote certificate is invalid according to the validation procedure | The remote certificate was rejected	unknown_issuer	.NET: the chain was refused
`,
);
