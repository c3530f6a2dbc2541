import { entries } from '../row.ts';

/** GnuTLS, and with it wget, Emacs and many Debian programs. */
export const gnutls = entries(
  'GnuTLS',
  'GnuTLS lib/includes/gnutls/gnutls.h',
  `
GNUTLS_E_SUCCESS | 0	not_an_error	success
GNUTLS_E_UNKNOWN_COMPRESSION_ALGORITHM | -3	nothing_in_common	could not negotiate a supported compression method	Could not negotiate a supported compression method
GNUTLS_E_UNKNOWN_CIPHER_TYPE | -6	nothing_in_common	the cipher type is unsupported	The cipher type is unsupported
GNUTLS_E_LARGE_PACKET | -7	too_large_for_device	the transmitted packet is too large (EMSGSIZE)	The transmitted packet is too large (EMSGSIZE)
GNUTLS_E_UNSUPPORTED_VERSION_PACKET | -8	no_common_version	a packet with illegal or unsupported version was received	A packet with illegal or unsupported version was received
GNUTLS_E_UNEXPECTED_PACKET_LENGTH | -9	broken_rule	error decoding the received TLS packet	Error decoding the received TLS packet
GNUTLS_E_INVALID_SESSION | -10	session	the specified session has been invalidated for some reason	The specified session has been invalidated for some reason
GNUTLS_E_FATAL_ALERT_RECEIVED | -12	nothing_in_common*	a TLS fatal alert has been received	A TLS fatal alert has been received
GNUTLS_E_UNEXPECTED_PACKET | -15	broken_rule	an unexpected TLS packet was received	An unexpected TLS packet was received
GNUTLS_E_WARNING_ALERT_RECEIVED | -16	internal*	a TLS warning alert has been received	A TLS warning alert has been received
GNUTLS_E_ERROR_IN_FINISHED_PACKET | -18	broken_rule	an error was encountered at the TLS Finished packet calculation	An error was encountered at the TLS Finished packet calculation
GNUTLS_E_UNEXPECTED_HANDSHAKE_PACKET | -19	broken_rule	an unexpected TLS handshake packet was received	An unexpected TLS handshake packet was received
GNUTLS_E_UNKNOWN_CIPHER_SUITE | -21	nothing_in_common	could not negotiate a supported cipher suite	Could not negotiate a supported cipher suite
GNUTLS_E_UNWANTED_ALGORITHM | -22	nothing_in_common	an algorithm that is not enabled was negotiated	An algorithm that is not enabled was negotiated
GNUTLS_E_MPI_SCAN_FAILED | -23	internal	the scanning of a large integer has failed	The scanning of a large integer has failed
GNUTLS_E_DECRYPTION_FAILED | -24	broken_rule	decryption has failed
GNUTLS_E_MEMORY_ERROR | -25	too_large_for_device	internal error in memory allocation	Internal error in memory allocation
GNUTLS_E_DECOMPRESSION_FAILED | -26	broken_rule	decompression of the TLS record packet has failed	Decompression of the TLS record packet has failed
GNUTLS_E_COMPRESSION_FAILED | -27	internal	compression of the TLS record packet has failed	Compression of the TLS record packet has failed
GNUTLS_E_AGAIN | -28	not_an_error	resource temporarily unavailable, try again	Resource temporarily unavailable, try again
GNUTLS_E_EXPIRED | -29	expired	the session or certificate has expired	The session or certificate has expired
GNUTLS_E_DB_ERROR | -30	internal	error in Database backend	Error in Database backend
GNUTLS_E_KEYFILE_ERROR | -31	bad_file	error in password/key file	Error in password/key file
GNUTLS_E_INSUFFICIENT_CREDENTIALS | -32	internal	insufficient credentials for that request	Insufficient credentials for that request
GNUTLS_E_HASH_FAILED | -33	internal	hashing has failed
GNUTLS_E_BASE64_DECODING_ERROR | -34	bad_file	base64 decoding error	Base64 decoding error
GNUTLS_E_MPI_PRINT_FAILED | -35	internal	could not export a large integer	Could not export a large integer
GNUTLS_E_REHANDSHAKE | -37	legacy_renegotiation	rehandshake was requested by the peer	Rehandshake was requested by the peer
GNUTLS_E_GOT_APPLICATION_DATA | -38	internal	TLS Application data were received, while expecting handshake data	TLS Application data were received, while expecting handshake data
GNUTLS_E_RECORD_LIMIT_REACHED | -39	too_large_for_device	the upper limit of record packet sequence numbers has been reached. Wow!	The upper limit of record packet sequence numbers has been reached. Wow!
GNUTLS_E_ENCRYPTION_FAILED | -40	internal	encryption has failed
GNUTLS_E_PK_ENCRYPTION_FAILED | -44	internal	public key encryption has failed	Public key encryption has failed
GNUTLS_E_PK_DECRYPTION_FAILED | -45	broken_rule	public key decryption has failed	Public key decryption has failed
GNUTLS_E_PK_SIGN_FAILED | -46	internal	public key signing has failed	Public key signing has failed
GNUTLS_E_X509_UNSUPPORTED_CRITICAL_EXTENSION | -47	bad_form	unsupported critical extension in X.509 certificate	Unsupported critical extension in X.509 certificate
GNUTLS_E_KEY_USAGE_VIOLATION | -48	client_purpose	key usage violation in certificate has been detected	Key usage violation in certificate has been detected
GNUTLS_E_NO_CERTIFICATE_FOUND | -49	client_certificate	no certificate was found	No certificate was found
GNUTLS_E_INVALID_REQUEST | -50	internal	the request is invalid	The request is invalid
GNUTLS_E_SHORT_MEMORY_BUFFER | -51	too_large_for_device	the given memory buffer is too short to hold parameters	The given memory buffer is too short to hold parameters
GNUTLS_E_INTERRUPTED | -52	not_an_error	function was interrupted	Function was interrupted
GNUTLS_E_PUSH_ERROR | -53	reset_or_silence	error in the push function	Error in the push function
GNUTLS_E_PULL_ERROR | -54	reset_or_silence	error in the pull function	Error in the pull function
GNUTLS_E_RECEIVED_ILLEGAL_PARAMETER | -55	broken_rule	an illegal parameter has been received	An illegal parameter has been received
GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE | -56	internal	the requested data were not available	The requested data were not available
GNUTLS_E_PKCS1_WRONG_PAD | -57	broken_rule	wrong padding in PKCS1 packet	Wrong padding in PKCS1 packet
GNUTLS_E_RECEIVED_ILLEGAL_EXTENSION | -58	broken_rule	an illegal TLS extension was received	An illegal TLS extension was received
GNUTLS_E_INTERNAL_ERROR | -59	internal	GnuTLS internal error	GnuTLS internal error
GNUTLS_E_DH_PRIME_UNACCEPTABLE | -63	weak_crypto	the Diffie-Hellman prime sent by the server is not acceptable (not long enough)	The Diffie-Hellman prime sent by the server is not acceptable (not long enough)
GNUTLS_E_FILE_ERROR | -64	bad_file	error while reading file	Error while reading file
GNUTLS_E_TOO_MANY_EMPTY_PACKETS | -78	internal	too many empty record packets have been received	Too many empty record packets have been received
GNUTLS_E_UNKNOWN_PK_ALGORITHM | -80	unknown_key	an unknown public key algorithm was encountered	An unknown public key algorithm was encountered
GNUTLS_E_TOO_MANY_HANDSHAKE_PACKETS | -81	internal	too many handshake packets have been received	Too many handshake packets have been received
GNUTLS_E_RECEIVED_DISALLOWED_NAME | -82	missing_sni	a disallowed SNI server name has been received	A disallowed SNI server name has been received
GNUTLS_E_CERTIFICATE_REQUIRED | -112	client_certificate	certificate is required	Certificate is required
GNUTLS_E_NO_TEMPORARY_RSA_PARAMS | -84	internal	no temporary RSA parameters were found	No temporary RSA parameters were found
GNUTLS_E_NO_COMPRESSION_ALGORITHMS | -86	nothing_in_common	no supported compression algorithms have been found	No supported compression algorithms have been found
GNUTLS_E_NO_CIPHER_SUITES | -87	nothing_in_common	no supported cipher suites have been found	No supported cipher suites have been found
GNUTLS_E_OPENPGP_GETKEY_FAILED | -88	internal	could not get OpenPGP key	Could not get OpenPGP key
GNUTLS_E_PK_SIG_VERIFY_FAILED | -89	key_mismatch	public key signature verification has failed	Public key signature verification has failed
GNUTLS_E_ILLEGAL_SRP_USERNAME | -90	broken_rule	the SRP username supplied is illegal	The SRP username supplied is illegal
GNUTLS_E_KEYFILE_PARSING_ERROR | -91	bad_file	parsing error in password/key file	Parsing error in password/key file
GNUTLS_E_NO_TEMPORARY_DH_PARAMS | -93	nothing_in_common	no temporary DH parameters were found	No temporary DH parameters were found
GNUTLS_E_ASN1_ELEMENT_NOT_FOUND | -67	bad_file	ASN1 parser: Element was not found	ASN1 parser: Element was not found
GNUTLS_E_ASN1_IDENTIFIER_NOT_FOUND | -68	bad_file	ASN1 parser: Identifier was not found	ASN1 parser: Identifier was not found
GNUTLS_E_ASN1_DER_ERROR | -69	bad_file	ASN1 parser: Error in DER parsing	ASN1 parser: Error in DER parsing
GNUTLS_E_ASN1_VALUE_NOT_FOUND | -70	bad_file	ASN1 parser: Value was not found	ASN1 parser: Value was not found
GNUTLS_E_ASN1_GENERIC_ERROR | -71	bad_file	ASN1 parser: Generic parsing error	ASN1 parser: Generic parsing error
GNUTLS_E_ASN1_VALUE_NOT_VALID | -72	bad_file	ASN1 parser: Value is not valid	ASN1 parser: Value is not valid
GNUTLS_E_ASN1_TAG_ERROR | -73	bad_file	ASN1 parser: Error in TAG	ASN1 parser: Error in TAG
GNUTLS_E_ASN1_TAG_IMPLICIT | -74	bad_file	ASN1 parser: error in implicit tag	ASN1 parser: error in implicit tag
GNUTLS_E_ASN1_TYPE_ANY_ERROR | -75	bad_file	ASN1 parser: Error in type 'ANY'	ASN1 parser: Error in type 'ANY'
GNUTLS_E_ASN1_SYNTAX_ERROR | -76	bad_file	ASN1 parser: Syntax error	ASN1 parser: Syntax error
GNUTLS_E_ASN1_DER_OVERFLOW | -77	bad_file	ASN1 parser: Overflow in DER parsing	ASN1 parser: Overflow in DER parsing
GNUTLS_E_OPENPGP_UID_REVOKED | -79	revoked	the OpenPGP User ID is revoked	The OpenPGP User ID is revoked
GNUTLS_E_CERTIFICATE_ERROR | -43	unknown_issuer*	error in the certificate	Error in the certificate
GNUTLS_E_CERTIFICATE_KEY_MISMATCH | -60	key_mismatch	the certificate and the given key do not match	The certificate and the given key do not match
GNUTLS_E_UNSUPPORTED_CERTIFICATE_TYPE | -61	nothing_in_common	the certificate type is not supported	The certificate type is not supported
GNUTLS_E_X509_UNKNOWN_SAN | -62	bad_form	unknown Subject Alternative name in X.509 certificate	Unknown Subject Alternative name in X.509 certificate
GNUTLS_E_OPENPGP_FINGERPRINT_UNSUPPORTED | -94	internal	the OpenPGP fingerprint is not supported	The OpenPGP fingerprint is not supported
GNUTLS_E_X509_UNSUPPORTED_ATTRIBUTE | -95	bad_form	the certificate has unsupported attributes	The certificate has unsupported attributes
GNUTLS_E_UNKNOWN_HASH_ALGORITHM | -96	nothing_in_common	the hash algorithm is unknown	The hash algorithm is unknown
GNUTLS_E_UNKNOWN_PKCS_CONTENT_TYPE | -97	bad_file	the PKCS structure's content type is unknown	The PKCS structure's content type is unknown
GNUTLS_E_UNKNOWN_PKCS_BAG_TYPE | -98	bad_file	the PKCS structure's bag type is unknown	The PKCS structure's bag type is unknown
GNUTLS_E_INVALID_PASSWORD | -99	bad_file	the given password contains invalid characters	The given password contains invalid characters
GNUTLS_E_MAC_VERIFY_FAILED | -100	bad_file	the Message Authentication Code verification failed	The Message Authentication Code verification failed
GNUTLS_E_CONSTRAINT_ERROR | -101	internal	some constraint limits were reached	Some constraint limits were reached
GNUTLS_E_WARNING_IA_IPHF_RECEIVED | -102	internal	warning ia iphf received
GNUTLS_E_WARNING_IA_FPHF_RECEIVED | -103	internal	warning ia fphf received
GNUTLS_E_IA_VERIFY_FAILED | -104	internal	verifying TLS/IA phase checksum failed	Verifying TLS/IA phase checksum failed
GNUTLS_E_UNKNOWN_ALGORITHM | -105	nothing_in_common	the specified algorithm or protocol is unknown	The specified algorithm or protocol is unknown
GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM | -106	unknown_key	the signature algorithm is not supported	The signature algorithm is not supported
GNUTLS_E_SAFE_RENEGOTIATION_FAILED | -107	legacy_renegotiation	safe renegotiation failed	Safe renegotiation failed
GNUTLS_E_UNSAFE_RENEGOTIATION_DENIED | -108	legacy_renegotiation	unsafe renegotiation denied	Unsafe renegotiation denied
GNUTLS_E_UNKNOWN_SRP_USERNAME | -109	internal	the username supplied is unknown	The username supplied is unknown
GNUTLS_E_PREMATURE_TERMINATION | -110	reset_or_silence	the TLS connection was non-properly terminated	The TLS connection was non-properly terminated
GNUTLS_E_MALFORMED_CIDR | -111	bad_form	CIDR name constraint is malformed in size or structure	CIDR name constraint is malformed in size or structure
GNUTLS_E_BASE64_ENCODING_ERROR | -201	internal	base64 encoding error	Base64 encoding error
GNUTLS_E_INCOMPATIBLE_GCRYPT_LIBRARY | -202	internal	the crypto library version is too old	The crypto library version is too old
GNUTLS_E_INCOMPATIBLE_CRYPTO_LIBRARY | -202	internal	the crypto library version is too old	The crypto library version is too old
GNUTLS_E_INCOMPATIBLE_LIBTASN1_LIBRARY | -203	internal	the tasn1 library version is too old	The tasn1 library version is too old
GNUTLS_E_OPENPGP_KEYRING_ERROR | -204	internal	error loading the keyring	Error loading the keyring
GNUTLS_E_X509_UNSUPPORTED_OID | -205	bad_form	the OID is not supported	The OID is not supported
GNUTLS_E_RANDOM_FAILED | -206	internal	failed to acquire random data	Failed to acquire random data
GNUTLS_E_BASE64_UNEXPECTED_HEADER_ERROR | -207	bad_file	base64 unexpected header error	Base64 unexpected header error
GNUTLS_E_OPENPGP_SUBKEY_ERROR | -208	internal	could not find OpenPGP subkey	Could not find OpenPGP subkey
GNUTLS_E_ALREADY_REGISTERED | -209	not_an_error	there is already a crypto algorithm with lower priority	There is already a crypto algorithm with lower priority
GNUTLS_E_HANDSHAKE_TOO_LARGE | -210	too_large_for_device	the handshake data size is too large	The handshake data size is too large
GNUTLS_E_CRYPTODEV_IOCTL_ERROR | -211	internal	error interfacing with /dev/crypto	Error interfacing with /dev/crypto
GNUTLS_E_CRYPTODEV_DEVICE_ERROR | -212	internal	error opening /dev/crypto	Error opening /dev/crypto
GNUTLS_E_CHANNEL_BINDING_NOT_AVAILABLE | -213	internal	channel binding data not available	Channel binding data not available
GNUTLS_E_BAD_COOKIE | -214	internal	the cookie was bad	The cookie was bad
GNUTLS_E_OPENPGP_PREFERRED_KEY_ERROR | -215	internal	the OpenPGP key has not a preferred key set	The OpenPGP key has not a preferred key set
GNUTLS_E_INCOMPAT_DSA_KEY_WITH_TLS_PROTOCOL | -216	internal	the given DSA key is incompatible with the selected TLS protocol	The given DSA key is incompatible with the selected TLS protocol
GNUTLS_E_INSUFFICIENT_SECURITY | -217	weak_crypto	one of the involved algorithms has insufficient security level	One of the involved algorithms has insufficient security level
GNUTLS_E_HEARTBEAT_PONG_RECEIVED | -292	internal	a heartbeat pong message was received	A heartbeat pong message was received
GNUTLS_E_HEARTBEAT_PING_RECEIVED | -293	internal	a heartbeat ping message was received	A heartbeat ping message was received
GNUTLS_E_UNRECOGNIZED_NAME | -294	missing_sni	the SNI host name not recognised	The SNI host name not recognised
GNUTLS_E_PKCS11_ERROR | -300	internal	PKCS #11 error	PKCS #11 error
GNUTLS_E_PKCS11_LOAD_ERROR | -301	internal	PKCS #11 initialization error	PKCS #11 initialization error
GNUTLS_E_PARSING_ERROR | -302	bad_file	error in parsing	Error in parsing
GNUTLS_E_PKCS11_PIN_ERROR | -303	internal	error in provided PIN	Error in provided PIN
GNUTLS_E_PKCS11_SLOT_ERROR | -305	internal	PKCS #11 error in slot	PKCS #11 error in slot
GNUTLS_E_LOCKING_ERROR | -306	internal	thread locking error	Thread locking error
GNUTLS_E_PKCS11_ATTRIBUTE_ERROR | -307	internal	PKCS #11 error in attribute	PKCS #11 error in attribute
GNUTLS_E_PKCS11_DEVICE_ERROR | -308	internal	PKCS #11 error in device	PKCS #11 error in device
GNUTLS_E_PKCS11_DATA_ERROR | -309	internal	PKCS #11 error in data	PKCS #11 error in data
GNUTLS_E_PKCS11_UNSUPPORTED_FEATURE_ERROR | -310	internal	PKCS #11 unsupported feature	PKCS #11 unsupported feature
GNUTLS_E_PKCS11_KEY_ERROR | -311	internal	PKCS #11 error in key	PKCS #11 error in key
GNUTLS_E_PKCS11_PIN_EXPIRED | -312	internal	PKCS #11 PIN expired	PKCS #11 PIN expired
GNUTLS_E_PKCS11_PIN_LOCKED | -313	internal	PKCS #11 PIN locked	PKCS #11 PIN locked
GNUTLS_E_PKCS11_SESSION_ERROR | -314	internal	PKCS #11 error in session	PKCS #11 error in session
GNUTLS_E_PKCS11_SIGNATURE_ERROR | -315	internal	PKCS #11 error in signature	PKCS #11 error in signature
GNUTLS_E_PKCS11_TOKEN_ERROR | -316	internal	PKCS #11 error in token	PKCS #11 error in token
GNUTLS_E_PKCS11_USER_ERROR | -317	internal	PKCS #11 user error	PKCS #11 user error
GNUTLS_E_CRYPTO_INIT_FAILED | -318	internal	the initialization of crypto backend has failed	The initialization of crypto backend has failed
GNUTLS_E_TIMEDOUT | -319	reset_or_silence	the operation timed out	The operation timed out
GNUTLS_E_USER_ERROR | -320	internal	the operation was cancelled due to user error	The operation was cancelled due to user error
GNUTLS_E_ECC_NO_SUPPORTED_CURVES | -321	nothing_in_common	no supported ECC curves were found	No supported ECC curves were found
GNUTLS_E_ECC_UNSUPPORTED_CURVE | -322	unknown_key	the curve is unsupported	The curve is unsupported
GNUTLS_E_PKCS11_REQUESTED_OBJECT_NOT_AVAILBLE | -323	bad_file	the requested PKCS #11 object is not available	The requested PKCS #11 object is not available
GNUTLS_E_CERTIFICATE_LIST_UNSORTED | -324	key_mismatch	the provided X.509 certificate list is not sorted (in subject to issuer order)	The provided X.509 certificate list is not sorted (in subject to issuer order)
GNUTLS_E_ILLEGAL_PARAMETER | -325	broken_rule	an illegal parameter was found	An illegal parameter was found
GNUTLS_E_NO_PRIORITIES_WERE_SET | -326	nothing_in_common	no or insufficient priorities were set	No or insufficient priorities were set
GNUTLS_E_X509_UNSUPPORTED_EXTENSION | -327	bad_form	unsupported extension in X.509 certificate	Unsupported extension in X.509 certificate
GNUTLS_E_SESSION_EOF | -328	reset_or_silence	peer has terminated the connection	Peer has terminated the connection
GNUTLS_E_TPM_ERROR | -329	internal	TPM error	TPM error
GNUTLS_E_TPM_KEY_PASSWORD_ERROR | -330	bad_file	error in provided password for key to be loaded in TPM	Error in provided password for key to be loaded in TPM
GNUTLS_E_TPM_SRK_PASSWORD_ERROR | -331	bad_file	error in provided SRK password for TPM	Error in provided SRK password for TPM
GNUTLS_E_TPM_SESSION_ERROR | -332	internal	cannot initialize a session with the TPM	Cannot initialize a session with the TPM
GNUTLS_E_TPM_KEY_NOT_FOUND | -333	internal	TPM key was not found in persistent storage	TPM key was not found in persistent storage
GNUTLS_E_TPM_UNINITIALIZED | -334	internal	TPM is not initialized	TPM is not initialized
GNUTLS_E_TPM_NO_LIB | -335	internal	the TPM library (trousers) cannot be found	The TPM library (trousers) cannot be found
GNUTLS_E_NO_CERTIFICATE_STATUS | -340	revoked	there is no certificate status (OCSP)	There is no certificate status (OCSP)
GNUTLS_E_OCSP_RESPONSE_ERROR | -341	revoked	the OCSP response is invalid	The OCSP response is invalid
GNUTLS_E_RANDOM_DEVICE_ERROR | -342	internal	error in the system's randomness device	Error in the system's randomness device
GNUTLS_E_AUTH_ERROR | -343	unknown_issuer	could not authenticate peer	Could not authenticate peer
GNUTLS_E_NO_APPLICATION_PROTOCOL | -344	alpn_mismatch	no common application protocol could be negotiated	No common application protocol could be negotiated
GNUTLS_E_SOCKETS_INIT_ERROR | -345	internal	error in sockets initialization	Error in sockets initialization
GNUTLS_E_KEY_IMPORT_FAILED | -346	bad_file	failed to import the key into store	Failed to import the key into store
GNUTLS_E_INAPPROPRIATE_FALLBACK | -347	no_common_version	a connection with inappropriate fallback was attempted	A connection with inappropriate fallback was attempted
GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR | -348	unknown_issuer*	error in the certificate verification	Error in the certificate verification
GNUTLS_E_PRIVKEY_VERIFICATION_ERROR | -349	internal	error in the private key verification; seed doesn't match	Error in the private key verification; seed doesn't match
GNUTLS_E_UNEXPECTED_EXTENSIONS_LENGTH | -350	broken_rule	invalid TLS extensions length field	Invalid TLS extensions length field
GNUTLS_E_ASN1_EMBEDDED_NULL_IN_STRING | -351	bad_form	the provided string has an embedded null	The provided string has an embedded null
GNUTLS_E_SELF_TEST_ERROR | -400	internal	error while performing self checks	Error while performing self checks
GNUTLS_E_NO_SELF_TEST | -401	internal	there is no self test for this algorithm	There is no self test for this algorithm
GNUTLS_E_LIB_IN_ERROR_STATE | -402	internal	an error has been detected in the library and cannot continue operations	An error has been detected in the library and cannot continue operations
GNUTLS_E_PK_GENERATION_ERROR | -403	internal	error in public key generation	Error in public key generation
GNUTLS_E_IDNA_ERROR | -404	internal	there was an issue converting to or from UTF8	There was an issue converting to or from UTF8
GNUTLS_E_NEED_FALLBACK | -405	internal	need fallback
GNUTLS_E_SESSION_USER_ID_CHANGED | -406	session	peer's certificate or username has changed during a rehandshake	Peer's certificate or username has changed during a rehandshake
GNUTLS_E_HANDSHAKE_DURING_FALSE_START | -407	internal	attempted handshake during false start	Attempted handshake during false start
GNUTLS_E_UNAVAILABLE_DURING_HANDSHAKE | -408	internal	cannot perform this action while handshake is in progress	Cannot perform this action while handshake is in progress
GNUTLS_E_PK_INVALID_PUBKEY | -409	bad_file	the public key is invalid	The public key is invalid
GNUTLS_E_PK_INVALID_PRIVKEY | -410	bad_file	the private key is invalid	The private key is invalid
GNUTLS_E_NOT_YET_ACTIVATED | -411	internal	the certificate is not yet activated	The certificate is not yet activated
GNUTLS_E_INVALID_UTF8_STRING | -412	bad_file	the given string contains invalid UTF-8 characters	The given string contains invalid UTF-8 characters
GNUTLS_E_NO_EMBEDDED_DATA | -413	internal	there are no embedded data in the structure	There are no embedded data in the structure
GNUTLS_E_INVALID_UTF8_EMAIL | -414	bad_file	the given email string contains non-ASCII characters before '@'	The given email string contains non-ASCII characters before '@'
GNUTLS_E_INVALID_PASSWORD_STRING | -415	bad_file	the given password contains invalid characters	The given password contains invalid characters
GNUTLS_E_CERTIFICATE_TIME_ERROR | -416	expired	error in the time fields of certificate	Error in the time fields of certificate
GNUTLS_E_RECORD_OVERFLOW | -417	too_large_for_device	a TLS record packet with invalid length was received	A TLS record packet with invalid length was received
GNUTLS_E_ASN1_TIME_ERROR | -418	bad_form	the DER time encoding is invalid	The DER time encoding is invalid
GNUTLS_E_INCOMPATIBLE_SIG_WITH_KEY | -419	key_mismatch	the signature is incompatible with the public key	The signature is incompatible with the public key
GNUTLS_E_PK_INVALID_PUBKEY_PARAMS | -420	bad_file	the public key parameters are invalid	The public key parameters are invalid
GNUTLS_E_PK_NO_VALIDATION_PARAMS | -421	internal	there are no validation parameters present	There are no validation parameters present
GNUTLS_E_OCSP_MISMATCH_WITH_CERTS | -422	revoked	the OCSP response provided doesn't match the available certificates	The OCSP response provided doesn't match the available certificates
GNUTLS_E_NO_COMMON_KEY_SHARE | -423	nothing_in_common	no common key share with peer	No common key share with peer
GNUTLS_E_REAUTH_REQUEST | -424	internal	re-authentication was requested by the peer	Re-authentication was requested by the peer
GNUTLS_E_TOO_MANY_MATCHES | -425	internal	more than a single object matches the criteria	More than a single object matches the criteria
GNUTLS_E_CRL_VERIFICATION_ERROR | -426	revoked	error in the CRL verification	Error in the CRL verification
GNUTLS_E_MISSING_EXTENSION | -427	broken_rule	an required TLS extension was received	An required TLS extension was received
GNUTLS_E_DB_ENTRY_EXISTS | -428	internal	the Database entry already exists	The Database entry already exists
GNUTLS_E_EARLY_DATA_REJECTED | -429	internal	the early data were rejected	The early data were rejected
GNUTLS_E_X509_DUPLICATE_EXTENSION | -430	bad_form	duplicate extension in X.509 certificate	Duplicate extension in X.509 certificate
GNUTLS_E_UNIMPLEMENTED_FEATURE | -1250	internal	an unimplemented or disabled feature has been requested	An unimplemented or disabled feature has been requested
GNUTLS_E_INT_RET_0 | -1251	internal	int ret 0
GNUTLS_E_INT_CHECK_AGAIN | -1252	not_an_error	int check again
GNUTLS_E_APPLICATION_ERROR_MAX | -65000	internal	application error max
GNUTLS_E_APPLICATION_ERROR_MIN | -65500	internal	application error min
`,
);
