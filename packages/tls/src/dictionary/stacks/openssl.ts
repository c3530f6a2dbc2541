import { entries } from '../row.ts';

/** Reasons of OpenSSL as error strings and as codes of Node; alerts by number stand beside them. */
export const openssl = entries(
  'OpenSSL',
  'OpenSSL ssl/ssl_err.c; node:tls makes ERR_SSL_ of the reason',
  `
ERR_SSL_WRONG_VERSION_NUMBER | error:0A00010B | wrong version number	not_tls	the first bytes of the answer are no TLS record
ERR_SSL_HTTP_REQUEST | error:0A00009C | http request	not_tls	plain HTTP came to a TLS port
ERR_SSL_HTTPS_PROXY_REQUEST | error:0A00009B | https proxy request	not_tls	a CONNECT for a proxy came to a TLS port
ERR_SSL_PACKET_LENGTH_TOO_LONG | error:0A0000C6 | packet length too long	not_tls	a record claims to be longer than any may be: mostly it is no TLS
ERR_SSL_UNSUPPORTED_PROTOCOL | error:0A000102 | unsupported protocol	no_common_version	the version that the other side chose is not allowed here
ERR_SSL_NO_PROTOCOLS_AVAILABLE | error:0A0000BF | no protocols available	no_common_version	the configuration here leaves no version
ERR_SSL_VERSION_TOO_LOW | error:0A00018C | version too low	no_common_version	the security level here forbids that version
ERR_SSL_NO_SHARED_CIPHER | error:0A0000C1 | no shared cipher	nothing_in_common	the server has none of the cipher suites of the client
ERR_SSL_NO_CIPHER_MATCH | error:0A0000B9 | no cipher match	nothing_in_common	the list of ciphers names none that there is
ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM | error:0A000076 | no suitable signature algorithm	nothing_in_common	none of the signature schemes fits the key
ERR_SSL_NO_SUITABLE_KEY_SHARE | error:0A000065 | no suitable key share	nothing_in_common	the two have no group in common
ERR_SSL_CERTIFICATE_VERIFY_FAILED | error:0A000086 | certificate verify failed | CERTIFICATE_VERIFY_FAILED	unknown_issuer	the chain was refused; the reason stands beside it
ERR_SSL_UNEXPECTED_EOF_WHILE_READING | error:0A000126 | unexpected eof while reading	reset_or_silence	the connection ended without close_notify
ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED | error:0A000152 | unsafe legacy renegotiation disabled	legacy_renegotiation	the server does not know RFC 5746
ERR_SSL_NO_RENEGOTIATION | error:0A000153 | no renegotiation	legacy_renegotiation	the other side refuses to renegotiate
ERR_SSL_DH_KEY_TOO_SMALL | error:0A00018A | dh key too small	weak_crypto	the Diffie-Hellman field of the server is too small
ERR_SSL_CA_KEY_TOO_SMALL | error:0A00018D | ca key too small	weak_crypto	the key of a CA is too small
ERR_SSL_CA_MD_TOO_WEAK | error:0A00018E | ca md too weak	weak_crypto	a CA signed with a weak hash
ERR_SSL_EE_KEY_TOO_SMALL | error:0A00018F | ee key too small	weak_crypto	the key of the certificate is too small
ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE | error:0A0000C7 | peer did not return a certificate	client_certificate	the client was asked and showed nothing
ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED | error:0A00045C | tlsv13 alert certificate required	client_certificate	the server wants a certificate of the client
ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE | error:0A000410 | sslv3 alert handshake failure | alert number 40	nothing_in_common	the other side found nothing to agree on (the name says sslv3 for historical reasons)
ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE | error:0A000412 | sslv3 alert bad certificate | alert number 42	client_certificate	the other side refuses our certificate
ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE | error:0A000413 | sslv3 alert unsupported certificate | alert number 43	client_purpose	our certificate is of a kind or purpose that the other side does not take
ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED | error:0A000414 | sslv3 alert certificate revoked | alert number 44	revoked	our certificate is revoked
ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED | error:0A000415 | sslv3 alert certificate expired | alert number 45	expired	our certificate has expired, as the other side sees it
ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN | error:0A000416 | sslv3 alert certificate unknown | alert number 46	unknown_issuer	the other side found some fault with our certificate (Java and Chromium say this for all)
ERR_SSL_SSLV3_ALERT_ILLEGAL_PARAMETER | error:0A000417 | sslv3 alert illegal parameter | alert number 47	broken_rule	a field of ours was out of range for the other side
ERR_SSL_TLSV1_ALERT_UNKNOWN_CA | error:0A000418 | tlsv1 alert unknown ca | alert number 48	unknown_issuer	the other side does not know the CA of our certificate
ERR_SSL_TLSV1_ALERT_ACCESS_DENIED | error:0A000419 | tlsv1 alert access denied | alert number 49	client_certificate	our certificate is good, and has no permission
ERR_SSL_TLSV1_ALERT_DECODE_ERROR | error:0A00041A | tlsv1 alert decode error | alert number 50	broken_rule	the other side could not read a message of ours
ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR | error:0A00041B | tlsv1 alert decrypt error | alert number 51	key_mismatch	a signature or Finished did not hold
ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION | error:0A00042E | tlsv1 alert protocol version | alert number 70	no_common_version	the other side has no version that we offer
ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY | error:0A00042F | tlsv1 alert insufficient security | alert number 71	weak_crypto	what we offer is too weak for the other side
ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR | error:0A000438 | tlsv1 alert internal error | alert number 80	missing_sni	the other side failed inside; some say this for a missing or unknown server name
ERR_SSL_TLSV1_ALERT_INAPPROPRIATE_FALLBACK | error:0A00043E | tlsv1 alert inappropriate fallback | alert number 86	no_common_version	we tried again with a lower version, and the server could do better
ERR_SSL_TLSV1_ALERT_USER_CANCELLED | error:0A000442 | tlsv1 alert user cancelled | alert number 90	not_an_error	the other side stopped of its own will
ERR_SSL_TLSV1_ALERT_NO_RENEGOTIATION | error:0A00044C | tlsv1 alert no renegotiation | alert number 100	legacy_renegotiation	the other side does not renegotiate
ERR_SSL_TLSV1_UNRECOGNIZED_NAME | error:0A000458 | tlsv1 unrecognized name | alert number 112	missing_sni	the server does not know the host that was asked for
ERR_SSL_TLSV1_ALERT_UNKNOWN_PSK_IDENTITY | error:0A00045B | tlsv1 alert unknown psk identity | alert number 115	session	the server does not know our key identity
ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL | error:0A000460 | tlsv1 alert no application protocol | alert number 120	alpn_mismatch	the server speaks none of our application protocols
ERR_SSL_SSLV3_ALERT_UNEXPECTED_MESSAGE | error:0A0003F2 | sslv3 alert unexpected message | alert number 10	broken_rule	a message came at the wrong time, as the other side sees it
ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC | error:0A0003FC | sslv3 alert bad record mac | alert number 20	broken_rule	a record of ours did not open there
ERR_SSL_TLSV1_ALERT_RECORD_OVERFLOW | error:0A0003FE | tlsv1 alert record overflow | alert number 22	too_large_for_device	a record of ours is longer than the other side takes
ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC | error:0A000119 | decryption failed or bad record mac	broken_rule	a record did not open: damaged, or other keys
ERR_SSL_BAD_SIGNATURE | error:0A00007B | bad signature	key_mismatch	the signature of the handshake does not hold
ERR_SSL_DIGEST_CHECK_FAILED | error:0A000095 | digest check failed	broken_rule	Finished does not fit what was said
ERR_SSL_EXCESSIVE_MESSAGE_SIZE | error:0A000098 | excessive message size	too_large_for_device	a message, mostly the chain, is larger than allowed
ERR_SSL_BAD_ECPOINT | error:0A000132 | bad ecpoint	broken_rule	a key share is no point of its curve
ERR_SSL_LENGTH_MISMATCH | error:0A00009F | length mismatch	broken_rule	lengths inside a message do not agree
ERR_OSSL_X509_KEY_VALUES_MISMATCH | error:05800074 | key values mismatch	key_mismatch	the private key is not that of the certificate
ERR_OSSL_PEM_NO_START_LINE | error:0480006C | no start line	bad_file	there is no -----BEGIN line of the kind that was wanted
ERR_OSSL_BAD_DECRYPT | error:1C800064 | bad decrypt	bad_file	mostly a wrong passphrase
ERR_OSSL_UNSUPPORTED | error:0308010C | digital envelope routines::unsupported	bad_file	an algorithm of old (RC2, MD4) that OpenSSL 3 keeps in its legacy provider
`,
);
