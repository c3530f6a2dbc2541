import { entries } from '../row.ts';

/** Commands, brokers, boards and systems. */
export const tools = entries(
  'tools',
  'curl docs/libcurl/libcurl-errors, wget manual, MQTT 3.1.1 §3.2.2.3 and MQTT 5 §2.4, PubSubClient, mosquitto, Windows winerror.h, Apple SecureTransport',
  `
curl: (6) | CURLE_COULDNT_RESOLVE_HOST	reset_or_silence	there is no host of that name
curl: (7) | CURLE_COULDNT_CONNECT	reset_or_silence	nobody listens there, or there is no way
curl: (28) | CURLE_OPERATION_TIMEDOUT	reset_or_silence	it took too long
curl: (35) | CURLE_SSL_CONNECT_ERROR	nothing_in_common	the handshake failed; the text behind it says why
curl: (51) | CURLE_PEER_FAILED_VERIFICATION_51	name_mismatch	the certificate or fingerprint was refused (older versions)
curl: (52) | CURLE_GOT_NOTHING	reset_or_silence	nothing came back
curl: (53) | CURLE_SSL_ENGINE_NOTFOUND	internal	the engine is not there
curl: (56) | CURLE_RECV_ERROR	reset_or_silence	reading failed; in TLS 1.3 mostly a refused client certificate
curl: (58) | CURLE_SSL_CERTPROBLEM	bad_file	the client certificate or key cannot be used
curl: (59) | CURLE_SSL_CIPHER	nothing_in_common	the list of ciphers cannot be used
curl: (60) | CURLE_PEER_FAILED_VERIFICATION | SSL certificate problem	unknown_issuer	the chain was refused
curl: (64) | CURLE_USE_SSL_FAILED	no_common_version	the level of TLS that was asked for could not be had
curl: (66) | CURLE_SSL_ENGINE_INITFAILED	internal	the engine could not be started
curl: (77) | CURLE_SSL_CACERT_BADFILE | error setting certificate verify locations	bad_file	the file of roots is not there or cannot be read
curl: (80) | CURLE_SSL_SHUTDOWN_FAILED	reset_or_silence	the end was not orderly
curl: (82) | CURLE_SSL_CRL_BADFILE	bad_file	the revocation list cannot be read
curl: (83) | CURLE_SSL_ISSUER_ERROR	unknown_issuer	the issuer is not the one that was asked for
curl: (90) | CURLE_SSL_PINNEDPUBKEYNOTMATCH	pinned	the pinned key is not the server's
curl: (91) | CURLE_SSL_INVALIDCERTSTATUS	revoked	the OCSP staple was refused
curl: (98) | CURLE_SSL_CLIENTCERT	client_certificate	the server wants a certificate of the client
wget: exit 5 | Unable to locally verify the issuer's authority	unknown_issuer	wget trusts no root of the chain
rc=-4 | MQTT_CONNECTION_TIMEOUT	reset_or_silence	the broker did not answer in time
rc=-3 | MQTT_CONNECTION_LOST	reset_or_silence	the connection was cut
rc=-2 | MQTT_CONNECT_FAILED	unknown_issuer	the connection was not made: wrong port, or TLS failed (mostly the root)
rc=-1 | MQTT_DISCONNECTED	not_an_error	the client is not connected
rc=1 | MQTT_CONNECT_BAD_PROTOCOL | Connection Refused: unacceptable protocol version	application	the broker does not speak that version of MQTT
rc=2 | MQTT_CONNECT_BAD_CLIENT_ID | Connection Refused: identifier rejected	application	the client identifier is refused
rc=3 | MQTT_CONNECT_UNAVAILABLE | Connection Refused: Server unavailable	application	the broker is not ready
rc=4 | MQTT_CONNECT_BAD_CREDENTIALS | Connection Refused: Bad username or password	application	user name or password is wrong
rc=5 | MQTT_CONNECT_UNAUTHORIZED | Connection Refused: Not authorized	application	the client has no permission
MQTT5 0x87 | Not authorized	application	the client has no permission
MQTT5 0x86 | Bad User Name or Password	application	user name or password is wrong
MQTT5 0x84 | Unsupported Protocol Version	application	the broker does not speak that version
MQTT5 0x9c | Use another server	application	the broker is elsewhere
MOSQ_ERR_TLS | A TLS error occurred.	unknown_issuer	mosquitto: the handshake failed
MOSQ_ERR_TLS_HANDSHAKE	nothing_in_common	mosquitto: the handshake failed
MOSQ_ERR_CONN_REFUSED	application	mosquitto: the broker said no
MOSQ_ERR_EAI	reset_or_silence	mosquitto: the name could not be looked up
ESP_ERR_MBEDTLS_CERT_PARTLY_OK | 0x8010	bad_file	ESP-TLS: some certificates of the list cannot be read
ESP_ERR_MBEDTLS_SSL_HANDSHAKE_FAILED | 0x801A	unknown_issuer	ESP-TLS: the handshake failed; the mbedTLS code beside it says why
ESP_ERR_MBEDTLS_X509_CRT_PARSE_FAILED | 0x8015	bad_file	ESP-TLS: a certificate cannot be read
ESP_ERR_MBEDTLS_PK_PARSE_KEY_FAILED | 0x8016	bad_file	ESP-TLS: the key cannot be read
ESP_ERR_MBEDTLS_SSL_SETUP_FAILED | 0x8019	too_large_for_device	ESP-TLS: mostly no memory
ESP_ERR_ESP_TLS_CANNOT_RESOLVE_HOSTNAME | 0x8001	reset_or_silence	ESP-TLS: there is no host of that name
ESP_ERR_ESP_TLS_FAILED_CONNECT_TO_HOST | 0x8004	reset_or_silence	ESP-TLS: no TCP connection
ESP_ERR_ESP_TLS_CONNECTION_TIMEOUT | 0x8006	reset_or_silence	ESP-TLS: no answer came in time
SEC_E_UNTRUSTED_ROOT | 0x80090325	unknown_issuer	Windows trusts no root of the chain
SEC_E_CERT_EXPIRED | 0x80090328	expired	Windows: the certificate has expired
SEC_E_WRONG_PRINCIPAL | 0x80090322	name_mismatch	Windows: another host
SEC_E_ALGORITHM_MISMATCH | 0x80090331	nothing_in_common	Windows: nothing in common
SEC_E_ILLEGAL_MESSAGE | 0x80090326	broken_rule	Windows: a message could not be understood, mostly an alert
SEC_E_INVALID_TOKEN | 0x80090308	not_tls	Windows: what came is no TLS
SEC_E_CERT_UNKNOWN | 0x80090327	unknown_issuer	Windows: some fault with the certificate
SEC_E_INTERNAL_ERROR | 0x80090304	internal	Windows: failed inside
SEC_E_NO_CREDENTIALS | 0x8009030E	client_certificate	Windows: no client certificate at hand
SEC_E_UNSUPPORTED_FUNCTION | 0x80090302	no_common_version	Windows: the version is switched off
SEC_I_INCOMPLETE_CREDENTIALS | 0x00090320	client_certificate	Windows: the server wants a certificate of the client
CERT_E_UNTRUSTEDROOT | 0x800B0109	unknown_issuer	Windows: the root is not trusted
CERT_E_CHAINING | 0x800B010A	missing_intermediate	Windows: no path to a root
CERT_E_EXPIRED | 0x800B0101	expired	Windows: out of its time
CERT_E_CN_NO_MATCH | 0x800B010F	name_mismatch	Windows: another host
CRYPT_E_NO_REVOCATION_CHECK | 0x80092012	revoked	Windows: revocation could not be checked
CRYPT_E_REVOCATION_OFFLINE | 0x80092013	revoked	Windows: the revocation server does not answer
CRYPT_E_REVOKED | 0x80092010	revoked	Windows: revoked
errSSLXCertChainInvalid | -9807	unknown_issuer	macOS trusts no root of the chain
errSSLUnknownRootCert | -9812	unknown_issuer	macOS: the root is not known
errSSLNoRootCert | -9813	missing_intermediate	macOS: no root for the chain
errSSLCertExpired | -9814	expired	macOS: expired
errSSLCertNotYetValid | -9815	wrong_clock	macOS: not valid yet
errSSLClosedAbort | -9806	reset_or_silence	macOS: cut off
errSSLClosedNoNotify | -9816	reset_or_silence	macOS: closed without close_notify
errSSLProtocol | -9800	broken_rule	macOS: a rule was broken
errSSLNegotiation | -9801	nothing_in_common	macOS: nothing in common
errSSLPeerHandshakeFail | -9824	nothing_in_common	macOS heard alert 40
errSSLPeerBadCert | -9825	client_certificate	macOS heard alert 42
errSSLPeerUnknownCA | -9831	unknown_issuer	macOS heard alert 48
errSSLPeerProtocolVersion | -9836	no_common_version	macOS heard alert 70
errSSLHostNameMismatch | -9843	name_mismatch	macOS: another host
NSURLErrorServerCertificateUntrusted | -1202	unknown_issuer	iOS and macOS: the chain was refused
NSURLErrorServerCertificateHasBadDate | -1201	expired	iOS and macOS: out of its time
NSURLErrorSecureConnectionFailed | -1200	nothing_in_common	iOS and macOS: the handshake failed
NSURLErrorClientCertificateRequired | -1206	client_certificate	iOS and macOS: the server wants a certificate
no pg_hba.conf entry for host | SSL off | The server does not support SSL connections	not_tls	PostgreSQL: TLS is not used, or not allowed for this user
server does not support SSL, but SSL was required	not_tls	PostgreSQL: TLS is switched off on the server
`,
);
