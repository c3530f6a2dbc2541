import { entries } from '../row.ts';

/** mbedTLS, and with it ESP-IDF, Arduino on the ESP32, MicroPython and Zephyr. */
export const mbedtls = entries(
  'mbedTLS',
  'mbedTLS include/mbedtls/*.h',
  `
MBEDTLS_ERR_ASN1_ALLOC_FAILED | -0x006A | -106	too_large_for_device	asn1 alloc failed
MBEDTLS_ERR_ASN1_BUF_TOO_SMALL | -0x006C | -108	weak_crypto	asn1 buf too small
MBEDTLS_ERR_ASN1_INVALID_DATA | -0x0068 | -104	bad_file	asn1 invalid data
MBEDTLS_ERR_ASN1_INVALID_LENGTH | -0x0064 | -100	bad_file	asn1 invalid length
MBEDTLS_ERR_ASN1_LENGTH_MISMATCH | -0x0066 | -102	key_mismatch	asn1 length mismatch
MBEDTLS_ERR_ASN1_OUT_OF_DATA | -0x0060 | -96	bad_file	asn1 out of data
MBEDTLS_ERR_ASN1_UNEXPECTED_TAG | -0x0062 | -98	broken_rule	asn1 unexpected tag
MBEDTLS_ERR_CIPHER_ALLOC_FAILED | -0x6180 | -24960	nothing_in_common	cipher alloc failed
MBEDTLS_ERR_CIPHER_AUTH_FAILED | -0x6300 | -25344	nothing_in_common	cipher auth failed
MBEDTLS_ERR_CIPHER_BAD_INPUT_DATA | -0x6100 | -24832	nothing_in_common	cipher bad input data
MBEDTLS_ERR_CIPHER_FEATURE_UNAVAILABLE | -0x6080 | -24704	nothing_in_common	cipher feature unavailable
MBEDTLS_ERR_CIPHER_FULL_BLOCK_EXPECTED | -0x6280 | -25216	nothing_in_common	cipher full block expected
MBEDTLS_ERR_CIPHER_HW_ACCEL_FAILED | -0x6400 | -25600	nothing_in_common	cipher hw accel failed
MBEDTLS_ERR_CIPHER_INVALID_CONTEXT | -0x6380 | -25472	nothing_in_common	cipher invalid context
MBEDTLS_ERR_CIPHER_INVALID_PADDING | -0x6200 | -25088	nothing_in_common	cipher invalid padding
MBEDTLS_ERR_ECP_ALLOC_FAILED | -0x4D80 | -19840	too_large_for_device	ecp alloc failed
MBEDTLS_ERR_ECP_BAD_INPUT_DATA | -0x4F80 | -20352	bad_file	ecp bad input data
MBEDTLS_ERR_ECP_BUFFER_TOO_SMALL | -0x4F00 | -20224	weak_crypto	ecp buffer too small
MBEDTLS_ERR_ECP_FEATURE_UNAVAILABLE | -0x4E80 | -20096	internal	ecp feature unavailable
MBEDTLS_ERR_ECP_HW_ACCEL_FAILED | -0x4B80 | -19328	internal	ecp hw accel failed
MBEDTLS_ERR_ECP_INVALID_KEY | -0x4C80 | -19584	bad_file	ecp invalid key
MBEDTLS_ERR_ECP_IN_PROGRESS | -0x4B00 | -19200	not_an_error	ecp in progress
MBEDTLS_ERR_ECP_RANDOM_FAILED | -0x4D00 | -19712	internal	ecp random failed
MBEDTLS_ERR_ECP_SIG_LEN_MISMATCH | -0x4C00 | -19456	key_mismatch	ecp sig len mismatch
MBEDTLS_ERR_ECP_VERIFY_FAILED | -0x4E00 | -19968	internal	ecp verify failed
MBEDTLS_ERR_GCM_AUTH_FAILED | -0x0012 | -18	internal	gcm auth failed
MBEDTLS_ERR_GCM_BAD_INPUT | -0x0014 | -20	bad_file	gcm bad input
MBEDTLS_ERR_GCM_HW_ACCEL_FAILED | -0x0013 | -19	internal	gcm hw accel failed
MBEDTLS_ERR_MD_ALLOC_FAILED | -0x5180 | -20864	too_large_for_device	md alloc failed
MBEDTLS_ERR_MD_BAD_INPUT_DATA | -0x5100 | -20736	bad_file	md bad input data
MBEDTLS_ERR_MD_FEATURE_UNAVAILABLE | -0x5080 | -20608	internal	md feature unavailable
MBEDTLS_ERR_MD_FILE_IO_ERROR | -0x5200 | -20992	reset_or_silence	md file io error
MBEDTLS_ERR_MD_HW_ACCEL_FAILED | -0x5280 | -21120	internal	md hw accel failed
MBEDTLS_ERR_NET_ACCEPT_FAILED | -0x004A | -74	reset_or_silence	net accept failed
MBEDTLS_ERR_NET_BAD_INPUT_DATA | -0x0049 | -73	reset_or_silence	net bad input data
MBEDTLS_ERR_NET_BIND_FAILED | -0x0046 | -70	reset_or_silence	net bind failed
MBEDTLS_ERR_NET_BUFFER_TOO_SMALL | -0x0043 | -67	weak_crypto	net buffer too small
MBEDTLS_ERR_NET_CONNECT_FAILED | -0x0044 | -68	reset_or_silence	net connect failed
MBEDTLS_ERR_NET_CONN_RESET | -0x0050 | -80	reset_or_silence	the connection was reset
MBEDTLS_ERR_NET_INVALID_CONTEXT | -0x0045 | -69	reset_or_silence	net invalid context
MBEDTLS_ERR_NET_LISTEN_FAILED | -0x0048 | -72	reset_or_silence	net listen failed
MBEDTLS_ERR_NET_POLL_FAILED | -0x0047 | -71	reset_or_silence	net poll failed
MBEDTLS_ERR_NET_RECV_FAILED | -0x004C | -76	reset_or_silence	net recv failed
MBEDTLS_ERR_NET_SEND_FAILED | -0x004E | -78	reset_or_silence	net send failed
MBEDTLS_ERR_NET_SOCKET_FAILED | -0x0042 | -66	reset_or_silence	net socket failed
MBEDTLS_ERR_NET_UNKNOWN_HOST | -0x0052 | -82	reset_or_silence	the name of the host could not be looked up
MBEDTLS_ERR_PEM_ALLOC_FAILED | -0x1180 | -4480	too_large_for_device	pem alloc failed
MBEDTLS_ERR_PEM_BAD_INPUT_DATA | -0x1480 | -5248	bad_file	pem bad input data
MBEDTLS_ERR_PEM_FEATURE_UNAVAILABLE | -0x1400 | -5120	bad_file	pem feature unavailable
MBEDTLS_ERR_PEM_INVALID_DATA | -0x1100 | -4352	bad_file	pem invalid data
MBEDTLS_ERR_PEM_INVALID_ENC_IV | -0x1200 | -4608	bad_file	pem invalid enc iv
MBEDTLS_ERR_PEM_NO_HEADER_FOOTER_PRESENT | -0x1080 | -4224	bad_file	pem no header footer present
MBEDTLS_ERR_PEM_PASSWORD_MISMATCH | -0x1380 | -4992	key_mismatch	pem password mismatch
MBEDTLS_ERR_PEM_PASSWORD_REQUIRED | -0x1300 | -4864	bad_file	pem password required
MBEDTLS_ERR_PEM_UNKNOWN_ENC_ALG | -0x1280 | -4736	bad_file	pem unknown enc alg
MBEDTLS_ERR_PK_ALLOC_FAILED | -0x3F80 | -16256	too_large_for_device	pk alloc failed
MBEDTLS_ERR_PK_BAD_INPUT_DATA | -0x3E80 | -16000	bad_file	pk bad input data
MBEDTLS_ERR_PK_FEATURE_UNAVAILABLE | -0x3980 | -14720	internal	pk feature unavailable
MBEDTLS_ERR_PK_FILE_IO_ERROR | -0x3E00 | -15872	reset_or_silence	pk file io error
MBEDTLS_ERR_PK_HW_ACCEL_FAILED | -0x3880 | -14464	internal	pk hw accel failed
MBEDTLS_ERR_PK_INVALID_ALG | -0x3A80 | -14976	bad_file	pk invalid alg
MBEDTLS_ERR_PK_INVALID_PUBKEY | -0x3B00 | -15104	bad_file	pk invalid pubkey
MBEDTLS_ERR_PK_KEY_INVALID_FORMAT | -0x3D00 | -15616	bad_file	pk key invalid format
MBEDTLS_ERR_PK_KEY_INVALID_VERSION | -0x3D80 | -15744	no_common_version	pk key invalid version
MBEDTLS_ERR_PK_PASSWORD_MISMATCH | -0x3B80 | -15232	key_mismatch	pk password mismatch
MBEDTLS_ERR_PK_PASSWORD_REQUIRED | -0x3C00 | -15360	bad_file	pk password required
MBEDTLS_ERR_PK_SIG_LEN_MISMATCH | -0x3900 | -14592	key_mismatch	pk sig len mismatch
MBEDTLS_ERR_PK_TYPE_MISMATCH | -0x3F00 | -16128	key_mismatch	pk type mismatch
MBEDTLS_ERR_PK_UNKNOWN_NAMED_CURVE | -0x3A00 | -14848	nothing_in_common	pk unknown named curve
MBEDTLS_ERR_PK_UNKNOWN_PK_ALG | -0x3C80 | -15488	internal	pk unknown pk alg
MBEDTLS_ERR_RSA_BAD_INPUT_DATA | -0x4080 | -16512	bad_file	rsa bad input data
MBEDTLS_ERR_RSA_HW_ACCEL_FAILED | -0x4580 | -17792	internal	rsa hw accel failed
MBEDTLS_ERR_RSA_INVALID_PADDING | -0x4100 | -16640	bad_file	rsa invalid padding
MBEDTLS_ERR_RSA_KEY_CHECK_FAILED | -0x4200 | -16896	internal	rsa key check failed
MBEDTLS_ERR_RSA_KEY_GEN_FAILED | -0x4180 | -16768	internal	rsa key gen failed
MBEDTLS_ERR_RSA_OUTPUT_TOO_LARGE | -0x4400 | -17408	too_large_for_device	rsa output too large
MBEDTLS_ERR_RSA_PRIVATE_FAILED | -0x4300 | -17152	internal	rsa private failed
MBEDTLS_ERR_RSA_PUBLIC_FAILED | -0x4280 | -17024	internal	rsa public failed
MBEDTLS_ERR_RSA_RNG_FAILED | -0x4480 | -17536	internal	rsa rng failed
MBEDTLS_ERR_RSA_UNSUPPORTED_OPERATION | -0x4500 | -17664	internal	rsa unsupported operation
MBEDTLS_ERR_RSA_VERIFY_FAILED | -0x4380 | -17280	internal	rsa verify failed
MBEDTLS_ERR_SSL_ALLOC_FAILED | -0x7F00 | -32512	too_large_for_device	no memory was left for the buffers of a connection
MBEDTLS_ERR_SSL_ASYNC_IN_PROGRESS | -0x6500 | -25856	not_an_error	ssl async in progress
MBEDTLS_ERR_SSL_BAD_CONFIG | -0x5E80 | -24192	internal	ssl bad config
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE | -0x7A00 | -31232	broken_rule	ssl bad hs certificate
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE_REQUEST | -0x7A80 | -31360	broken_rule	ssl bad hs certificate request
MBEDTLS_ERR_SSL_BAD_HS_CERTIFICATE_VERIFY | -0x7D80 | -32128	broken_rule	ssl bad hs certificate verify
MBEDTLS_ERR_SSL_BAD_HS_CHANGE_CIPHER_SPEC | -0x7E00 | -32256	nothing_in_common	ssl bad hs change cipher spec
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_HELLO | -0x7900 | -30976	broken_rule	ssl bad hs client hello
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE | -0x7C00 | -31744	broken_rule	ssl bad hs client key exchange
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE_CS | -0x7D00 | -32000	broken_rule	ssl bad hs client key exchange cs
MBEDTLS_ERR_SSL_BAD_HS_CLIENT_KEY_EXCHANGE_RP | -0x7C80 | -31872	broken_rule	ssl bad hs client key exchange rp
MBEDTLS_ERR_SSL_BAD_HS_FINISHED | -0x7E80 | -32384	broken_rule	ssl bad hs finished
MBEDTLS_ERR_SSL_BAD_HS_NEW_SESSION_TICKET | -0x6E00 | -28160	broken_rule	ssl bad hs new session ticket
MBEDTLS_ERR_SSL_BAD_HS_PROTOCOL_VERSION | -0x6E80 | -28288	no_common_version	ssl bad hs protocol version
MBEDTLS_ERR_SSL_BAD_HS_SERVER_HELLO | -0x7980 | -31104	broken_rule	ssl bad hs server hello
MBEDTLS_ERR_SSL_BAD_HS_SERVER_HELLO_DONE | -0x7B80 | -31616	broken_rule	ssl bad hs server hello done
MBEDTLS_ERR_SSL_BAD_HS_SERVER_KEY_EXCHANGE | -0x7B00 | -31488	broken_rule	ssl bad hs server key exchange
MBEDTLS_ERR_SSL_BAD_INPUT_DATA | -0x7100 | -28928	bad_file	ssl bad input data
MBEDTLS_ERR_SSL_BUFFER_TOO_SMALL | -0x6A00 | -27136	weak_crypto	ssl buffer too small
MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED | -0x7680 | -30336	private_ca	no root was set, and the server has to be verified
MBEDTLS_ERR_SSL_CERTIFICATE_REQUIRED | -0x7580 | -30080	client_certificate	ssl certificate required
MBEDTLS_ERR_SSL_CERTIFICATE_TOO_LARGE | -0x7500 | -29952	too_large_for_device	ssl certificate too large
MBEDTLS_ERR_SSL_CLIENT_RECONNECT | -0x6780 | -26496	reset_or_silence	ssl client reconnect
MBEDTLS_ERR_SSL_COMPRESSION_FAILED | -0x6F00 | -28416	nothing_in_common	ssl compression failed
MBEDTLS_ERR_SSL_CONN_EOF | -0x7280 | -29312	reset_or_silence	the connection ended in the middle
MBEDTLS_ERR_SSL_CONTINUE_PROCESSING | -0x6580 | -25984	not_an_error	ssl continue processing
MBEDTLS_ERR_SSL_COUNTER_WRAPPING | -0x6B80 | -27520	internal	ssl counter wrapping
MBEDTLS_ERR_SSL_CRYPTO_IN_PROGRESS | -0x7000 | -28672	not_an_error	ssl crypto in progress
MBEDTLS_ERR_SSL_EARLY_MESSAGE | -0x6480 | -25728	internal	ssl early message
MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE | -0x7780 | -30592	nothing_in_common	the other side sent a fatal alert and gave up
MBEDTLS_ERR_SSL_FEATURE_UNAVAILABLE | -0x7080 | -28800	internal	ssl feature unavailable
MBEDTLS_ERR_SSL_HELLO_VERIFY_REQUIRED | -0x6A80 | -27264	internal	ssl hello verify required
MBEDTLS_ERR_SSL_HW_ACCEL_FAILED | -0x7F80 | -32640	internal	ssl hw accel failed
MBEDTLS_ERR_SSL_HW_ACCEL_FALLTHROUGH | -0x6F80 | -28544	internal	ssl hw accel fallthrough
MBEDTLS_ERR_SSL_INTERNAL_ERROR | -0x6C00 | -27648	internal	ssl internal error
MBEDTLS_ERR_SSL_INVALID_MAC | -0x7180 | -29056	broken_rule	ssl invalid mac
MBEDTLS_ERR_SSL_INVALID_RECORD | -0x7200 | -29184	not_tls	what came is no TLS record, or one that is too long for the buffer
MBEDTLS_ERR_SSL_INVALID_VERIFY_HASH | -0x6600 | -26112	bad_file	ssl invalid verify hash
MBEDTLS_ERR_SSL_NON_FATAL | -0x6680 | -26240	not_an_error	ssl non fatal
MBEDTLS_ERR_SSL_NO_CIPHER_CHOSEN | -0x7380 | -29568	nothing_in_common	ssl no cipher chosen
MBEDTLS_ERR_SSL_NO_CLIENT_CERTIFICATE | -0x7480 | -29824	client_certificate	ssl no client certificate
MBEDTLS_ERR_SSL_NO_RNG | -0x7400 | -29696	internal	ssl no rng
MBEDTLS_ERR_SSL_NO_USABLE_CIPHERSUITE | -0x6980 | -27008	nothing_in_common	ssl no usable ciphersuite
MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY | -0x7880 | -30848	not_an_error	the other side said goodbye (close_notify)
MBEDTLS_ERR_SSL_PEER_VERIFY_FAILED | -0x7800 | -30720	unknown_issuer	ssl peer verify failed
MBEDTLS_ERR_SSL_PK_TYPE_MISMATCH | -0x6D00 | -27904	key_mismatch	ssl pk type mismatch
MBEDTLS_ERR_SSL_PRIVATE_KEY_REQUIRED | -0x7600 | -30208	client_certificate	ssl private key required
MBEDTLS_ERR_SSL_SESSION_TICKET_EXPIRED | -0x6D80 | -28032	expired	ssl session ticket expired
MBEDTLS_ERR_SSL_TIMEOUT | -0x6800 | -26624	reset_or_silence	ssl timeout
MBEDTLS_ERR_SSL_UNEXPECTED_CID | -0x6000 | -24576	broken_rule	ssl unexpected cid
MBEDTLS_ERR_SSL_UNEXPECTED_MESSAGE | -0x7700 | -30464	broken_rule	ssl unexpected message
MBEDTLS_ERR_SSL_UNEXPECTED_RECORD | -0x6700 | -26368	too_large_for_device	ssl unexpected record
MBEDTLS_ERR_SSL_UNKNOWN_CIPHER | -0x7300 | -29440	nothing_in_common	ssl unknown cipher
MBEDTLS_ERR_SSL_UNKNOWN_IDENTITY | -0x6C80 | -27776	internal	ssl unknown identity
MBEDTLS_ERR_SSL_VERSION_MISMATCH | -0x5F00 | -24320	no_common_version	ssl version mismatch
MBEDTLS_ERR_SSL_WAITING_SERVER_HELLO_RENEGO | -0x6B00 | -27392	legacy_renegotiation	ssl waiting server hello renego
MBEDTLS_ERR_SSL_WANT_READ | -0x6900 | -26880	not_an_error	ssl want read
MBEDTLS_ERR_SSL_WANT_WRITE | -0x6880 | -26752	not_an_error	ssl want write
MBEDTLS_ERR_X509_ALLOC_FAILED | -0x2880 | -10368	too_large_for_device	x509 alloc failed
MBEDTLS_ERR_X509_BAD_INPUT_DATA | -0x2800 | -10240	bad_file	x509 bad input data
MBEDTLS_ERR_X509_BUFFER_TOO_SMALL | -0x2980 | -10624	weak_crypto	x509 buffer too small
MBEDTLS_ERR_X509_CERT_UNKNOWN_FORMAT | -0x2780 | -10112	bad_file	x509 cert unknown format
MBEDTLS_ERR_X509_CERT_VERIFY_FAILED | -0x2700 | -9984	unknown_issuer	the chain did not verify; the flags of mbedtls_ssl_get_verify_result say why
MBEDTLS_ERR_X509_FATAL_ERROR | -0x3000 | -12288	internal	x509 fatal error
MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE | -0x2080 | -8320	internal	x509 feature unavailable
MBEDTLS_ERR_X509_FILE_IO_ERROR | -0x2900 | -10496	reset_or_silence	x509 file io error
MBEDTLS_ERR_X509_INVALID_ALG | -0x2300 | -8960	bad_file	x509 invalid alg
MBEDTLS_ERR_X509_INVALID_DATE | -0x2400 | -9216	expired	x509 invalid date
MBEDTLS_ERR_X509_INVALID_EXTENSIONS | -0x2500 | -9472	bad_file	x509 invalid extensions
MBEDTLS_ERR_X509_INVALID_FORMAT | -0x2180 | -8576	bad_file	x509 invalid format
MBEDTLS_ERR_X509_INVALID_NAME | -0x2380 | -9088	bad_file	x509 invalid name
MBEDTLS_ERR_X509_INVALID_SERIAL | -0x2280 | -8832	bad_file	x509 invalid serial
MBEDTLS_ERR_X509_INVALID_SIGNATURE | -0x2480 | -9344	key_mismatch	x509 invalid signature
MBEDTLS_ERR_X509_INVALID_VERSION | -0x2200 | -8704	no_common_version	x509 invalid version
MBEDTLS_ERR_X509_SIG_MISMATCH | -0x2680 | -9856	key_mismatch	x509 sig mismatch
MBEDTLS_ERR_X509_UNKNOWN_OID | -0x2100 | -8448	internal	x509 unknown oid
MBEDTLS_ERR_X509_UNKNOWN_SIG_ALG | -0x2600 | -9728	key_mismatch	x509 unknown sig alg
MBEDTLS_ERR_X509_UNKNOWN_VERSION | -0x2580 | -9600	no_common_version	x509 unknown version
`,
);
