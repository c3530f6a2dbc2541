import { entries } from '../row.ts';

/** Chromium by name and number, Firefox and NSS likewise. */
export const browsers = entries(
  'browsers',
  'Chromium net/base/net_error_list.h and Firefox security/manager',
  `
NET::ERR_CERT_AUTHORITY_INVALID | ERR_CERT_AUTHORITY_INVALID | -202	unknown_issuer	Chromium trusts no root of the chain
NET::ERR_CERT_COMMON_NAME_INVALID | ERR_CERT_COMMON_NAME_INVALID | -200	name_mismatch	the certificate is for another host, or has no subjectAltName
NET::ERR_CERT_DATE_INVALID | ERR_CERT_DATE_INVALID | -201	expired	out of its time, or the clock here is wrong
NET::ERR_CERT_REVOKED | ERR_CERT_REVOKED | -206	revoked	the certificate is revoked
NET::ERR_CERT_INVALID | ERR_CERT_INVALID | -207	bad_file	the certificate breaks a rule of form
NET::ERR_CERT_WEAK_SIGNATURE_ALGORITHM | ERR_CERT_WEAK_SIGNATURE_ALGORITHM | -208	weak_crypto	signed with a weak hash
NET::ERR_CERT_WEAK_KEY | ERR_CERT_WEAK_KEY | -211	weak_crypto	the key is too small
NET::ERR_CERT_NAME_CONSTRAINT_VIOLATION | ERR_CERT_NAME_CONSTRAINT_VIOLATION | -212	name_mismatch	a name is outside what the CA may vouch for
NET::ERR_CERT_VALIDITY_TOO_LONG | ERR_CERT_VALIDITY_TOO_LONG | -213	expired	the certificate lasts longer than browsers allow
NET::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED | ERR_CERTIFICATE_TRANSPARENCY_REQUIRED | -214	unknown_issuer	a public certificate that is in no log
NET::ERR_CERT_KNOWN_INTERCEPTION_BLOCKED | -217	private_ca	a root that is known for interception
ERR_SSL_PROTOCOL_ERROR | -107	not_tls	what came is no TLS, or breaks its rules
ERR_SSL_VERSION_OR_CIPHER_MISMATCH | -113	nothing_in_common	no version or cipher suite in common
ERR_SSL_CLIENT_AUTH_CERT_NEEDED | -110	client_certificate	the server wants a certificate of the client
ERR_BAD_SSL_CLIENT_AUTH_CERT | -117	client_certificate	the server refuses the client certificate
ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED | -141	key_mismatch	the client's key could not sign
ERR_SSL_BAD_RECORD_MAC_ALERT | -126	broken_rule	the server could not open a record
ERR_SSL_UNRECOGNIZED_NAME_ALERT | -159	missing_sni	the server does not know that host
ERR_SSL_SERVER_CERT_BAD_FORMAT | -167	bad_file	the certificate of the server cannot be read
ERR_SSL_SERVER_CERT_CHANGED | -156	broken_rule	the certificate changed within a connection
ERR_SSL_OBSOLETE_VERSION | -173	no_common_version	the server speaks only versions out of use
ERR_SSL_KEY_USAGE_INCOMPATIBLE | -181	client_purpose	keyUsage forbids what the certificate is used for
ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN | -150	pinned	a pinned key is not in the chain
ERR_ECH_NOT_NEGOTIATED | -183	ech_rejected	the server did not open the encrypted hello
ERR_ECH_FALLBACK_CERTIFICATE_INVALID | -184	ech_rejected	the front server could not prove who it is
ERR_CONNECTION_RESET | -101	reset_or_silence	the connection was reset
ERR_CONNECTION_CLOSED | -100	reset_or_silence	the other side closed it
ERR_EMPTY_RESPONSE | -324	reset_or_silence	nothing came back
ERR_CONNECTION_REFUSED | -102	reset_or_silence	nobody listens at that port
ERR_NAME_NOT_RESOLVED | -105	reset_or_silence	there is no host of that name
ERR_TUNNEL_CONNECTION_FAILED | -111	reset_or_silence	the proxy did not make the tunnel
SEC_ERROR_UNKNOWN_ISSUER | -8179	unknown_issuer	Firefox trusts no root of the chain, or an intermediate is missing
SEC_ERROR_EXPIRED_CERTIFICATE | -8181	expired	the certificate has expired
SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE | -8162	expired	a CA certificate has expired
SEC_ERROR_REVOKED_CERTIFICATE | -8180	revoked	the certificate is revoked
SEC_ERROR_UNTRUSTED_ISSUER | -8172	unknown_issuer	the issuer is marked as not trusted
SEC_ERROR_UNTRUSTED_CERT | -8171	unknown_issuer	the certificate is marked as not trusted
SEC_ERROR_CA_CERT_INVALID | -8156	unknown_issuer	a certificate that is no CA has issued another
SEC_ERROR_BAD_SIGNATURE | -8182	key_mismatch	a signature does not fit
SEC_ERROR_BAD_DER | -8183	bad_file	DER that cannot be read
SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED | -8016	weak_crypto	signed with a hash that is switched off
SEC_ERROR_INADEQUATE_KEY_USAGE | -8102	client_purpose	keyUsage forbids it
SEC_ERROR_INADEQUATE_CERT_TYPE | -8101	client_purpose	extendedKeyUsage forbids it
SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID | -8155	unknown_issuer	a CA allows fewer certificates below it
SEC_ERROR_OCSP_OLD_RESPONSE | -8072	revoked	the OCSP answer is too old
SEC_ERROR_OCSP_UNKNOWN_CERT | -8126	revoked	the OCSP server does not know the certificate
SEC_ERROR_REUSED_ISSUER_AND_SERIAL | -8054	bad_file	two certificates of one CA have the same number
MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT | -16370	private_ca	the certificate vouches for itself
MOZILLA_PKIX_ERROR_MITM_DETECTED | -16364	private_ca	somebody between answers with certificates of their own
MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY | -16383	client_purpose	a CA certificate is used as that of a server
MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE | -16384	pinned	a pinned key is not in the chain
MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE | -16379	wrong_clock	the certificate is not valid yet
MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING | -16371	revoked	the certificate promises an OCSP staple, and none came
MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE | -16382	weak_crypto	the key is too small
SSL_ERROR_BAD_CERT_DOMAIN | -12276	name_mismatch	the certificate is for another host
SSL_ERROR_RX_RECORD_TOO_LONG | -12263	not_tls	mostly plain HTTP at that port
SSL_ERROR_NO_CYPHER_OVERLAP | -12286	nothing_in_common	no cipher suite in common
SSL_ERROR_UNSUPPORTED_VERSION | -12279	no_common_version	the server's version is not spoken here
SSL_ERROR_PROTOCOL_VERSION_ALERT | -12190	no_common_version	the server has none of our versions
SSL_ERROR_HANDSHAKE_FAILURE_ALERT | -12227	nothing_in_common	the server found nothing to agree on
SSL_ERROR_UNKNOWN_CA_ALERT | -12195	unknown_issuer	the other side does not know our CA
SSL_ERROR_BAD_CERT_ALERT | -12271	client_certificate	the other side refuses our certificate
SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT | -12107	client_certificate	the server wants a certificate of the client
SSL_ERROR_UNRECOGNIZED_NAME_ALERT | -12181	missing_sni	the server does not know that host
SSL_ERROR_INTERNAL_ERROR_ALERT | -12191	internal	the other side failed inside
SSL_ERROR_BAD_MAC_READ | -12273	broken_rule	a record did not open
SSL_ERROR_NEXT_PROTOCOL_NO_PROTOCOL | -12147	alpn_mismatch	no application protocol in common
SSL_ERROR_ECH_RETRY_WITH_ECH | -12108	ech_rejected	the server has new settings
PR_END_OF_FILE_ERROR | -5938	reset_or_silence	the connection ended
PR_CONNECT_RESET_ERROR | -5961	reset_or_silence	the connection was reset
PR_CONNECT_REFUSED_ERROR | -5981	reset_or_silence	nobody listens at that port
`,
);
