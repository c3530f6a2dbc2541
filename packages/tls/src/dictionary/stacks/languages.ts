import { entries } from '../row.ts';

/** Java, Go, Rust, Python and .NET, by their sentences. */
export const languages = entries(
  'languages',
  'OpenJDK sun.security.ssl, Go crypto/x509 and crypto/tls, rustls, CPython ssl, .NET',
  `
PKIX path building failed | unable to find valid certification path to requested target | SunCertPathBuilderException	unknown_issuer	Java has no root for the chain in its trust store (cacerts)
PKIX path validation failed | CertPathValidatorException	unknown_issuer*	Java found a path, and a check on it failed
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
x509: certificate relies on legacy Common Name field	name_mismatch	Go: no subjectAltName
x509: certificate specifies an incompatible key usage	client_purpose	Go: extendedKeyUsage forbids it
x509: cannot verify signature: insecure algorithm | x509: cannot verify signature: algorithm unimplemented	weak_crypto	Go: SHA-1 or MD5
x509: invalid signature: parent certificate cannot sign this kind of certificate	unknown_issuer	Go: the issuer is no CA
x509: "…" certificate is not trusted | x509: certificate is not trusted	unknown_issuer	Go on macOS
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
invalid peer certificate: Expired | CertExpired	expired	rustls: out of its time
CaUsedAsEndEntity	private_ca	rustls: a CA certificate is shown as that of a server
received corrupt message of type InvalidContentType | InvalidContentType	not_tls	rustls: what came is no TLS
peer is incompatible: NoCipherSuitesInCommon | NoCipherSuitesInCommon	nothing_in_common	rustls: nothing in common
peer closed connection without sending TLS close_notify	reset_or_silence	rustls: cut off
received fatal alert: HandshakeFailure	nothing_in_common	rustls heard alert 40
received fatal alert: UnknownCA	unknown_issuer	rustls heard alert 48
[SSL: CERTIFICATE_VERIFY_FAILED]	unknown_issuer*	Python: the chain was refused; the reason stands behind it
[SSL: WRONG_VERSION_NUMBER]	not_tls	Python: what came is no TLS
[SSL: TLSV1_ALERT_INTERNAL_ERROR]	missing_sni	Python heard alert 80
[SSL: UNEXPECTED_EOF_WHILE_READING] | EOF occurred in violation of protocol	reset_or_silence	Python: cut off
[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE]	nothing_in_common	Python heard alert 40
[SSL: DH_KEY_TOO_SMALL]	weak_crypto	Python: the field of the server is too small
[SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED]	legacy_renegotiation	Python: the server does not know RFC 5746
[SSL] PEM lib | [SSL: KEY_VALUES_MISMATCH]	key_mismatch	Python: load_cert_chain got a key that does not fit
RemoteCertificateNameMismatch	name_mismatch	.NET: another host
RemoteCertificateChainErrors	unknown_issuer*	.NET: no path to a trusted root
RemoteCertificateNotAvailable	client_certificate	.NET: the other side showed no certificate
The SSL connection could not be established	unknown_issuer*	.NET: the inner exception says why
The remote certificate is invalid according to the validation procedure | The remote certificate was rejected	unknown_issuer*	.NET: the chain was refused
PartialChain	missing_intermediate	.NET: no path to a root
UntrustedRoot	unknown_issuer	.NET: the root is not trusted
NotTimeValid	expired	.NET: a certificate is out of its time
RevocationStatusUnknown | OfflineRevocation	revoked	.NET: revocation could not be checked
x509: negative serial number	bad_form	Go from 1.23 on refuses a serial number below zero (GODEBUG=x509negativeserial=1 takes it)
x509: certificate contains duplicate extensions	bad_form	Go: an extension stands twice
x509: malformed	bad_form	Go: a part of the certificate breaks DER or RFC 5280
x509: malformed certificate	bad_file	Go: it is no certificate in DER
x509: trailing data	bad_form	Go: there are bytes behind the end of the certificate or of a part of it
x509: unsupported elliptic curve	unknown_key	Go: the curve of the key is none of P-224, P-256, P-384, P-521
x509: unknown public key algorithm | x509: unknown elliptic curve | x509: unsupported public key type	unknown_key	Go: the key is of a kind that it does not know
x509: cannot verify signature: algorithm unimplemented	unknown_key	Go: the signature is of a kind that it does not know
x509: invalid RSA public exponent | x509: invalid RSA modulus | x509: zero or negative	bad_form	Go: the RSA key is not sound
x509: certificate has expired or is not yet valid … is before	wrong_clock	Go: the certificate begins later than the clock here says
x509: certificate is not authorized to sign other certificates	unknown_issuer	Go: a certificate that is no CA has issued another
x509: too many intermediates for path length constraint	unknown_issuer	Go: a CA allows fewer certificates below it
x509: a root or intermediate certificate is not authorized to sign for this name	name_mismatch	Go: a name is outside what a CA may vouch for (name constraints)
x509: unhandled critical extension	bad_form	Go: a critical extension is not known
x509: certificate is not standards compliant	bad_form	Go on macOS: mostly a validity that is too long, or no extendedKeyUsage
x509: failed to load system roots and no roots provided	unknown_issuer	Go: no roots; mostly a container without ca-certificates
tls: oversized record received	not_tls	Go: mostly what came is no TLS
tls: unsupported SSLv2 handshake received	not_tls	Go, as a server: what came is no TLS
tls: client offered only unsupported versions	no_common_version	Go, as a server: no version in common
tls: server chose an unconfigured cipher suite	nothing_in_common	Go: the server chose what was not offered
tls: peer doesn't support any of the certificate's signature algorithms	nothing_in_common	Go: no signature scheme fits the key
tls: failed to parse private key | tls: failed to find any PEM data in key input	bad_file	Go: the key cannot be read
tls: found a certificate rather than a key in the PEM for the private key	bad_file	Go: certificate and key were exchanged
tls: invalid signature by the server certificate	key_mismatch	Go: the signature of the handshake does not hold
tls: received record with version	not_tls	Go: mostly what came is no TLS
remote error: tls: expired certificate	expired	Go heard alert 45
remote error: tls: revoked certificate	revoked	Go heard alert 44
remote error: tls: unsupported certificate	client_purpose	Go heard alert 43
remote error: tls: unknown certificate	unknown_issuer	Go heard alert 46
remote error: tls: illegal parameter | remote error: tls: error decoding message | remote error: tls: unexpected message | remote error: tls: bad record MAC	broken_rule	Go heard an alert about our messages
remote error: tls: error decrypting message	key_mismatch	Go heard alert 51
remote error: tls: access denied	client_certificate	Go heard alert 49
remote error: tls: unknown PSK identity	session	Go heard alert 115
remote error: tls: insufficient security level	weak_crypto	Go heard alert 71
TLS handshake timeout | net/http: TLS handshake timeout	reset_or_silence	Go: the handshake was not completed in time
TLS handshake error from	reset_or_silence*	Go, as a server: the handshake with that client failed; the text behind it says why
i/o timeout	reset_or_silence	Go: no answer came
connection reset by peer	reset_or_silence	the connection was cut
connection refused	reset_or_silence*	nobody listens at that port
broken pipe	reset_or_silence*	the other side had closed already
unexpected EOF	reset_or_silence*	the connection ended in the middle
invalid peer certificate: UnknownIssuer | UnknownIssuer	unknown_issuer	rustls has no root for the chain
invalid peer certificate: NotValidForName | NotValidForName | certificate not valid for name	name_mismatch	rustls: another host
invalid peer certificate: NotValidYet | NotValidYet | CertNotValidYet	wrong_clock	rustls: the certificate is not valid yet
invalid peer certificate: Revoked | CertRevoked	revoked	rustls: the certificate is revoked
invalid peer certificate: BadEncoding | BadEncoding	bad_form	rustls: the certificate cannot be read
invalid peer certificate: BadSignature | InvalidSignatureForPublicKey	key_mismatch	rustls: a signature does not fit
invalid peer certificate: UnhandledCriticalExtension | UnsupportedCriticalExtension	bad_form	rustls: a critical extension is not known
invalid peer certificate: InvalidPurpose | RequiredEkuNotFound	client_purpose	rustls: extendedKeyUsage forbids it
UnsupportedCertVersion	bad_form	rustls takes certificates of version 3 only; openssl writes version 1 where no extensions are asked for
UnsupportedSignatureAlgorithm | UnsupportedSignatureAlgorithmContext | UnsupportedSignatureAlgorithmForPublicKey | UnsupportedSignatureAlgorithmForPublicKeyContext	unknown_key	rustls: a signature or key is of a kind that it does not know
NoCertificatesPresented | peer sent no certificates	client_certificate	rustls, as a server: the client showed no certificate
PathLenConstraintViolated	unknown_issuer	rustls: a CA allows fewer certificates below it
NameConstraintViolation	name_mismatch	rustls: a name is outside what a CA may vouch for
EndEntityUsedAsCa	unknown_issuer	rustls: a certificate that is no CA has issued another
TrailingData	bad_form	rustls: there are bytes behind the end of the certificate or of a part of it
BadDer	bad_form	rustls: DER that cannot be read
InvalidSerialNumber | InvalidCertValidity	bad_form	rustls: the serial number or the validity breaks a rule of form
ServerTlsVersionIsDisabledByOurConfig | ServerDoesNotSupportTls12Or13 | Tls12NotOffered | SupportedVersionsExtensionRequired	no_common_version	rustls: no version in common
NoKxGroupsInCommon	nothing_in_common	rustls: no group in common
NoSignatureSchemesInCommon | NoCertificateRequestSignatureSchemesInCommon	nothing_in_common	rustls: no signature scheme in common
received fatal alert: ProtocolVersion	no_common_version	rustls heard alert 70
received fatal alert: CertificateRequired	client_certificate	rustls heard alert 116
received fatal alert: BadCertificate	client_certificate	rustls heard alert 42
received fatal alert: CertificateUnknown	unknown_issuer	rustls heard alert 46
received fatal alert: CertificateExpired	expired	rustls heard alert 45
received fatal alert: UnrecognizedName | received fatal alert: UnrecognisedName	missing_sni	rustls heard alert 112
received fatal alert: InternalError	missing_sni	rustls heard alert 80
received fatal alert: AccessDenied	client_certificate	rustls heard alert 49
received fatal alert: DecryptError	key_mismatch	rustls heard alert 51
received fatal alert: IllegalParameter | received fatal alert: DecodeError | received fatal alert: UnexpectedMessage	broken_rule	rustls heard an alert about our messages
received fatal alert: NoApplicationProtocol | peer doesn't support any known protocol	alpn_mismatch	rustls: no protocol in common
tls handshake eof	reset_or_silence	tokio-rustls: the connection ended in the middle of the handshake
cannot decrypt peer's message	broken_rule	rustls: a record did not open
peer misbehaved	broken_rule*	rustls: the other side broke a rule, which stands behind it
peer is incompatible	nothing_in_common*	rustls: nothing in common; what is missing stands behind it
certificate verify failed: Hostname mismatch | Hostname mismatch, certificate is not valid for	name_mismatch	Python: the certificate is for another host
certificate verify failed: IP address mismatch | IP address mismatch, certificate is not valid for	name_mismatch	Python: the certificate has no such address
doesn't match either of | doesn't match '	name_mismatch	Python and urllib3: the certificate is for other names
[SSL: TLSV1_ALERT_UNKNOWN_CA]	unknown_issuer	Python heard alert 48
[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED]	client_certificate	Python heard alert 116
[SSL: TLSV1_ALERT_PROTOCOL_VERSION]	no_common_version	Python heard alert 70
[SSL: TLSV1_UNRECOGNIZED_NAME]	missing_sni	Python heard alert 112
[SSL: UNSUPPORTED_PROTOCOL]	no_common_version	Python: the version of the other side is not allowed here
[SSL: NO_SHARED_CIPHER]	nothing_in_common	Python, as a server: no cipher suite in common
[SSL: HTTP_REQUEST]	not_tls	Python, as a server: plain HTTP came to a TLS port
[SSL: EE_KEY_TOO_SMALL] | [SSL: CA_MD_TOO_WEAK]	weak_crypto	Python: a key or a hash is below the security level
[SSL: NO_CERTIFICATE_OR_CRL_FOUND] | [X509: NO_CERTIFICATE_OR_CRL_FOUND] | no certificate or crl found	bad_file	Python: the file of roots holds no certificate
[SSL: PEER_DID_NOT_RETURN_A_CERTIFICATE]	client_certificate	Python, as a server: the client showed no certificate
[SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC]	broken_rule	Python: a record did not open
[ASN1: NOT_ENOUGH_DATA] | [ASN1] nested asn1 error	bad_file	Python: the DER ends too early
keystore password was incorrect | failed to decrypt safe contents entry	bad_file	Java: a wrong password for the PKCS #12 file
Invalid keystore format | DerInputStream.getLength(): lengthTag | toDerInputStream rejects tag type	bad_file	Java: the file is no keystore of that type
the certificate chain is not trusted | Usage constraint TLSServer check failed | usage constraint	weak_crypto	Java: jdk.certpath.disabledAlgorithms forbids it
Received fatal alert: unknown_ca	unknown_issuer	Java heard alert 48
Received fatal alert: certificate_expired	expired	Java heard alert 45
Received fatal alert: access_denied	client_certificate	Java heard alert 49
Received fatal alert: decrypt_error	key_mismatch	Java heard alert 51
Received fatal alert: no_application_protocol	alpn_mismatch	Java heard alert 120
Received fatal alert	nothing_in_common*	Java heard an alert; its name stands behind it
Empty client certificate chain | Empty server certificate chain | null cert chain	client_certificate	Java: the other side showed no certificate
Received close_notify during handshake	reset_or_silence	Java: the other side hung up in the middle of the handshake
java.io.EOFException: SSL peer shut down incorrectly | SSL peer shut down incorrectly	reset_or_silence	Java: the connection was cut
Certificate for … doesn't match any of the subject alternative names | doesn't match any of the subject alternative names	name_mismatch	Java, Apache HttpClient: the certificate is for other names
Hostname … not verified	name_mismatch	Java, OkHttp: the certificate is for another host
Trust anchor for certification path not found	unknown_issuer	Android has no root for the chain
Path does not chain with any of the trust anchors | signature check failed	unknown_issuer	Java: the path leads to no root
Could not parse certificate: java.io.IOException: Empty input | signed overrun, bytes =	bad_file	Java: the certificate cannot be read
Tag number over 30 is not supported	bad_file	Java: it is no DER
`,
);
