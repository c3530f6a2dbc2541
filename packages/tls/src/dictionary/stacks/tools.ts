import { entries } from '../row.ts';

/** Commands, brokers and servers by what they print; many of them pass on what their TLS library said. */
export const tools = entries(
  'tools',
  'curl docs/libcurl/libcurl-errors, wget manual, MQTT 3.1.1 §3.2.2.3 and MQTT 5 §2.4, PubSubClient, mosquitto, nginx, PostgreSQL, Redis, git',
  `
curl: (6) | CURLE_COULDNT_RESOLVE_HOST	reset_or_silence	there is no host of that name
curl: (7) | CURLE_COULDNT_CONNECT	reset_or_silence	nobody listens there, or there is no way
curl: (28) | CURLE_OPERATION_TIMEDOUT	reset_or_silence	it took too long
curl: (35) | CURLE_SSL_CONNECT_ERROR	nothing_in_common*	the handshake failed; the text behind it says why
curl: (51) | CURLE_PEER_FAILED_VERIFICATION_51	name_mismatch	the certificate or fingerprint was refused (older versions)
curl: (52) | CURLE_GOT_NOTHING	reset_or_silence	nothing came back
curl: (53) | CURLE_SSL_ENGINE_NOTFOUND	internal	the engine is not there
curl: (56) | CURLE_RECV_ERROR	reset_or_silence*	reading failed; in TLS 1.3 mostly a refused client certificate
curl: (58) | CURLE_SSL_CERTPROBLEM	bad_file*	the client certificate or key cannot be used
curl: (59) | CURLE_SSL_CIPHER	nothing_in_common	the list of ciphers cannot be used
curl: (60) | CURLE_PEER_FAILED_VERIFICATION | SSL certificate problem	unknown_issuer*	the chain was refused
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
rc=-2 | MQTT_CONNECT_FAILED	unknown_issuer*	the connection was not made: wrong port, or TLS failed (mostly the root)
rc=-1 | MQTT_DISCONNECTED	not_an_error	the client is not connected
rc=1 | MQTT_CONNECT_BAD_PROTOCOL | Connection Refused: unacceptable protocol version	application	the broker does not speak that version of MQTT
rc=2 | MQTT_CONNECT_BAD_CLIENT_ID | Connection Refused: identifier rejected	application	the client identifier is refused
rc=3 | MQTT_CONNECT_UNAVAILABLE | Connection Refused: Server unavailable	application	the broker is not ready
rc=4 | MQTT_CONNECT_BAD_CREDENTIALS | Connection Refused: Bad username or password	application	user name or password is wrong
rc=5 | MQTT_CONNECT_UNAUTHORIZED | Connection Refused: Not authorized	application	the client has no permission
MQTT5 0x87 | Not authorized	application*	the client has no permission
MQTT5 0x86 | Bad User Name or Password	application	user name or password is wrong
MQTT5 0x84 | Unsupported Protocol Version	application	the broker does not speak that version
MQTT5 0x9c | Use another server	application	the broker is elsewhere
MOSQ_ERR_TLS | A TLS error occurred.	unknown_issuer*	mosquitto: the handshake failed
MOSQ_ERR_TLS_HANDSHAKE	nothing_in_common*	mosquitto: the handshake failed
MOSQ_ERR_CONN_REFUSED	application	mosquitto: the broker said no
MOSQ_ERR_EAI	reset_or_silence	mosquitto: the name could not be looked up
no pg_hba.conf entry for host	application*	PostgreSQL: TLS is not used, or not allowed for this user
no pg_hba.conf entry for host … SSL off | no pg_hba.conf entry for host … no encryption	not_tls	PostgreSQL: the connection came without TLS, and pg_hba.conf allows that user only with it
The server does not support SSL connections	not_tls	PostgreSQL: TLS is switched off on the server
server does not support SSL, but SSL was required	not_tls	PostgreSQL: TLS is switched off on the server
connection requires a valid client certificate	client_certificate	PostgreSQL: pg_hba.conf asks this user for a client certificate
private key file … has group or world access	bad_file	PostgreSQL: the key file may be read by its owner only (0600)
could not load server certificate file | could not load private key file | could not load root certificate file	bad_file*	PostgreSQL: a file cannot be read; the text behind it says why
root certificate file … does not exist	private_ca	libpq: sslmode=verify-ca and verify-full need a file of roots (sslrootcert)
server certificate for … does not match host name	name_mismatch	libpq: the certificate is for another host
SSL_do_handshake() failed	nothing_in_common*	nginx: the handshake failed; the text behind it says why
The plain HTTP request was sent to HTTPS port	not_tls	nginx: plain HTTP came to a TLS port
No required SSL certificate was sent	client_certificate	nginx: the client was asked for a certificate and showed none
The SSL certificate error	client_certificate	nginx: the client certificate was refused
client SSL certificate verify error	client_certificate*	nginx: the client certificate was refused; the text behind it says why
upstream SSL certificate verify error	unknown_issuer*	nginx, as a client of an upstream: the chain was refused; the text behind it says why
upstream SSL certificate does not match	name_mismatch	nginx, as a client of an upstream: the certificate is for another name (proxy_ssl_name)
cannot load certificate key | cannot load certificate	bad_file*	nginx: a certificate or key cannot be loaded; the text behind it says why
no "ssl_certificate" is defined	internal	nginx: this server block has no certificate
OpenSSL Error[0]	unknown_issuer*	mosquitto: the text behind it says what OpenSSL found
Socket error on client … disconnecting	reset_or_silence*	mosquitto: the connection with a client failed; the line above says why
disconnected due to protocol error	not_tls	mosquitto: what came is no MQTT; mostly TLS to a port without, or the other way round
Error: Problem setting TLS options	bad_file	mosquitto_pub or mosquitto_sub: a file of roots, certificate or key cannot be used
Unable to load CA certificates	bad_file	mosquitto: the file of roots cannot be read
Unable to load server key file	bad_file	mosquitto: the key file cannot be read or used
Error accepting a client connection	reset_or_silence*	Redis: the handshake with a client failed; the text behind it says why
Failed to configure TLS | Failed to load certificate | Failed to load private key | Failed to configure CA certificate(s)	bad_file*	Redis: a certificate, key or list of roots cannot be used; the text behind it says why
Protocol error, got "\\x15" as reply type byte	not_tls	Redis client: the server speaks TLS and the client does not
SSL_connect failed	unknown_issuer*	hiredis, redis-cli: the handshake failed; the text behind it says why
SSL: no alternative certificate subject name matches target | no alternative certificate subject name matches	name_mismatch	curl: the certificate is for another host
SSL: certificate subject name … does not match target host name	name_mismatch	curl: the certificate is for another host, and has no subjectAltName
SSL: unable to obtain common name from peer certificate	name_mismatch	curl: the certificate has no name
server certificate verification failed	unknown_issuer*	curl and git with GnuTLS: the chain was refused; CAfile names what was trusted
The certificate issuer is unknown	unknown_issuer	GnuTLS: no root for the chain
The certificate is NOT trusted	unknown_issuer*	GnuTLS: the chain was refused; the sentence behind it says why
The certificate chain uses expired certificate | The certificate chain uses not yet valid certificate	expired	GnuTLS: a certificate is out of its time
The name in the certificate does not match the expected | The certificate's owner does not match hostname	name_mismatch	GnuTLS: the certificate is for another host
gnutls_handshake() failed	nothing_in_common*	curl and git with GnuTLS: the handshake failed; the text behind it says why
unable to access	reset_or_silence*	git: the connection failed; the text behind it says why
error adding trust anchors from file | error setting certificate file	bad_file	curl: the file is not there or cannot be read
unable to set private key file | could not load PEM client certificate	bad_file*	curl: the client certificate or key cannot be used; the text behind it says why
OpenSSL SSL_connect: SSL_ERROR_SYSCALL | SSL_ERROR_SYSCALL	reset_or_silence	OpenSSL: the connection was cut below TLS
schannel: next InitializeSecurityContext failed	nothing_in_common*	curl on Windows: the handshake failed; the code behind it says why
schannel: failed to receive handshake, SSL/TLS connection failed	reset_or_silence	curl on Windows: the connection ended in the middle of the handshake
Cert verify failed: BADCERT_NOT_TRUSTED | BADCERT_NOT_TRUSTED	unknown_issuer	curl and OpenWrt with mbedTLS: no root for the chain
`,
);
