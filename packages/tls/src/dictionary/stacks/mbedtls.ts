import { entries } from '../row.ts';

/** mbedTLS, and with it ESP-IDF, Arduino on the ESP32, MicroPython and Zephyr. */
export const mbedtls = entries(
  'mbedTLS',
  'mbedTLS include/mbedtls/*.h',
  `
MBEDTLS_ERR_ASN1_ALLOC_FAILED | -0x006A | -106	too_large_for_device	memory allocation failed	ASN1 - Memory allocation failed
MBEDTLS_ERR_ASN1_BUF_TOO_SMALL | -0x006C | -108	internal	buffer too small when writing ASN.1 data structure	ASN1 - Buffer too small when writing ASN.1 data structure
MBEDTLS_ERR_ASN1_INVALID_DATA | -0x0068 | -104	bad_file	data is invalid	ASN1 - Data is invalid
MBEDTLS_ERR_ASN1_INVALID_LENGTH | -0x0064 | -100	bad_file	error when trying to determine the length or invalid length	ASN1 - Error when trying to determine the length or invalid length
MBEDTLS_ERR_ASN1_LENGTH_MISMATCH | -0x0066 | -102	bad_file	actual length differs from expected length	ASN1 - Actual length differs from expected length
MBEDTLS_ERR_ASN1_OUT_OF_DATA | -0x0060 | -96	bad_file	out of data when parsing an ASN1 data structure	ASN1 - Out of data when parsing an ASN1 data structure
MBEDTLS_ERR_ASN1_UNEXPECTED_TAG | -0x0062 | -98	bad_file	ASN1 tag was of an unexpected value	ASN1 - ASN1 tag was of an unexpected value
MBEDTLS_ERR_CIPHER_ALLOC_FAILED | -0x6180 | -24960	too_large_for_device	failed to allocate memory	CIPHER - Failed to allocate memory
MBEDTLS_ERR_CIPHER_AUTH_FAILED | -0x6300 | -25344	internal	authentication failed (for AEAD modes)	CIPHER - Authentication failed (for AEAD modes)
MBEDTLS_ERR_CIPHER_BAD_INPUT_DATA | -0x6100 | -24832	internal	bad input parameters	CIPHER - Bad input parameters
MBEDTLS_ERR_CIPHER_FEATURE_UNAVAILABLE | -0x6080 | -24704	internal	the selected feature is not available	CIPHER - The selected feature is not available
MBEDTLS_ERR_CIPHER_FULL_BLOCK_EXPECTED | -0x6280 | -25216	internal	decryption of block requires a full block	CIPHER - Decryption of block requires a full block
MBEDTLS_ERR_CIPHER_HW_ACCEL_FAILED | -0x6400 | -25600	internal	cipher hardware accelerator failed	CIPHER - Cipher hardware accelerator failed
MBEDTLS_ERR_CIPHER_INVALID_CONTEXT | -0x6380 | -25472	internal	the context is invalid. For example, because it was freed	CIPHER - The context is invalid. For example, because it was freed
MBEDTLS_ERR_CIPHER_INVALID_PADDING | -0x6200 | -25088	internal	input data contains invalid padding and is rejected	CIPHER - Input data contains invalid padding and is rejected
MBEDTLS_ERR_ECP_ALLOC_FAILED | -0x4D80 | -19840	too_large_for_device	memory allocation failed	ECP - Memory allocation failed
MBEDTLS_ERR_ECP_BAD_INPUT_DATA | -0x4F80 | -20352	bad_file	bad input parameters to function	ECP - Bad input parameters to function
MBEDTLS_ERR_ECP_BUFFER_TOO_SMALL | -0x4F00 | -20224	internal	the buffer is too small to write to	ECP - The buffer is too small to write to
MBEDTLS_ERR_ECP_FEATURE_UNAVAILABLE | -0x4E80 | -20096	unknown_key	the requested feature is not available, for example, the requested curve is not supported	ECP - The requested feature is not available, for example, the requested curve is not supported
MBEDTLS_ERR_ECP_HW_ACCEL_FAILED | -0x4B80 | -19328	internal	the ECP hardware accelerator failed	ECP - The ECP hardware accelerator failed
MBEDTLS_ERR_ECP_INVALID_KEY | -0x4C80 | -19584	bad_file	invalid private or public key	ECP - Invalid private or public key
MBEDTLS_ERR_ECP_IN_PROGRESS | -0x4B00 | -19200	not_an_error	operation in progress, call again with the same parameters to continue	ECP - Operation in progress, call again with the same parameters to continue
MBEDTLS_ERR_ECP_RANDOM_FAILED | -0x4D00 | -19712	internal	generation of random value, such as ephemeral key, failed	ECP - Generation of random value, such as ephemeral key, failed
MBEDTLS_ERR_ECP_SIG_LEN_MISMATCH | -0x4C00 | -19456	broken_rule	the buffer contains a valid signature followed by more data	ECP - The buffer contains a valid signature followed by more data
MBEDTLS_ERR_ECP_VERIFY_FAILED | -0x4E00 | -19968	key_mismatch	the signature is not valid	ECP - The signature is not valid
MBEDTLS_ERR_GCM_AUTH_FAILED | -0x0012 | -18	internal	authenticated decryption failed	GCM - Authenticated decryption failed
MBEDTLS_ERR_GCM_BAD_INPUT | -0x0014 | -20	bad_file	bad input parameters to function	GCM - Bad input parameters to function
MBEDTLS_ERR_GCM_HW_ACCEL_FAILED | -0x0013 | -19	internal	GCM hardware accelerator failed	GCM - GCM hardware accelerator failed
MBEDTLS_ERR_MD_ALLOC_FAILED | -0x5180 | -20864	too_large_for_device	failed to allocate memory	MD - Failed to allocate memory
MBEDTLS_ERR_MD_BAD_INPUT_DATA | -0x5100 | -20736	bad_file	bad input parameters to function	MD - Bad input parameters to function
MBEDTLS_ERR_MD_FEATURE_UNAVAILABLE | -0x5080 | -20608	internal	the selected feature is not available	MD - The selected feature is not available
MBEDTLS_ERR_MD_FILE_IO_ERROR | -0x5200 | -20992	bad_file	opening or reading of file failed	MD - Opening or reading of file failed
MBEDTLS_ERR_MD_HW_ACCEL_FAILED | -0x5280 | -21120	internal	MD hardware accelerator failed	MD - MD hardware accelerator failed
MBEDTLS_ERR_NET_ACCEPT_FAILED | -0x004A | -74	reset_or_silence	could not accept the incoming connection	NET - Could not accept the incoming connection
MBEDTLS_ERR_NET_BAD_INPUT_DATA | -0x0049 | -73	reset_or_silence	input invalid	NET - Input invalid
MBEDTLS_ERR_NET_BIND_FAILED | -0x0046 | -70	reset_or_silence	binding of the socket failed	NET - Binding of the socket failed
MBEDTLS_ERR_NET_BUFFER_TOO_SMALL | -0x0043 | -67	too_large_for_device	buffer is too small to hold the data	NET - Buffer is too small to hold the data
MBEDTLS_ERR_NET_CONNECT_FAILED | -0x0044 | -68	reset_or_silence	the connection to the given server / port failed	NET - The connection to the given server / port failed
MBEDTLS_ERR_NET_CONN_RESET | -0x0050 | -80	reset_or_silence	the connection was reset	NET - Connection was reset by peer
MBEDTLS_ERR_NET_INVALID_CONTEXT | -0x0045 | -69	reset_or_silence	the context is invalid, eg because it was free()ed	NET - The context is invalid, eg because it was free()ed
MBEDTLS_ERR_NET_LISTEN_FAILED | -0x0048 | -72	reset_or_silence	could not listen on the socket	NET - Could not listen on the socket
MBEDTLS_ERR_NET_POLL_FAILED | -0x0047 | -71	reset_or_silence	polling the net context failed	NET - Polling the net context failed
MBEDTLS_ERR_NET_RECV_FAILED | -0x004C | -76	reset_or_silence	reading information from the socket failed	NET - Reading information from the socket failed
MBEDTLS_ERR_NET_SEND_FAILED | -0x004E | -78	reset_or_silence	sending information through the socket failed	NET - Sending information through the socket failed
MBEDTLS_ERR_NET_SOCKET_FAILED | -0x0042 | -66	reset_or_silence	failed to open a socket	NET - Failed to open a socket
MBEDTLS_ERR_NET_UNKNOWN_HOST | -0x0052 | -82	reset_or_silence	the name of the host could not be looked up	NET - Failed to get an IP address for the given hostname
MBEDTLS_ERR_PEM_ALLOC_FAILED | -0x1180 | -4480	too_large_for_device	failed to allocate memory	PEM - Failed to allocate memory
MBEDTLS_ERR_PEM_BAD_INPUT_DATA | -0x1480 | -5248	bad_file	bad input parameters to function	PEM - Bad input parameters to function
MBEDTLS_ERR_PEM_FEATURE_UNAVAILABLE | -0x1400 | -5120	bad_file	unavailable feature, e.g. hashing/encryption combination	PEM - Unavailable feature, e.g. hashing/encryption combination
MBEDTLS_ERR_PEM_INVALID_DATA | -0x1100 | -4352	bad_file	PEM string is not as expected	PEM - PEM string is not as expected
MBEDTLS_ERR_PEM_INVALID_ENC_IV | -0x1200 | -4608	bad_file	RSA IV is not in hex-format	PEM - RSA IV is not in hex-format
MBEDTLS_ERR_PEM_NO_HEADER_FOOTER_PRESENT | -0x1080 | -4224	bad_file	no PEM header or footer found	PEM - No PEM header or footer found
MBEDTLS_ERR_PEM_PASSWORD_MISMATCH | -0x1380 | -4992	bad_file	given private key password does not allow for correct decryption	PEM - Given private key password does not allow for correct decryption
MBEDTLS_ERR_PEM_PASSWORD_REQUIRED | -0x1300 | -4864	bad_file	private key password can't be empty	PEM - Private key password can't be empty
MBEDTLS_ERR_PEM_UNKNOWN_ENC_ALG | -0x1280 | -4736	bad_file	unsupported key encryption algorithm	PEM - Unsupported key encryption algorithm
MBEDTLS_ERR_PK_ALLOC_FAILED | -0x3F80 | -16256	too_large_for_device	memory allocation failed	PK - Memory allocation failed
MBEDTLS_ERR_PK_BAD_INPUT_DATA | -0x3E80 | -16000	bad_file	bad input parameters to function	PK - Bad input parameters to function
MBEDTLS_ERR_PK_FEATURE_UNAVAILABLE | -0x3980 | -14720	unknown_key	unavailable feature, e.g. RSA disabled for RSA key	PK - Unavailable feature, e.g. RSA disabled for RSA key
MBEDTLS_ERR_PK_FILE_IO_ERROR | -0x3E00 | -15872	bad_file	read/write of file failed	PK - Read/write of file failed
MBEDTLS_ERR_PK_HW_ACCEL_FAILED | -0x3880 | -14464	internal	PK hardware accelerator failed	PK - PK hardware accelerator failed
MBEDTLS_ERR_PK_INVALID_ALG | -0x3A80 | -14976	bad_file	the algorithm tag or value is invalid	PK - The algorithm tag or value is invalid
MBEDTLS_ERR_PK_INVALID_PUBKEY | -0x3B00 | -15104	bad_file	the pubkey tag or value is invalid (only RSA and EC are supported)	PK - The pubkey tag or value is invalid (only RSA and EC are supported)
MBEDTLS_ERR_PK_KEY_INVALID_FORMAT | -0x3D00 | -15616	bad_file	invalid key tag or value	PK - Invalid key tag or value
MBEDTLS_ERR_PK_KEY_INVALID_VERSION | -0x3D80 | -15744	bad_file	unsupported key version	PK - Unsupported key version
MBEDTLS_ERR_PK_PASSWORD_MISMATCH | -0x3B80 | -15232	bad_file	given private key password does not allow for correct decryption	PK - Given private key password does not allow for correct decryption
MBEDTLS_ERR_PK_PASSWORD_REQUIRED | -0x3C00 | -15360	bad_file	private key password can't be empty	PK - Private key password can't be empty
MBEDTLS_ERR_PK_SIG_LEN_MISMATCH | -0x3900 | -14592	broken_rule	the buffer contains a valid signature followed by more data	PK - The buffer contains a valid signature followed by more data
MBEDTLS_ERR_PK_TYPE_MISMATCH | -0x3F00 | -16128	key_mismatch	type mismatch, eg attempt to encrypt with an ECDSA key	PK - Type mismatch, eg attempt to encrypt with an ECDSA key
MBEDTLS_ERR_PK_UNKNOWN_NAMED_CURVE | -0x3A00 | -14848	unknown_key	elliptic curve is unsupported (only NIST curves are supported)	PK - Elliptic curve is unsupported (only NIST curves are supported)
MBEDTLS_ERR_PK_UNKNOWN_PK_ALG | -0x3C80 | -15488	unknown_key	key algorithm is unsupported (only RSA and EC are supported)	PK - Key algorithm is unsupported (only RSA and EC are supported)
MBEDTLS_ERR_RSA_BAD_INPUT_DATA | -0x4080 | -16512	bad_file	bad input parameters to function	RSA - Bad input parameters to function
MBEDTLS_ERR_RSA_HW_ACCEL_FAILED | -0x4580 | -17792	internal	RSA hardware accelerator failed	RSA - RSA hardware accelerator failed
MBEDTLS_ERR_RSA_INVALID_PADDING | -0x4100 | -16640	broken_rule	input data contains invalid padding and is rejected	RSA - Input data contains invalid padding and is rejected
MBEDTLS_ERR_RSA_KEY_CHECK_FAILED | -0x4200 | -16896	internal	key failed to pass the validity check of the library	RSA - Key failed to pass the validity check of the library
MBEDTLS_ERR_RSA_KEY_GEN_FAILED | -0x4180 | -16768	internal	something failed during generation of a key	RSA - Something failed during generation of a key
MBEDTLS_ERR_RSA_OUTPUT_TOO_LARGE | -0x4400 | -17408	internal	the output buffer for decryption is not large enough	RSA - The output buffer for decryption is not large enough
MBEDTLS_ERR_RSA_PRIVATE_FAILED | -0x4300 | -17152	internal	the private key operation failed	RSA - The private key operation failed
MBEDTLS_ERR_RSA_PUBLIC_FAILED | -0x4280 | -17024	internal	the public key operation failed	RSA - The public key operation failed
MBEDTLS_ERR_RSA_RNG_FAILED | -0x4480 | -17536	internal	the random generator failed to generate non-zeros	RSA - The random generator failed to generate non-zeros
MBEDTLS_ERR_RSA_UNSUPPORTED_OPERATION | -0x4500 | -17664	internal	the implementation does not offer the requested operation, for example, because of security violations or lack of functionality	RSA - The implementation does not offer the requested operation, for example, because of security violations or lack of functionality
MBEDTLS_ERR_RSA_VERIFY_FAILED | -0x4380 | -17280	key_mismatch	the PKCS#1 verification failed	RSA - The PKCS#1 verification failed
MBEDTLS_ERR_SSL_ALLOC_FAILED | -0x7F00 | -32512	too_large_for_device	no memory was left for the buffers of a connection	SSL - Memory allocation failed
MBEDTLS_ERR_SSL_ASYNC_IN_PROGRESS | -0x6500 | -25856	not_an_error	the asynchronous operation is not completed yet	SSL - The asynchronous operation is not completed yet
MBEDTLS_ERR_SSL_BAD_CONFIG | -0x5E80 | -24192	internal	invalid value in SSL config	SSL - Invalid value in SSL config
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE | -0x7A00 | -31232	broken_rule	processing of the Certificate handshake message failed	SSL - Processing of the Certificate handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE_REQUEST | -0x7A80 | -31360	broken_rule	processing of the CertificateRequest handshake message failed	SSL - Processing of the CertificateRequest handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE_VERIFY | -0x7D80 | -32128	broken_rule	processing of the CertificateVerify handshake message failed	SSL - Processing of the CertificateVerify handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CHANGE_CIPHER_SPEC | -0x7E00 | -32256	broken_rule	processing of the ChangeCipherSpec handshake message failed	SSL - Processing of the ChangeCipherSpec handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_HELLO | -0x7900 | -30976	broken_rule	processing of the ClientHello handshake message failed	SSL - Processing of the ClientHello handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE | -0x7C00 | -31744	broken_rule	processing of the ClientKeyExchange handshake message failed	SSL - Processing of the ClientKeyExchange handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE_CS | -0x7D00 | -32000	broken_rule	processing of the ClientKeyExchange handshake message failed in DHM / ECDH Calculate Secret	SSL - Processing of the ClientKeyExchange handshake message failed in DHM / ECDH Calculate Secret
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE_RP | -0x7C80 | -31872	broken_rule	processing of the ClientKeyExchange handshake message failed in DHM / ECDH Read Public	SSL - Processing of the ClientKeyExchange handshake message failed in DHM / ECDH Read Public
MBEDTLS_ERR_SSL_BAD_HS_FINISHED | -0x7E80 | -32384	broken_rule	processing of the Finished handshake message failed	SSL - Processing of the Finished handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_NEW_SESSION_TICKET | -0x6E00 | -28160	broken_rule	processing of the NewSessionTicket handshake message failed	SSL - Processing of the NewSessionTicket handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_PROTOCOL_VERSION | -0x6E80 | -28288	no_common_version	handshake protocol not within min/max boundaries	SSL - Handshake protocol not within min/max boundaries
MBEDTLS_ERR_SSL_BAD_HS_SERVER_HELLO | -0x7980 | -31104	broken_rule	processing of the ServerHello handshake message failed	SSL - Processing of the ServerHello handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_SERVER_HELLO_DONE | -0x7B80 | -31616	broken_rule	processing of the ServerHelloDone handshake message failed	SSL - Processing of the ServerHelloDone handshake message failed
MBEDTLS_ERR_SSL_BAD_HS_SERVER_KEY_EXCHANGE | -0x7B00 | -31488	broken_rule	processing of the ServerKeyExchange handshake message failed	SSL - Processing of the ServerKeyExchange handshake message failed
MBEDTLS_ERR_SSL_BAD_INPUT_DATA | -0x7100 | -28928	bad_file	bad input parameters to function	SSL - Bad input parameters to function
MBEDTLS_ERR_SSL_BUFFER_TOO_SMALL | -0x6A00 | -27136	too_large_for_device	a buffer is too small to receive or write a message	SSL - A buffer is too small to receive or write a message
MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED | -0x7680 | -30336	private_ca	no root was set, and the server has to be verified	SSL - No CA Chain is set, but required to operate
MBEDTLS_ERR_SSL_CERTIFICATE_REQUIRED | -0x7580 | -30080	client_certificate	the own certificate is not set, but needed by the server	SSL - The own certificate is not set, but needed by the server
MBEDTLS_ERR_SSL_CERTIFICATE_TOO_LARGE | -0x7500 | -29952	too_large_for_device	our own certificate(s) is/are too large to send in an SSL message	SSL - Our own certificate(s) is/are too large to send in an SSL message
MBEDTLS_ERR_SSL_CLIENT_RECONNECT | -0x6780 | -26496	reset_or_silence	the client initiated a reconnect from the same port	SSL - The client initiated a reconnect from the same port
MBEDTLS_ERR_SSL_COMPRESSION_FAILED | -0x6F00 | -28416	broken_rule	processing of the compression / decompression failed	SSL - Processing of the compression / decompression failed
MBEDTLS_ERR_SSL_CONN_EOF | -0x7280 | -29312	reset_or_silence	the connection ended in the middle	SSL - The connection indicated an EOF
MBEDTLS_ERR_SSL_CONTINUE_PROCESSING | -0x6580 | -25984	not_an_error	internal-only message signaling that further message-processing should be done	SSL - Internal-only message signaling that further message-processing should be done
MBEDTLS_ERR_SSL_COUNTER_WRAPPING | -0x6B80 | -27520	internal	a counter would wrap (eg, too many messages exchanged)	SSL - A counter would wrap (eg, too many messages exchanged)
MBEDTLS_ERR_SSL_CRYPTO_IN_PROGRESS | -0x7000 | -28672	not_an_error	a cryptographic operation is in progress. Try again later	SSL - A cryptographic operation is in progress. Try again later
MBEDTLS_ERR_SSL_EARLY_MESSAGE | -0x6480 | -25728	internal	internal-only message signaling that a message arrived early	SSL - Internal-only message signaling that a message arrived early
MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE | -0x7780 | -30592	nothing_in_common*	the other side sent a fatal alert and gave up	SSL - A fatal alert message was received from our peer
MBEDTLS_ERR_SSL_FEATURE_UNAVAILABLE | -0x7080 | -28800	internal	the requested feature is not available	SSL - The requested feature is not available
MBEDTLS_ERR_SSL_HELLO_VERIFY_REQUIRED | -0x6A80 | -27264	internal	DTLS client must retry for hello verification	SSL - DTLS client must retry for hello verification
MBEDTLS_ERR_SSL_HW_ACCEL_FAILED | -0x7F80 | -32640	internal	hardware acceleration function returned with error	SSL - Hardware acceleration function returned with error
MBEDTLS_ERR_SSL_HW_ACCEL_FALLTHROUGH | -0x6F80 | -28544	internal	hardware acceleration function skipped / left alone data	SSL - Hardware acceleration function skipped / left alone data
MBEDTLS_ERR_SSL_INTERNAL_ERROR | -0x6C00 | -27648	internal	internal error (eg, unexpected failure in lower-level module)	SSL - Internal error (eg, unexpected failure in lower-level module)
MBEDTLS_ERR_SSL_INVALID_MAC | -0x7180 | -29056	broken_rule	verification of the message MAC failed	SSL - Verification of the message MAC failed
MBEDTLS_ERR_SSL_INVALID_RECORD | -0x7200 | -29184	not_tls	what came is no TLS record, or one that is too long for the buffer	SSL - An invalid SSL record was received
MBEDTLS_ERR_SSL_INVALID_VERIFY_HASH | -0x6600 | -26112	internal	couldn't set the hash for verifying CertificateVerify	SSL - Couldn't set the hash for verifying CertificateVerify
MBEDTLS_ERR_SSL_NON_FATAL | -0x6680 | -26240	not_an_error	the alert message received indicates a non-fatal error	SSL - The alert message received indicates a non-fatal error
MBEDTLS_ERR_SSL_NO_CIPHER_CHOSEN | -0x7380 | -29568	nothing_in_common	the server has no ciphersuites in common with the client	SSL - The server has no ciphersuites in common with the client
MBEDTLS_ERR_SSL_NO_CLIENT_CERTIFICATE | -0x7480 | -29824	client_certificate	no client certification received from the client, but required by the authentication mode	SSL - No client certification received from the client, but required by the authentication mode
MBEDTLS_ERR_SSL_NO_RNG | -0x7400 | -29696	internal	no RNG was provided to the SSL module	SSL - No RNG was provided to the SSL module
MBEDTLS_ERR_SSL_NO_USABLE_CIPHERSUITE | -0x6980 | -27008	nothing_in_common	none of the common ciphersuites is usable (eg, no suitable certificate, see debug messages)	SSL - None of the common ciphersuites is usable (eg, no suitable certificate, see debug messages)
MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY | -0x7880 | -30848	not_an_error	the other side said goodbye (close_notify)	SSL - The peer notified us that the connection is going to be closed
MBEDTLS_ERR_SSL_PEER_VERIFY_FAILED | -0x7800 | -30720	unknown_issuer	verification of our peer failed	SSL - Verification of our peer failed
MBEDTLS_ERR_SSL_PK_TYPE_MISMATCH | -0x6D00 | -27904	key_mismatch	public key type mismatch (eg, asked for RSA key exchange and presented EC key)	SSL - Public key type mismatch (eg, asked for RSA key exchange and presented EC key)
MBEDTLS_ERR_SSL_PRIVATE_KEY_REQUIRED | -0x7600 | -30208	client_certificate	the own private key or pre-shared key is not set, but needed	SSL - The own private key or pre-shared key is not set, but needed
MBEDTLS_ERR_SSL_SESSION_TICKET_EXPIRED | -0x6D80 | -28032	session	session ticket has expired	SSL - Session ticket has expired
MBEDTLS_ERR_SSL_TIMEOUT | -0x6800 | -26624	reset_or_silence	the operation timed out	SSL - The operation timed out
MBEDTLS_ERR_SSL_UNEXPECTED_CID | -0x6000 | -24576	broken_rule	an encrypted DTLS-frame with an unexpected CID was received	SSL - An encrypted DTLS-frame with an unexpected CID was received
MBEDTLS_ERR_SSL_UNEXPECTED_MESSAGE | -0x7700 | -30464	broken_rule	an unexpected message was received from our peer	SSL - An unexpected message was received from our peer
MBEDTLS_ERR_SSL_UNEXPECTED_RECORD | -0x6700 | -26368	broken_rule	record header looks valid but is not expected	SSL - Record header looks valid but is not expected
MBEDTLS_ERR_SSL_UNKNOWN_CIPHER | -0x7300 | -29440	nothing_in_common	an unknown cipher was received	SSL - An unknown cipher was received
MBEDTLS_ERR_SSL_UNKNOWN_IDENTITY | -0x6C80 | -27776	session	unknown identity received (eg, PSK identity)	SSL - Unknown identity received (eg, PSK identity)
MBEDTLS_ERR_SSL_VERSION_MISMATCH | -0x5F00 | -24320	no_common_version	an operation failed due to an unexpected version or configuration	SSL - An operation failed due to an unexpected version or configuration
MBEDTLS_ERR_SSL_WAITING_SERVER_HELLO_RENEGO | -0x6B00 | -27392	legacy_renegotiation	unexpected message at ServerHello in renegotiation	SSL - Unexpected message at ServerHello in renegotiation
MBEDTLS_ERR_SSL_WANT_READ | -0x6900 | -26880	not_an_error	no data of requested type currently available on underlying transport	SSL - No data of requested type currently available on underlying transport
MBEDTLS_ERR_SSL_WANT_WRITE | -0x6880 | -26752	not_an_error	connection requires a write call	SSL - Connection requires a write call
MBEDTLS_ERR_X509_ALLOC_FAILED | -0x2880 | -10368	too_large_for_device	allocation of memory failed	X509 - Allocation of memory failed
MBEDTLS_ERR_X509_BAD_INPUT_DATA | -0x2800 | -10240	bad_file	input invalid	X509 - Input invalid
MBEDTLS_ERR_X509_BUFFER_TOO_SMALL | -0x2980 | -10624	too_large_for_device	destination buffer is too small	X509 - Destination buffer is too small
MBEDTLS_ERR_X509_CERT_UNKNOWN_FORMAT | -0x2780 | -10112	bad_file	format not recognized as DER or PEM	X509 - Format not recognized as DER or PEM
MBEDTLS_ERR_X509_CERT_VERIFY_FAILED | -0x2700 | -9984	unknown_issuer	the chain did not verify; the flags of mbedtls_ssl_get_verify_result say why	X509 - Certificate verification failed, e.g. CRL, CA or signature check failed
MBEDTLS_ERR_X509_FATAL_ERROR | -0x3000 | -12288	unknown_issuer	a fatal error occurred, eg the chain is too long or the vrfy callback failed	X509 - A fatal error occurred, eg the chain is too long or the vrfy callback failed
MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE | -0x2080 | -8320	internal	unavailable feature, e.g. RSA hashing/encryption combination	X509 - Unavailable feature, e.g. RSA hashing/encryption combination
MBEDTLS_ERR_X509_FILE_IO_ERROR | -0x2900 | -10496	bad_file	read/write of file failed	X509 - Read/write of file failed
MBEDTLS_ERR_X509_INVALID_ALG | -0x2300 | -8960	bad_form	the algorithm tag or value is invalid	X509 - The algorithm tag or value is invalid
MBEDTLS_ERR_X509_INVALID_DATE | -0x2400 | -9216	bad_form	the date tag or value is invalid	X509 - The date tag or value is invalid
MBEDTLS_ERR_X509_INVALID_EXTENSIONS | -0x2500 | -9472	bad_form	the extension tag or value is invalid	X509 - The extension tag or value is invalid
MBEDTLS_ERR_X509_INVALID_FORMAT | -0x2180 | -8576	bad_file	the CRT/CRL/CSR format is invalid, e.g. different type expected	X509 - The CRT/CRL/CSR format is invalid, e.g. different type expected
MBEDTLS_ERR_X509_INVALID_NAME | -0x2380 | -9088	bad_form	the name tag or value is invalid	X509 - The name tag or value is invalid
MBEDTLS_ERR_X509_INVALID_SERIAL | -0x2280 | -8832	bad_form	the serial tag or value is invalid	X509 - The serial tag or value is invalid
MBEDTLS_ERR_X509_INVALID_SIGNATURE | -0x2480 | -9344	bad_form	the signature tag or value invalid	X509 - The signature tag or value invalid
MBEDTLS_ERR_X509_INVALID_VERSION | -0x2200 | -8704	bad_form	the CRT/CRL/CSR version element is invalid	X509 - The CRT/CRL/CSR version element is invalid
MBEDTLS_ERR_X509_SIG_MISMATCH | -0x2680 | -9856	bad_form	signature algorithms do not match. (see c ::mbedtls_x509_crt sig_oid)	X509 - Signature algorithms do not match. (see c ::mbedtls_x509_crt sig_oid)
MBEDTLS_ERR_X509_UNKNOWN_OID | -0x2100 | -8448	bad_form	requested OID is unknown	X509 - Requested OID is unknown
MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG | -0x2600 | -9728	unknown_key	signature algorithm (oid) is unsupported	X509 - Signature algorithm (oid) is unsupported
MBEDTLS_ERR_X509_UNKNOWN_VERSION | -0x2580 | -9600	bad_form	CRT/CRL/CSR has an unsupported version number	X509 - CRT/CRL/CSR has an unsupported version number
MBEDTLS_ERR_MPI_FILE_IO_ERROR | -0x0002 | -2	internal	an error occurred while reading from or writing to a file	BIGNUM - An error occurred while reading from or writing to a file
MBEDTLS_ERR_MPI_BAD_INPUT_DATA | -0x0004 | -4	internal	bad input parameters to function	BIGNUM - Bad input parameters to function
MBEDTLS_ERR_MPI_INVALID_CHARACTER | -0x0006 | -6	internal	there is an invalid character in the digit string	BIGNUM - There is an invalid character in the digit string
MBEDTLS_ERR_MPI_BUFFER_TOO_SMALL | -0x0008 | -8	internal	the buffer is too small to write to	BIGNUM - The buffer is too small to write to
MBEDTLS_ERR_MPI_NEGATIVE_VALUE | -0x000A | -10	internal	the input arguments are negative or result in illegal output	BIGNUM - The input arguments are negative or result in illegal output
MBEDTLS_ERR_MPI_DIVISION_BY_ZERO | -0x000C | -12	internal	the input argument for division is zero, which is not allowed	BIGNUM - The input argument for division is zero, which is not allowed
MBEDTLS_ERR_MPI_NOT_ACCEPTABLE | -0x000E | -14	internal	the input arguments are not acceptable	BIGNUM - The input arguments are not acceptable
MBEDTLS_ERR_MPI_ALLOC_FAILED | -0x0010 | -16	too_large_for_device	memory allocation failed	BIGNUM - Memory allocation failed
`,
);
