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
ERR_SSL_CERTIFICATE_VERIFY_FAILED | error:0A000086 | certificate verify failed | CERTIFICATE_VERIFY_FAILED	unknown_issuer*	the chain was refused; the reason stands beside it
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
ERR_OSSL_X509_KEY_VALUES_MISMATCH | error:05800074 | error:0B080074 | key values mismatch	key_mismatch	the private key is not that of the certificate
ERR_OSSL_PEM_NO_START_LINE | error:0480006C | error:0909006C | no start line	bad_file	there is no -----BEGIN line of the kind that was wanted
ERR_OSSL_BAD_DECRYPT | error:1C800064 | error:06065064 | bad decrypt	bad_file	mostly a wrong passphrase
ERR_OSSL_EVP_UNSUPPORTED | error:0308010C | digital envelope routines::unsupported	bad_file	an algorithm of old (RC2, MD4) that OpenSSL 3 keeps in its legacy provider
ERR_SSL_BAD_EXTENSION | error:0A00006E | SSL routines::bad extension	broken_rule	an extension cannot be read
ERR_SSL_BAD_KEY_SHARE | error:0A00006C | bad key share	broken_rule	a key share is not what the group asks for
ERR_SSL_MISSING_SIGALGS_EXTENSION | error:0A000070 | missing sigalgs extension	broken_rule	the hello has no signature_algorithms
ERR_SSL_BAD_PSK_IDENTITY | error:0A000072 | bad psk identity	session	the identity of the PSK does not fit
ERR_SSL_NO_CIPHERS_AVAILABLE | error:0A0000B5 | no ciphers available	nothing_in_common	the settings here leave no cipher suite
ERR_SSL_NO_CERTIFICATE_ASSIGNED | error:0A0000B1 | no certificate assigned	client_certificate	this side has no certificate
ERR_SSL_NO_CERTIFICATES_RETURNED | error:0A0000B0 | no certificates returned	client_certificate	the other side showed no certificate
ERR_SSL_NO_PRIVATE_KEY_ASSIGNED | error:0A0000BE | no private key assigned	key_mismatch	this side has a certificate and no key
ERR_SSL_UNEXPECTED_MESSAGE | error:0A0000F4 | SSL routines::unexpected message	broken_rule	a message came at the wrong time
ERR_SSL_UNEXPECTED_RECORD | error:0A0000F5 | SSL routines::unexpected record	broken_rule	a record came at the wrong time
ERR_SSL_UNKNOWN_PROTOCOL | error:0A0000FC | SSL routines::unknown protocol	not_tls	what came is no TLS, or a version that is not known
ERR_SSL_UNSUPPORTED_SSL_VERSION | error:0A000103 | unsupported ssl version	no_common_version	that version is not built in
ERR_SSL_WRONG_SSL_VERSION | error:0A00010A | wrong ssl version	no_common_version	the version is not the one that was agreed on
ERR_SSL_WRONG_SIGNATURE_TYPE | error:0A000172 | wrong signature type	nothing_in_common	the signature scheme is none that was offered; mostly one side allows too few
ERR_SSL_NO_SHARED_SIGNATURE_ALGORITHMS | error:0A000178 | no shared signature algorithms	nothing_in_common	the two have no signature scheme in common
ERR_SSL_NO_SUITABLE_GROUPS | error:0A000127 | no suitable groups	nothing_in_common	the two have no group in common
ERR_SSL_NO_SHARED_GROUPS | error:0A00019A | no shared groups	nothing_in_common	the two have no group in common
ERR_SSL_UNSUPPORTED_ELLIPTIC_CURVE | error:0A00013B | unsupported elliptic curve	unknown_key	the curve is not known here
ERR_SSL_UNABLE_TO_FIND_ECDH_PARAMETERS | error:0A00013A | unable to find ecdh parameters	unknown_key	the curve of the key is not known here
ERR_SSL_UNABLE_TO_FIND_PUBLIC_KEY_PARAMETERS | error:0A0000EF | unable to find public key parameters	unknown_key	the key of the certificate is of a kind that is not known here
ERR_SSL_UNKNOWN_CERTIFICATE_TYPE | error:0A0000F7 | unknown certificate type	unknown_key	the key of the certificate is of a kind that is not known here
ERR_SSL_BAD_ECC_CERT | error:0A000130 | bad ecc cert	unknown_key	the EC key of the certificate cannot be used
ERR_SSL_WRONG_CURVE | error:0A00017A | SSL routines::wrong curve	nothing_in_common	the key is on a curve that was not offered
ERR_SSL_WRONG_CERTIFICATE_TYPE | error:0A00017F | wrong certificate type	nothing_in_common	the certificate is of another kind than the suite asks for
ERR_SSL_NO_REQUIRED_DIGEST | error:0A000144 | no required digest	nothing_in_common	a hash is missing
ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED | error:0A00014D | legacy sigalg disallowed or unsupported	weak_crypto	the peer signs with SHA-1 or MD5, which the security level here forbids
ERR_SSL_RENEGOTIATION_MISMATCH | error:0A000151 | renegotiation mismatch	legacy_renegotiation	renegotiation_info does not fit
ERR_SSL_APPLICATION_DATA_AFTER_CLOSE_NOTIFY | error:0A000123 | application data after close notify	reset_or_silence	data was read or written after the orderly end
ERR_SSL_PROTOCOL_IS_SHUTDOWN | error:0A0000CF | protocol is shutdown	not_an_error	the connection was already shut down here
ERR_SSL_SHUTDOWN_WHILE_IN_INIT | error:0A000197 | shutdown while in init	reset_or_silence	shutdown was called before the handshake was done
ERR_SSL_NO_APPLICATION_PROTOCOL | error:0A0000EB | SSL routines::no application protocol	alpn_mismatch	the two have no application protocol in common
ERR_SSL_INSUFFICIENT_SECURITY | error:0A0000F1 | SSL routines::insufficient security	weak_crypto	a key or hash is below the security level
ERR_SSL_INAPPROPRIATE_FALLBACK | error:0A000175 | SSL routines::inappropriate fallback	no_common_version	the client tried again with a lower version although both can do better
ERR_SSL_INVALID_SESSION_ID | error:0A0003E7 | invalid session id	session	the session id is not one of this server
ERR_SSL_SESSION_ID_CONTEXT_UNINITIALIZED | error:0A000115 | session id context uninitialized	session	a server that asks for client certificates has to set a session id context
ERR_SSL_ATTEMPT_TO_REUSE_SESSION_IN_DIFFERENT_CONTEXT | error:0A000110 | attempt to reuse session in different context	session	the session is of another context
ERR_SSL_PRIVATE_KEY_MISMATCH | error:0A000120 | private key mismatch	key_mismatch	the private key is not that of the certificate
ERR_SSL_TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE | error:0A000459 | tlsv1 bad certificate status response	revoked	the other side refused our OCSP staple
ERR_SSL_TLSV1_UNSUPPORTED_EXTENSION | error:0A000456 | tlsv1 unsupported extension	broken_rule	the other side got an extension that it did not ask for
ERR_SSL_TLSV13_ALERT_MISSING_EXTENSION | error:0A000455 | tlsv13 alert missing extension	broken_rule	the other side misses an extension in our hello
ERR_SSL_CALLBACK_FAILED | error:0A0000EA | SSL routines::callback failed	internal	a callback of the program failed
ERR_SSL_LIBRARY_BUG | error:0A000112 | SSL routines::library bug	internal	OpenSSL failed inside
ERR_SSL_INTERNAL_ERROR | error:0A0C0103 | SSL routines::internal error	internal	OpenSSL failed inside
ERR_SSL_PASSED_INVALID_ARGUMENT | error:0A080106 | passed invalid argument	internal	an argument of a call is wrong
ERR_SSL_NO_COOKIE_CALLBACK_SET | error:0A00011F | no cookie callback set	internal	a callback is missing
ERR_SSL_SSLV3_ALERT_NO_CERTIFICATE | error:0A000411 | sslv3 alert no certificate	client_certificate	the other side has no certificate to show
ERR_SSL_SSL_HANDSHAKE_FAILURE | error:0A0000E5 | ssl handshake failure	nothing_in_common	the handshake failed
ERR_SSL_INVALID_ALERT | error:0A0000CD | invalid alert	broken_rule	an alert cannot be read
ERR_SSL_BAD_RECORD_TYPE | error:0A0001BB | bad record type	not_tls	a record of a type that does not exist
ERR_SSL_RECORD_LAYER_FAILURE | record layer failure	broken_rule	the record layer gave up
ERR_SSL_TOO_MANY_KEY_UPDATES | error:0A000084 | too many key updates	broken_rule	too many KeyUpdate messages
ERR_SSL_LENGTH_TOO_SHORT | error:0A0000A0 | length too short	broken_rule	something is shorter than it may be
ERR_SSL_RECORD_TOO_SMALL | error:0A00012A | record too small	broken_rule	a record is shorter than it may be
ERR_SSL_BAD_HELLO_REQUEST | error:0A000069 | bad hello request	broken_rule	a HelloRequest cannot be read
ERR_SSL_BINDER_DOES_NOT_VERIFY | error:0A0000FD | binder does not verify	session	the PSK of the two sides differs
ERR_SSL_NULL_SSL_METHOD_PASSED | error:0A0000C4 | null ssl method passed	internal	the context has no method
ERR_SSL_UNINITIALIZED | error:0A000114 | SSL routines::uninitialized	internal	the connection has no role: neither connect nor accept was set
error:1E08010C | DECODER routines::unsupported | ERR_OSSL_UNSUPPORTED	bad_file	no decoder takes the key: it is no key, is in a form that is not known, is encrypted without a passphrase, or its line breaks are a literal \\n
mac verify failure | mac verify error | Mac verify error: invalid password? | error:11800071 | error:23076071 | ERR_OSSL_PKCS12_MAC_VERIFY_FAILURE	bad_file	the passphrase of the PKCS #12 file is wrong; or it has none, and an empty one was not given
PKCS12 routines::unsupported | Unsupported PKCS12 PFX data | RC2-40-CBC | RC4-40 | Algorithm (RC2-40-CBC : 0)	bad_file	the PKCS #12 file is locked with RC2 or RC4, which OpenSSL 3 keeps in its legacy provider: openssl pkcs12 -legacy opens it
PEM routines::bad base64 decode | bad base64 decode | error:04800064 | error:09091064 | error:0906D064	bad_file	the base64 of a PEM block is damaged, or is not base64
PEM routines::bad end line | bad end line | error:04800066 | error:0906D066	bad_file	the -----END line is missing or damaged: mostly a cut file, or line breaks that were lost
bad password read | error:04800068 | ERR_OSSL_PEM_BAD_PASSWORD_READ | ERR_MISSING_PASSPHRASE	bad_file	the key is encrypted and no passphrase was given
not enough data | error:0680008E	bad_file	the DER ends too early
ASN1 encoding routines::wrong tag | asn1 wrong tag | error:068000A8 | error:0D0680A8 | wrong tag	bad_file	the DER is of another kind than was expected
asn1 encoding routines::header too long | header too long | error:0680007B | error:0D07207B	bad_file	it is not DER: mostly PEM or text where DER was expected
nested asn1 error | error:0688010A | error:0D07803A	bad_file*	a part of the DER cannot be read; another line says which
illegal padding | error:068000DD | error:0D0E20DD	bad_form	an INTEGER, mostly the serial number, has leading bytes that it does not need
invalid time format | error:06800084 | illegal time value	bad_form	a time is not written as RFC 5280 asks, mostly without seconds
unknown group | error:08000081 | error:10067081	unknown_key	the curve of the key is not known here
unsupported algorithm | unknown public key type | unsupported public key type | error:0580006F | decode error … unsupported	unknown_key	the key is of a kind that is not known here
cert already in hash table | error:0B07C065	internal	the same root is in the list twice
too many retries | ERR_OSSL_EVP_WRONG_FINAL_BLOCK_LENGTH | wrong final block length	bad_file	what was decrypted is cut off or damaged
write:errno=104 | read:errno=104 | write:errno=32 | read:errno=0 | write:errno=0	reset_or_silence	openssl s_client: the connection was cut
`,
);
