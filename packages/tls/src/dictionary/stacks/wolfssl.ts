import { entries } from '../row.ts';

/** wolfSSL. */
export const wolfssl = entries(
  'wolfSSL',
  'wolfSSL wolfssl/error-ssl.h and error-crypt.h',
  `
INPUT_CASE_ERROR | -301	internal	input case error
PREFIX_ERROR | -302	internal	prefix error
MEMORY_ERROR | -303	too_large_for_device	memory error
VERIFY_FINISHED_ERROR | -304	broken_rule	verify finished error
VERIFY_MAC_ERROR | -305	broken_rule	verify mac error
PARSE_ERROR | -306	broken_rule	parse error
UNKNOWN_HANDSHAKE_TYPE | -307	broken_rule	unknown handshake type
SOCKET_ERROR_E | -308	reset_or_silence	reading or writing the socket failed	error state on socket
SOCKET_NODATA | -309	reset_or_silence	socket nodata
INCOMPLETE_DATA | -310	internal	incomplete data
UNKNOWN_RECORD_TYPE | -311	too_large_for_device	unknown record type
DECRYPT_ERROR | -312	key_mismatch	a handshake signature or record did not open
FATAL_ERROR | -313	nothing_in_common*	the other side sent a fatal alert and gave up	revcd alert fatal error | received alert fatal error
ENCRYPT_ERROR | -314	internal	encrypt error
FREAD_ERROR | -315	internal	fread error
NO_PEER_KEY | -316	internal	no peer key
NO_PRIVATE_KEY | -317	key_mismatch	no private key
RSA_PRIVATE_ERROR | -318	internal	rsa private error
NO_DH_PARAMS | -319	nothing_in_common	no dh params
BUILD_MSG_ERROR | -320	internal	build msg error
BAD_HELLO | -321	broken_rule	bad hello
DOMAIN_NAME_MISMATCH | -322	name_mismatch	the certificate is for another host	peer subject name mismatch
WANT_READ | -323	not_an_error	want read
NOT_READY_ERROR | -324	not_an_error	not ready error
IPADDR_MISMATCH | -325	name_mismatch	the certificate is for another address	peer ip address mismatch
VERSION_ERROR | -326	no_common_version	the record layer version or the version of the hello is not one that is allowed here	record layer version error
WANT_WRITE | -327	not_an_error	want write
BUFFER_ERROR | -328	broken_rule	a message is malformed, or an input is not what it claims	malformed buffer input error
VERIFY_CERT_ERROR | -329	unknown_issuer	verify cert error
VERIFY_SIGN_ERROR | -330	key_mismatch	verify sign error
CLIENT_ID_ERROR | -331	internal	client id error
SERVER_HINT_ERROR | -332	internal	server hint error
PSK_KEY_ERROR | -333	session	psk key error
GETTIME_ERROR | -337	internal	gettime error
GETITIMER_ERROR | -338	internal	getitimer error
SIGACT_ERROR | -339	internal	sigact error
SETITIMER_ERROR | -340	internal	setitimer error
LENGTH_ERROR | -341	too_large_for_device	length error
PEER_KEY_ERROR | -342	unknown_key	the key of the peer cannot be used	peer key error
ZERO_RETURN | -343	internal	zero return
SIDE_ERROR | -344	internal	side error
NO_PEER_CERT | -345	client_certificate	the peer showed no certificate	peer didn't send cert
ECC_CURVETYPE_ERROR | -350	nothing_in_common	ecc curvetype error
ECC_CURVE_ERROR | -351	nothing_in_common	ecc curve error
ECC_PEERKEY_ERROR | -352	nothing_in_common	ecc peerkey error
ECC_MAKEKEY_ERROR | -353	internal	making an ECC key failed
ECC_EXPORT_ERROR | -354	nothing_in_common	ecc export error
ECC_SHARED_ERROR | -355	nothing_in_common	ecc shared error
NOT_CA_ERROR | -357	internal	not ca error
BAD_CERT_MANAGER_ERROR | -359	internal	bad cert manager error
OCSP_CERT_REVOKED | -360	revoked	ocsp cert revoked
CRL_CERT_REVOKED | -361	revoked	crl cert revoked
CRL_MISSING | -362	revoked	crl missing
MONITOR_SETUP_E | -363	internal	monitor setup
THREAD_CREATE_E | -364	internal	thread create
OCSP_NEED_URL | -365	revoked	ocsp need url
OCSP_CERT_UNKNOWN | -366	revoked	ocsp cert unknown
OCSP_LOOKUP_FAIL | -367	revoked	ocsp lookup fail
MAX_CHAIN_ERROR | -368	too_large_for_device	max chain error
COOKIE_ERROR | -369	internal	cookie error
SEQUENCE_ERROR | -370	internal	sequence error
SUITES_ERROR | -371	nothing_in_common	suites error
OUT_OF_ORDER_E | -373	broken_rule	out of order
BAD_KEA_TYPE_E | -374	internal	bad kea type
SANITY_CIPHER_E | -375	nothing_in_common	sanity cipher
RECV_OVERFLOW_E | -376	too_large_for_device	recv overflow
GEN_COOKIE_E | -377	internal	gen cookie
NO_PEER_VERIFY | -378	unknown_issuer	no peer verify
FWRITE_ERROR | -379	internal	fwrite error
CACHE_MATCH_ERROR | -380	internal	cache match error
UNKNOWN_SNI_HOST_NAME_E | -381	name_mismatch	unknown sni host name
UNKNOWN_MAX_FRAG_LEN_E | -382	internal	unknown max frag len
KEYUSE_SIGNATURE_E | -383	client_purpose	keyuse signature
KEYUSE_ENCIPHER_E | -385	nothing_in_common	keyuse encipher
EXTKEYUSE_AUTH_E | -386	client_purpose	extkeyuse auth
SEND_OOB_READ_E | -387	reset_or_silence	send oob read
SECURE_RENEGOTIATION_E | -388	legacy_renegotiation	secure renegotiation
SESSION_TICKET_LEN_E | -389	session	session ticket len
SESSION_TICKET_EXPECT_E | -390	session	session ticket expect
SCR_DIFFERENT_CERT_E | -391	legacy_renegotiation	scr different cert
SESSION_SECRET_CB_E | -392	session	session secret cb
NO_CHANGE_CIPHER_E | -393	nothing_in_common	no change cipher
SANITY_MSG_E | -394	broken_rule	sanity msg
DUPLICATE_MSG_E | -395	broken_rule	duplicate msg
SNI_UNSUPPORTED | -396	name_mismatch	sni unsupported
SOCKET_PEER_CLOSED_E | -397	reset_or_silence	the other side closed the connection	peer reset/closed connection
BAD_TICKET_KEY_CB_SZ | -398	session	bad ticket key cb sz
BAD_TICKET_MSG_SZ | -399	session	bad ticket msg sz
BAD_TICKET_ENCRYPT | -400	session	bad ticket encrypt
DH_KEY_SIZE_E | -401	nothing_in_common	dh key size
SNI_ABSENT_ERROR | -402	name_mismatch	sni absent error
RSA_SIGN_FAULT | -403	internal	rsa sign fault
HANDSHAKE_SIZE_ERROR | -404	too_large_for_device	handshake size error
UNKNOWN_ALPN_PROTOCOL_NAME_E | -405	alpn_mismatch	unknown alpn protocol name
BAD_CERTIFICATE_STATUS_ERROR | -406	revoked	bad certificate status error
OCSP_INVALID_STATUS | -407	revoked	ocsp invalid status
OCSP_WANT_READ | -408	revoked	ocsp want read
RSA_KEY_SIZE_E | -409	weak_crypto	rsa key size
ECC_KEY_SIZE_E | -410	nothing_in_common	ecc key size
DTLS_EXPORT_VER_E | -411	internal	dtls export ver
INPUT_SIZE_E | -412	too_large_for_device	input size
CTX_INIT_MUTEX_E | -413	internal	ctx init mutex
EXT_MASTER_SECRET_NEEDED_E | -414	internal	ext master secret needed
DTLS_POOL_SZ_E | -415	internal	dtls pool sz
DECODE_E | -416	broken_rule	decode
HTTP_TIMEOUT | -417	reset_or_silence	http timeout
WRITE_DUP_READ_E | -418	internal	write dup read
WRITE_DUP_WRITE_E | -419	internal	write dup write
INVALID_CERT_CTX_E | -420	bad_file	invalid cert ctx
BAD_KEY_SHARE_DATA | -421	nothing_in_common	bad key share data
MISSING_HANDSHAKE_DATA | -422	broken_rule	missing handshake data
BAD_BINDER | -423	session	bad binder
EXT_NOT_ALLOWED | -424	internal	ext not allowed
INVALID_PARAMETER | -425	bad_file	invalid parameter
MCAST_HIGHWATER_CB_E | -426	internal	mcast highwater cb
ALERT_COUNT_E | -427	internal	alert count
EXT_MISSING | -428	broken_rule	ext missing
UNSUPPORTED_EXTENSION | -429	internal	unsupported extension
PRF_MISSING | -430	broken_rule	prf missing
DTLS_RETX_OVER_TX | -431	internal	dtls retx over tx
DH_PARAMS_NOT_FFDHE_E | -432	nothing_in_common	dh params not ffdhe
TCA_INVALID_ID_TYPE | -433	bad_file	tca invalid id type
TCA_ABSENT_ERROR | -434	internal	tca absent error
TSIP_MAC_DIGSZ_E | -435	internal	tsip mac digsz
CLIENT_CERT_CB_ERROR | -436	client_certificate	client cert cb error
SSL_SHUTDOWN_ALREADY_DONE_E | -437	not_an_error	ssl shutdown already done
TLS13_SECRET_CB_E | -438	internal	tls13 secret cb
DTLS_SIZE_ERROR | -439	too_large_for_device	dtls size error
NO_CERT_ERROR | -440	client_certificate	no cert error
APP_DATA_READY | -441	not_an_error	app data ready
TOO_MUCH_EARLY_DATA | -442	internal	too much early data
SOCKET_FILTERED_E | -443	reset_or_silence	socket filtered
HTTP_RECV_ERR | -444	reset_or_silence	http recv err
HTTP_HEADER_ERR | -445	internal	http header err
HTTP_PROTO_ERR | -446	internal	http proto err
HTTP_STATUS_ERR | -447	revoked	http status err
HTTP_VERSION_ERR | -448	no_common_version	http version err
HTTP_APPSTR_ERR | -449	internal	http appstr err
UNSUPPORTED_PROTO_VERSION | -450	no_common_version	unsupported proto version
FALCON_KEY_SIZE_E | -451	weak_crypto	falcon key size
QUIC_TP_MISSING_E | -452	broken_rule	quic tp missing
DILITHIUM_KEY_SIZE_E | -453	weak_crypto	dilithium key size
DTLS_CID_ERROR | -454	internal	dtls cid error
DTLS_TOO_MANY_FRAGMENTS_E | -455	internal	dtls too many fragments
QUIC_WRONG_ENC_LEVEL | -456	internal	quic wrong enc level
DUPLICATE_TLS_EXT_E | -457	broken_rule	duplicate tls ext
UNSUPPORTED_SUITE | -500	nothing_in_common	unsupported suite
MATCH_SUITE_ERROR | -501	nothing_in_common	no cipher suite in common	can't match cipher suite
COMPRESSION_ERROR | -502	nothing_in_common	compression error
KEY_SHARE_ERROR | -503	nothing_in_common	key share error
POST_HAND_AUTH_ERROR | -504	internal	post hand auth error
HRR_COOKIE_ERROR | -505	internal	hrr cookie error
ASN_NO_SIGNER_E | -188	unknown_issuer	no root that is loaded has signed the certificate	ASN no signer error to confirm failure
ASN_BEFORE_DATE_E | -150	expired	the certificate is not valid yet	ASN date error, current date is before start of validity | ASN date error, current date before
ASN_AFTER_DATE_E | -151	expired	the certificate has expired	ASN date error, current date is after expiration | ASN date error, current date after
ASN_SIG_CONFIRM_E | -155	key_mismatch	the signature of the certificate does not fit	ASN sig error, confirm failure
ASN_PARSE_E | -140	bad_file	a certificate or key cannot be read	ASN parsing error, invalid input
ASN_SIG_HASH_E | -156	weak_crypto	the hash of the signature is not supported	ASN sig error, unsupported hash type
MEMORY_E | -125	too_large_for_device	there is no memory left	out of memory error
ASN_PATHLEN_INV_E | -237	unknown_issuer	a CA allows fewer certificates below it	ASN CA path length larger than signer error
ASN_NAME_INVALID_E | -198	name_mismatch	a name is outside what a CA may vouch for	Name Constraint error
ASN_VERSION_E | -141	bad_form	the version of a certificate or key is not one that is known	ASN version error, invalid number
ASN_GETINT_E | -142	bad_form	an INTEGER cannot be read	ASN get big int error, invalid data
ASN_RSA_KEY_E | -143	bad_file	a key cannot be read	ASN key init error, invalid input
ASN_OBJECT_ID_E | -144	bad_form	an object identifier is not the one that is wanted	ASN object id error, invalid id
ASN_BITSTR_E | -147	bad_form	a BIT STRING cannot be read	ASN bit string error, wrong id
ASN_UNKNOWN_OID_E | -148	unknown_key	an algorithm is not known	ASN oid error, unknown sum id
ASN_DATE_SZ_E | -149	bad_form	a date has the wrong length	ASN date error, bad size
ASN_SIG_OID_E | -152	bad_form	the algorithm stands in two places of the certificate and differs	ASN signature error, mismatched oid
ASN_TIME_E | -153	bad_form	a time is of a type that is not known	ASN time error, unknown time type
ASN_INPUT_E | -154	bad_file	the certificate is cut off	ASN input error, not enough data
ASN_SIG_KEY_E | -157	unknown_key	the key that signed is of a kind that is not built in	ASN sig error, unsupported key type
ASN_CRIT_EXT_E | -160	bad_form	a critical extension is not known	X.509 Critical extension ignored or invalid
ASN_ALT_NAME_E | -161	bad_form	a name in subjectAltName cannot be read	ASN alternate name error
ASN_NO_PEM_HEADER | -162	bad_file	there is no -----BEGIN line in what was given	ASN no PEM Header Error
ASN_ECC_KEY_E | -171	bad_file	an EC key cannot be read	ECC ASN1 bad key data, invalid input
ECC_CURVE_OID_E | -172	unknown_key	the curve is not built in	ECC curve sum OID unsupported, invalid input
BAD_FUNC_ARG | -173	internal	an argument of a call is wrong	Bad function argument
NOT_COMPILED_IN | -174	internal	what is wanted was not compiled in	Feature not compiled in
CRL_CERT_DATE_ERR | -179	revoked	the revocation list is out of its time	CRL date error
ASN_CRL_CONFIRM_E | -189	revoked	the signature of the revocation list does not fit	ASN CRL sig error, confirm failure
ASN_CRL_NO_SIGNER_E | -190	revoked	the CA that signed the revocation list is not loaded	ASN CRL no signer error to confirm failure
ASN_OCSP_CONFIRM_E | -191	revoked	the signature of the OCSP answer does not fit	ASN OCSP sig error, confirm failure
ASN_SELF_SIGNED_E | -275	private_ca	the certificate vouches for itself and is not loaded	ASN self-signed certificate error
`,
);
