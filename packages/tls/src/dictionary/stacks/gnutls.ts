import { entries } from '../row.ts';

/** GnuTLS, and with it wget, Emacs and many Debian programs. */
export const gnutls = entries(
  'GnuTLS',
  'GnuTLS lib/includes/gnutls/gnutls.h',
  `
GNUTLS_E_SUCCESS | 0	internal	success
GNUTLS_E_UNKNOWN_COMPRESSION_ALGORITHM | -3	nothing_in_common	unknown compression algorithm
GNUTLS_E_UNKNOWN_CIPHER_TYPE | -6	nothing_in_common	unknown cipher type
GNUTLS_E_LARGE_PACKET | -7	too_large_for_device	large packet
GNUTLS_E_UNSUPPORTED_VERSION_PACKET | -8	no_common_version	unsupported version packet
GNUTLS_E_UNEXPECTED_PACKET_LENGTH | -9	broken_rule	unexpected packet length
GNUTLS_E_INVALID_SESSION | -10	bad_file	invalid session
GNUTLS_E_FATAL_ALERT_RECEIVED | -12	internal	fatal alert received
GNUTLS_E_UNEXPECTED_PACKET | -15	broken_rule	unexpected packet
GNUTLS_E_WARNING_ALERT_RECEIVED | -16	internal	warning alert received
GNUTLS_E_ERROR_IN_FINISHED_PACKET | -18	broken_rule	error in finished packet
GNUTLS_E_UNEXPECTED_HANDSHAKE_PACKET | -19	broken_rule	unexpected handshake packet
GNUTLS_E_UNKNOWN_CIPHER_SUITE | -21	nothing_in_common	unknown cipher suite
GNUTLS_E_UNWANTED_ALGORITHM | -22	nothing_in_common	unwanted algorithm
GNUTLS_E_MPI_SCAN_FAILED | -23	internal	mpi scan failed
GNUTLS_E_DECRYPTION_FAILED | -24	broken_rule	decryption failed
GNUTLS_E_MEMORY_ERROR | -25	too_large_for_device	memory error
GNUTLS_E_DECOMPRESSION_FAILED | -26	nothing_in_common	decompression failed
GNUTLS_E_COMPRESSION_FAILED | -27	nothing_in_common	compression failed
GNUTLS_E_AGAIN | -28	not_an_error	again
GNUTLS_E_EXPIRED | -29	expired	expired
GNUTLS_E_DB_ERROR | -30	internal	db error
GNUTLS_E_KEYFILE_ERROR | -31	bad_file	keyfile error
GNUTLS_E_INSUFFICIENT_CREDENTIALS | -32	weak_crypto	insufficient credentials
GNUTLS_E_HASH_FAILED | -33	internal	hash failed
GNUTLS_E_BASE64_DECODING_ERROR | -34	internal	base64 decoding error
GNUTLS_E_MPI_PRINT_FAILED | -35	internal	mpi print failed
GNUTLS_E_REHANDSHAKE | -37	legacy_renegotiation	rehandshake
GNUTLS_E_GOT_APPLICATION_DATA | -38	internal	got application data
GNUTLS_E_RECORD_LIMIT_REACHED | -39	too_large_for_device	record limit reached
GNUTLS_E_ENCRYPTION_FAILED | -40	internal	encryption failed
GNUTLS_E_PK_ENCRYPTION_FAILED | -44	internal	pk encryption failed
GNUTLS_E_PK_DECRYPTION_FAILED | -45	broken_rule	pk decryption failed
GNUTLS_E_PK_SIGN_FAILED | -46	internal	pk sign failed
GNUTLS_E_X509_UNSUPPORTED_CRITICAL_EXTENSION | -47	internal	x509 unsupported critical extension
GNUTLS_E_KEY_USAGE_VIOLATION | -48	client_purpose	key usage violation
GNUTLS_E_NO_CERTIFICATE_FOUND | -49	client_certificate	no certificate found
GNUTLS_E_INVALID_REQUEST | -50	bad_file	invalid request
GNUTLS_E_SHORT_MEMORY_BUFFER | -51	too_large_for_device	short memory buffer
GNUTLS_E_INTERRUPTED | -52	not_an_error	interrupted
GNUTLS_E_PUSH_ERROR | -53	reset_or_silence	push error
GNUTLS_E_PULL_ERROR | -54	reset_or_silence	pull error
GNUTLS_E_RECEIVED_ILLEGAL_PARAMETER | -55	broken_rule	received illegal parameter
GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE | -56	internal	requested data not available
GNUTLS_E_PKCS1_WRONG_PAD | -57	bad_file	pkcs1 wrong pad
GNUTLS_E_RECEIVED_ILLEGAL_EXTENSION | -58	broken_rule	received illegal extension
GNUTLS_E_INTERNAL_ERROR | -59	internal	internal error
GNUTLS_E_DH_PRIME_UNACCEPTABLE | -63	nothing_in_common	dh prime unacceptable
GNUTLS_E_FILE_ERROR | -64	bad_file	file error
GNUTLS_E_TOO_MANY_EMPTY_PACKETS | -78	internal	too many empty packets
GNUTLS_E_UNKNOWN_PK_ALGORITHM | -80	nothing_in_common	unknown pk algorithm
GNUTLS_E_TOO_MANY_HANDSHAKE_PACKETS | -81	internal	too many handshake packets
GNUTLS_E_RECEIVED_DISALLOWED_NAME | -82	internal	received disallowed name
GNUTLS_E_CERTIFICATE_REQUIRED | -112	client_certificate	certificate required
GNUTLS_E_NO_TEMPORARY_RSA_PARAMS | -84	internal	no temporary rsa params
GNUTLS_E_NO_COMPRESSION_ALGORITHMS | -86	nothing_in_common	no compression algorithms
GNUTLS_E_NO_CIPHER_SUITES | -87	nothing_in_common	no cipher suites
GNUTLS_E_OPENPGP_GETKEY_FAILED | -88	internal	openpgp getkey failed
GNUTLS_E_PK_SIG_VERIFY_FAILED | -89	key_mismatch	pk sig verify failed
GNUTLS_E_ILLEGAL_SRP_USERNAME | -90	broken_rule	illegal srp username
GNUTLS_E_KEYFILE_PARSING_ERROR | -91	bad_file	keyfile parsing error
GNUTLS_E_NO_TEMPORARY_DH_PARAMS | -93	nothing_in_common	no temporary dh params
GNUTLS_E_ASN1_ELEMENT_NOT_FOUND | -67	bad_file	asn1 element not found
GNUTLS_E_ASN1_IDENTIFIER_NOT_FOUND | -68	bad_file	asn1 identifier not found
GNUTLS_E_ASN1_DER_ERROR | -69	bad_file	asn1 der error
GNUTLS_E_ASN1_VALUE_NOT_FOUND | -70	bad_file	asn1 value not found
GNUTLS_E_ASN1_GENERIC_ERROR | -71	bad_file	asn1 generic error
GNUTLS_E_ASN1_VALUE_NOT_VALID | -72	bad_file	asn1 value not valid
GNUTLS_E_ASN1_TAG_ERROR | -73	bad_file	asn1 tag error
GNUTLS_E_ASN1_TAG_IMPLICIT | -74	bad_file	asn1 tag implicit
GNUTLS_E_ASN1_TYPE_ANY_ERROR | -75	bad_file	asn1 type any error
GNUTLS_E_ASN1_SYNTAX_ERROR | -76	bad_file	asn1 syntax error
GNUTLS_E_ASN1_DER_OVERFLOW | -77	too_large_for_device	asn1 der overflow
GNUTLS_E_OPENPGP_UID_REVOKED | -79	revoked	openpgp uid revoked
GNUTLS_E_CERTIFICATE_ERROR | -43	unknown_issuer	certificate error
GNUTLS_E_CERTIFICATE_KEY_MISMATCH | -60	key_mismatch	certificate key mismatch
GNUTLS_E_UNSUPPORTED_CERTIFICATE_TYPE | -61	internal	unsupported certificate type
GNUTLS_E_X509_UNKNOWN_SAN | -62	internal	x509 unknown san
GNUTLS_E_OPENPGP_FINGERPRINT_UNSUPPORTED | -94	internal	openpgp fingerprint unsupported
GNUTLS_E_X509_UNSUPPORTED_ATTRIBUTE | -95	internal	x509 unsupported attribute
GNUTLS_E_UNKNOWN_HASH_ALGORITHM | -96	nothing_in_common	unknown hash algorithm
GNUTLS_E_UNKNOWN_PKCS_CONTENT_TYPE | -97	bad_file	unknown pkcs content type
GNUTLS_E_UNKNOWN_PKCS_BAG_TYPE | -98	bad_file	unknown pkcs bag type
GNUTLS_E_INVALID_PASSWORD | -99	bad_file	invalid password
GNUTLS_E_MAC_VERIFY_FAILED | -100	internal	mac verify failed
GNUTLS_E_CONSTRAINT_ERROR | -101	internal	constraint error
GNUTLS_E_WARNING_IA_IPHF_RECEIVED | -102	internal	warning ia iphf received
GNUTLS_E_WARNING_IA_FPHF_RECEIVED | -103	internal	warning ia fphf received
GNUTLS_E_IA_VERIFY_FAILED | -104	internal	ia verify failed
GNUTLS_E_UNKNOWN_ALGORITHM | -105	nothing_in_common	unknown algorithm
GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM | -106	nothing_in_common	unsupported signature algorithm
GNUTLS_E_SAFE_RENEGOTIATION_FAILED | -107	legacy_renegotiation	safe renegotiation failed
GNUTLS_E_UNSAFE_RENEGOTIATION_DENIED | -108	legacy_renegotiation	unsafe renegotiation denied
GNUTLS_E_UNKNOWN_SRP_USERNAME | -109	internal	unknown srp username
GNUTLS_E_PREMATURE_TERMINATION | -110	reset_or_silence	premature termination
GNUTLS_E_MALFORMED_CIDR | -111	internal	malformed cidr
GNUTLS_E_BASE64_ENCODING_ERROR | -201	internal	base64 encoding error
GNUTLS_E_INCOMPATIBLE_GCRYPT_LIBRARY | -202	internal	incompatible gcrypt library
GNUTLS_E_INCOMPATIBLE_CRYPTO_LIBRARY | -202	internal	incompatible crypto library
GNUTLS_E_INCOMPATIBLE_LIBTASN1_LIBRARY | -203	bad_file	incompatible libtasn1 library
GNUTLS_E_OPENPGP_KEYRING_ERROR | -204	internal	openpgp keyring error
GNUTLS_E_X509_UNSUPPORTED_OID | -205	internal	x509 unsupported oid
GNUTLS_E_RANDOM_FAILED | -206	internal	random failed
GNUTLS_E_BASE64_UNEXPECTED_HEADER_ERROR | -207	broken_rule	base64 unexpected header error
GNUTLS_E_OPENPGP_SUBKEY_ERROR | -208	internal	openpgp subkey error
GNUTLS_E_ALREADY_REGISTERED | -209	not_an_error	already registered
GNUTLS_E_HANDSHAKE_TOO_LARGE | -210	too_large_for_device	handshake too large
GNUTLS_E_CRYPTODEV_IOCTL_ERROR | -211	internal	cryptodev ioctl error
GNUTLS_E_CRYPTODEV_DEVICE_ERROR | -212	internal	cryptodev device error
GNUTLS_E_CHANNEL_BINDING_NOT_AVAILABLE | -213	internal	channel binding not available
GNUTLS_E_BAD_COOKIE | -214	internal	bad cookie
GNUTLS_E_OPENPGP_PREFERRED_KEY_ERROR | -215	internal	openpgp preferred key error
GNUTLS_E_INCOMPAT_DSA_KEY_WITH_TLS_PROTOCOL | -216	internal	incompat dsa key with tls protocol
GNUTLS_E_INSUFFICIENT_SECURITY | -217	weak_crypto	insufficient security
GNUTLS_E_HEARTBEAT_PONG_RECEIVED | -292	internal	heartbeat pong received
GNUTLS_E_HEARTBEAT_PING_RECEIVED | -293	internal	heartbeat ping received
GNUTLS_E_UNRECOGNIZED_NAME | -294	name_mismatch	unrecognized name
GNUTLS_E_PKCS11_ERROR | -300	bad_file	pkcs11 error
GNUTLS_E_PKCS11_LOAD_ERROR | -301	bad_file	pkcs11 load error
GNUTLS_E_PARSING_ERROR | -302	bad_file	parsing error
GNUTLS_E_PKCS11_PIN_ERROR | -303	bad_file	pkcs11 pin error
GNUTLS_E_PKCS11_SLOT_ERROR | -305	bad_file	pkcs11 slot error
GNUTLS_E_LOCKING_ERROR | -306	internal	locking error
GNUTLS_E_PKCS11_ATTRIBUTE_ERROR | -307	bad_file	pkcs11 attribute error
GNUTLS_E_PKCS11_DEVICE_ERROR | -308	bad_file	pkcs11 device error
GNUTLS_E_PKCS11_DATA_ERROR | -309	bad_file	pkcs11 data error
GNUTLS_E_PKCS11_UNSUPPORTED_FEATURE_ERROR | -310	bad_file	pkcs11 unsupported feature error
GNUTLS_E_PKCS11_KEY_ERROR | -311	bad_file	pkcs11 key error
GNUTLS_E_PKCS11_PIN_EXPIRED | -312	expired	pkcs11 pin expired
GNUTLS_E_PKCS11_PIN_LOCKED | -313	bad_file	pkcs11 pin locked
GNUTLS_E_PKCS11_SESSION_ERROR | -314	bad_file	pkcs11 session error
GNUTLS_E_PKCS11_SIGNATURE_ERROR | -315	key_mismatch	pkcs11 signature error
GNUTLS_E_PKCS11_TOKEN_ERROR | -316	bad_file	pkcs11 token error
GNUTLS_E_PKCS11_USER_ERROR | -317	bad_file	pkcs11 user error
GNUTLS_E_CRYPTO_INIT_FAILED | -318	internal	crypto init failed
GNUTLS_E_TIMEDOUT | -319	reset_or_silence	timedout
GNUTLS_E_USER_ERROR | -320	internal	user error
GNUTLS_E_ECC_NO_SUPPORTED_CURVES | -321	nothing_in_common	ecc no supported curves
GNUTLS_E_ECC_UNSUPPORTED_CURVE | -322	nothing_in_common	ecc unsupported curve
GNUTLS_E_PKCS11_REQUESTED_OBJECT_NOT_AVAILBLE | -323	bad_file	pkcs11 requested object not availble
GNUTLS_E_CERTIFICATE_LIST_UNSORTED | -324	internal	certificate list unsorted
GNUTLS_E_ILLEGAL_PARAMETER | -325	broken_rule	illegal parameter
GNUTLS_E_NO_PRIORITIES_WERE_SET | -326	nothing_in_common	no priorities were set
GNUTLS_E_X509_UNSUPPORTED_EXTENSION | -327	internal	x509 unsupported extension
GNUTLS_E_SESSION_EOF | -328	reset_or_silence	session eof
GNUTLS_E_TPM_ERROR | -329	internal	tpm error
GNUTLS_E_TPM_KEY_PASSWORD_ERROR | -330	bad_file	tpm key password error
GNUTLS_E_TPM_SRK_PASSWORD_ERROR | -331	bad_file	tpm srk password error
GNUTLS_E_TPM_SESSION_ERROR | -332	session	tpm session error
GNUTLS_E_TPM_KEY_NOT_FOUND | -333	internal	tpm key not found
GNUTLS_E_TPM_UNINITIALIZED | -334	internal	tpm uninitialized
GNUTLS_E_TPM_NO_LIB | -335	internal	tpm no lib
GNUTLS_E_NO_CERTIFICATE_STATUS | -340	revoked	no certificate status
GNUTLS_E_OCSP_RESPONSE_ERROR | -341	revoked	ocsp response error
GNUTLS_E_RANDOM_DEVICE_ERROR | -342	internal	random device error
GNUTLS_E_AUTH_ERROR | -343	internal	auth error
GNUTLS_E_NO_APPLICATION_PROTOCOL | -344	alpn_mismatch	no application protocol
GNUTLS_E_SOCKETS_INIT_ERROR | -345	reset_or_silence	sockets init error
GNUTLS_E_KEY_IMPORT_FAILED | -346	internal	key import failed
GNUTLS_E_INAPPROPRIATE_FALLBACK | -347	internal	inappropriate fallback
GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR | -348	unknown_issuer	certificate verification error
GNUTLS_E_PRIVKEY_VERIFICATION_ERROR | -349	internal	privkey verification error
GNUTLS_E_UNEXPECTED_EXTENSIONS_LENGTH | -350	broken_rule	unexpected extensions length
GNUTLS_E_ASN1_EMBEDDED_NULL_IN_STRING | -351	bad_file	asn1 embedded null in string
GNUTLS_E_SELF_TEST_ERROR | -400	internal	self test error
GNUTLS_E_NO_SELF_TEST | -401	internal	no self test
GNUTLS_E_LIB_IN_ERROR_STATE | -402	internal	lib in error state
GNUTLS_E_PK_GENERATION_ERROR | -403	internal	pk generation error
GNUTLS_E_IDNA_ERROR | -404	internal	idna error
GNUTLS_E_NEED_FALLBACK | -405	internal	need fallback
GNUTLS_E_SESSION_USER_ID_CHANGED | -406	session	session user id changed
GNUTLS_E_HANDSHAKE_DURING_FALSE_START | -407	internal	handshake during false start
GNUTLS_E_UNAVAILABLE_DURING_HANDSHAKE | -408	internal	unavailable during handshake
GNUTLS_E_PK_INVALID_PUBKEY | -409	bad_file	pk invalid pubkey
GNUTLS_E_PK_INVALID_PRIVKEY | -410	bad_file	pk invalid privkey
GNUTLS_E_NOT_YET_ACTIVATED | -411	internal	not yet activated
GNUTLS_E_INVALID_UTF8_STRING | -412	bad_file	invalid utf8 string
GNUTLS_E_NO_EMBEDDED_DATA | -413	internal	no embedded data
GNUTLS_E_INVALID_UTF8_EMAIL | -414	bad_file	invalid utf8 email
GNUTLS_E_INVALID_PASSWORD_STRING | -415	bad_file	invalid password string
GNUTLS_E_CERTIFICATE_TIME_ERROR | -416	expired	certificate time error
GNUTLS_E_RECORD_OVERFLOW | -417	too_large_for_device	record overflow
GNUTLS_E_ASN1_TIME_ERROR | -418	expired	asn1 time error
GNUTLS_E_INCOMPATIBLE_SIG_WITH_KEY | -419	key_mismatch	incompatible sig with key
GNUTLS_E_PK_INVALID_PUBKEY_PARAMS | -420	bad_file	pk invalid pubkey params
GNUTLS_E_PK_NO_VALIDATION_PARAMS | -421	internal	pk no validation params
GNUTLS_E_OCSP_MISMATCH_WITH_CERTS | -422	revoked	ocsp mismatch with certs
GNUTLS_E_NO_COMMON_KEY_SHARE | -423	nothing_in_common	no common key share
GNUTLS_E_REAUTH_REQUEST | -424	internal	reauth request
GNUTLS_E_TOO_MANY_MATCHES | -425	internal	too many matches
GNUTLS_E_CRL_VERIFICATION_ERROR | -426	revoked	crl verification error
GNUTLS_E_MISSING_EXTENSION | -427	broken_rule	missing extension
GNUTLS_E_DB_ENTRY_EXISTS | -428	internal	db entry exists
GNUTLS_E_EARLY_DATA_REJECTED | -429	internal	early data rejected
GNUTLS_E_X509_DUPLICATE_EXTENSION | -430	broken_rule	x509 duplicate extension
GNUTLS_E_UNIMPLEMENTED_FEATURE | -1250	internal	unimplemented feature
GNUTLS_E_INT_RET_0 | -1251	internal	int ret 0
GNUTLS_E_INT_CHECK_AGAIN | -1252	not_an_error	int check again
GNUTLS_E_APPLICATION_ERROR_MAX | -65000	internal	application error max
GNUTLS_E_APPLICATION_ERROR_MIN | -65500	internal	application error min
`,
);
