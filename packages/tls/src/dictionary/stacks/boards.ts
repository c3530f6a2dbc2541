import { entries } from '../row.ts';

/** What mbedTLS finds wrong with a certificate, and what the boards that carry mbedTLS put around it. */
export const boards = entries(
  'mbedTLS',
  'mbedTLS include/mbedtls/x509.h, ESP-IDF components/esp-tls, MicroPython',
  `
MBEDTLS_X509_BADCERT_EXPIRED | BADCERT_EXPIRED	expired	the certificate is out of its time: it has ended	The certificate validity has expired
MBEDTLS_X509_BADCERT_REVOKED | BADCERT_REVOKED	revoked	the certificate is on a revocation list	The certificate has been revoked (is on a CRL)
MBEDTLS_X509_BADCERT_CN_MISMATCH | BADCERT_CN_MISMATCH	name_mismatch	the certificate is for another name than mbedtls_ssl_set_hostname was given	The certificate Common Name (CN) does not match with the expected CN
MBEDTLS_X509_BADCERT_NOT_TRUSTED | BADCERT_NOT_TRUSTED	unknown_issuer	no root that was given leads to the certificate	The certificate is not correctly signed by the trusted CA
MBEDTLS_X509_BADCERT_MISSING | BADCERT_MISSING	client_certificate	the other side showed no certificate	Certificate was missing
MBEDTLS_X509_BADCERT_SKIP_VERIFY | BADCERT_SKIP_VERIFY	not_an_error	verification is switched off	Certificate verification was skipped
MBEDTLS_X509_BADCERT_FUTURE | BADCERT_FUTURE	wrong_clock	the certificate is not valid yet, or the clock of the device is not set	The certificate validity starts in the future
MBEDTLS_X509_BADCERT_KEY_USAGE | BADCERT_KEY_USAGE	client_purpose	keyUsage forbids it	Usage does not match the keyUsage extension
MBEDTLS_X509_BADCERT_EXT_KEY_USAGE | BADCERT_EXT_KEY_USAGE	client_purpose	extendedKeyUsage forbids it	Usage does not match the extendedKeyUsage extension
MBEDTLS_X509_BADCERT_NS_CERT_TYPE | BADCERT_NS_CERT_TYPE	client_purpose	nsCertType forbids it	Usage does not match the nsCertType extension
MBEDTLS_X509_BADCERT_BAD_MD | BADCERT_BAD_MD	weak_crypto	a hash that the profile does not allow	The certificate is signed with an unacceptable hash
MBEDTLS_X509_BADCERT_BAD_PK | BADCERT_BAD_PK	weak_crypto	a kind of key that the profile does not allow	The certificate is signed with an unacceptable PK alg
MBEDTLS_X509_BADCERT_BAD_KEY | BADCERT_BAD_KEY	weak_crypto	the key is too small, or its curve is not allowed by the profile	The certificate is signed with an unacceptable key
MBEDTLS_X509_BADCRL_NOT_TRUSTED | BADCRL_NOT_TRUSTED	revoked	the revocation list is not signed by the CA	The CRL is not correctly signed by the trusted CA
MBEDTLS_X509_BADCRL_EXPIRED | BADCRL_EXPIRED	revoked	the revocation list is too old	The CRL is expired
MBEDTLS_X509_BADCRL_FUTURE | BADCRL_FUTURE	revoked	the revocation list begins later than the clock here says	The CRL is from the future
MBEDTLS_X509_BADCRL_BAD_MD | BADCRL_BAD_MD	revoked	the revocation list is signed with a hash that is not allowed	The CRL is signed with an unacceptable hash
MBEDTLS_X509_BADCRL_BAD_KEY | BADCRL_BAD_KEY	revoked	the revocation list is signed with a key that is not allowed	The CRL is signed with an unacceptable key
ESP_ERR_MBEDTLS_CERT_PARTLY_OK | 0x8010	bad_file	ESP-TLS: some certificates of the list cannot be read
ESP_ERR_MBEDTLS_SSL_HANDSHAKE_FAILED | 0x801A	unknown_issuer*	ESP-TLS: the handshake failed; the mbedTLS code beside it says why
ESP_ERR_MBEDTLS_X509_CRT_PARSE_FAILED | 0x8015	bad_file	ESP-TLS: a certificate cannot be read
ESP_ERR_MBEDTLS_PK_PARSE_KEY_FAILED | 0x8019	bad_file	ESP-TLS: the key cannot be read
ESP_ERR_MBEDTLS_SSL_SETUP_FAILED | 0x8017	too_large_for_device	ESP-TLS: mostly no memory
ESP_ERR_ESP_TLS_CANNOT_RESOLVE_HOSTNAME | 0x8001	reset_or_silence	ESP-TLS: there is no host of that name
ESP_ERR_ESP_TLS_FAILED_CONNECT_TO_HOST | 0x8004	reset_or_silence	ESP-TLS: no TCP connection
ESP_ERR_ESP_TLS_CONNECTION_TIMEOUT | 0x8006	reset_or_silence	ESP-TLS: no answer came in time
ESP_ERR_MBEDTLS_SSL_CONF_OWN_CERT_FAILED | 0x8016	key_mismatch	ESP-TLS: the certificate and key of this side could not be set
ESP_ERR_MBEDTLS_SSL_WRITE_FAILED | 0x8018	reset_or_silence	ESP-TLS: sending failed
ESP_ERR_ESP_TLS_TCP_CLOSED_FIN | 0x8008	reset_or_silence	ESP-TLS: the other side closed the connection
ESP_ERR_MBEDTLS_SSL_SET_HOSTNAME_FAILED | 0x8012	name_mismatch	ESP-TLS: the name of the host could not be set
ESP_ERR_HTTP_CONNECT | 0x7002	reset_or_silence*	ESP HTTP client: the connection was not made; the lines above say why
No server verification option set in esp_tls_cfg_t structure	private_ca	ESP-TLS: no root, bundle or callback was given for verifying the server
Failed to verify certificate | Certificate verified failed | No matching trusted root certificate found	unknown_issuer	esp-x509-crt-bundle: the bundle has no root for the chain
OSError: -202	reset_or_silence	MicroPython, lwIP: the name of the host could not be looked up
OSError: [Errno 12] ENOMEM | OSError: [Errno 12]	too_large_for_device	MicroPython: no memory was left
OSError: [Errno 110] | OSError: [Errno 116] ETIMEDOUT	reset_or_silence	MicroPython: no answer came in time
ssl_handshake_status: -256 | ssl_handshake_status: -2	reset_or_silence	MicroPython with axTLS: the connection was cut
invalid key | invalid cert	bad_file*	MicroPython: a certificate or key cannot be read (DER is wanted, or PEM that ends with a line break)
`,
);
