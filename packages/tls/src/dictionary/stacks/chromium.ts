import { entries } from '../row.ts';

/** Chromium, and with it Chrome, Edge, Electron and Android's web view: names as they are shown, and numbers. */
export const chromium = entries(
  'Chromium',
  'Chromium net/base/net_error_list.h',
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
NET::ERR_CERT_KNOWN_INTERCEPTION_BLOCKED | ERR_CERT_KNOWN_INTERCEPTION_BLOCKED | -217	private_ca	a root that is known for interception
NET::ERR_SSL_PROTOCOL_ERROR | ERR_SSL_PROTOCOL_ERROR | -107	not_tls	what came is no TLS, or breaks its rules
NET::ERR_SSL_VERSION_OR_CIPHER_MISMATCH | ERR_SSL_VERSION_OR_CIPHER_MISMATCH | -113	nothing_in_common	no version or cipher suite in common
NET::ERR_SSL_CLIENT_AUTH_CERT_NEEDED | ERR_SSL_CLIENT_AUTH_CERT_NEEDED | -110	client_certificate	the server wants a certificate of the client
NET::ERR_BAD_SSL_CLIENT_AUTH_CERT | ERR_BAD_SSL_CLIENT_AUTH_CERT | -117	client_certificate	the server refuses the client certificate
NET::ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED | ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED | -141	key_mismatch	the client's key could not sign
NET::ERR_SSL_BAD_RECORD_MAC_ALERT | ERR_SSL_BAD_RECORD_MAC_ALERT | -126	broken_rule	the server could not open a record
NET::ERR_SSL_UNRECOGNIZED_NAME_ALERT | ERR_SSL_UNRECOGNIZED_NAME_ALERT | -159	missing_sni	the server does not know that host
NET::ERR_SSL_SERVER_CERT_BAD_FORMAT | ERR_SSL_SERVER_CERT_BAD_FORMAT | -167	bad_file	the certificate of the server cannot be read
NET::ERR_SSL_SERVER_CERT_CHANGED | ERR_SSL_SERVER_CERT_CHANGED | -156	broken_rule	the certificate changed within a connection
NET::ERR_SSL_OBSOLETE_VERSION | ERR_SSL_OBSOLETE_VERSION | -173	no_common_version	the server speaks only versions out of use
NET::ERR_SSL_KEY_USAGE_INCOMPATIBLE | ERR_SSL_KEY_USAGE_INCOMPATIBLE | -181	client_purpose	keyUsage forbids what the certificate is used for
NET::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN | ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN | -150	pinned	a pinned key is not in the chain
NET::ERR_ECH_NOT_NEGOTIATED | ERR_ECH_NOT_NEGOTIATED | -183	ech_rejected	the server did not open the encrypted hello
NET::ERR_ECH_FALLBACK_CERTIFICATE_INVALID | ERR_ECH_FALLBACK_CERTIFICATE_INVALID | -184	ech_rejected	the front server could not prove who it is
NET::ERR_CONNECTION_RESET | ERR_CONNECTION_RESET | -101	reset_or_silence	the connection was reset
NET::ERR_CONNECTION_CLOSED | ERR_CONNECTION_CLOSED | -100	reset_or_silence	the other side closed it
NET::ERR_EMPTY_RESPONSE | ERR_EMPTY_RESPONSE | -324	reset_or_silence	nothing came back
NET::ERR_CONNECTION_REFUSED | ERR_CONNECTION_REFUSED | -102	reset_or_silence	nobody listens at that port
NET::ERR_NAME_NOT_RESOLVED | ERR_NAME_NOT_RESOLVED | -105	reset_or_silence	there is no host of that name
NET::ERR_TUNNEL_CONNECTION_FAILED | ERR_TUNNEL_CONNECTION_FAILED | -111	reset_or_silence	the proxy did not make the tunnel
NET::ERR_CERT_UNABLE_TO_CHECK_REVOCATION | ERR_CERT_UNABLE_TO_CHECK_REVOCATION | -205	revoked	nobody could be asked whether the certificate is revoked
NET::ERR_CERT_NO_REVOCATION_MECHANISM | ERR_CERT_NO_REVOCATION_MECHANISM | -204	revoked	the certificate does not say where to ask about revocation
NET::ERR_CERT_CONTAINS_ERRORS | ERR_CERT_CONTAINS_ERRORS | -203	bad_form	the certificate cannot be read
NET::ERR_CERT_NON_UNIQUE_NAME | ERR_CERT_NON_UNIQUE_NAME | -210	name_mismatch	a name that a public CA may not vouch for
NET::ERR_CERT_SYMANTEC_LEGACY | ERR_CERT_SYMANTEC_LEGACY | -215	unknown_issuer	the CA is not trusted any more
NET::ERR_CERT_SELF_SIGNED_LOCAL_NETWORK | ERR_CERT_SELF_SIGNED_LOCAL_NETWORK | -216	private_ca	the certificate vouches for itself
NET::ERR_CONNECTION_ABORTED | ERR_CONNECTION_ABORTED | -103	reset_or_silence	the connection was given up
NET::ERR_CONNECTION_FAILED | ERR_CONNECTION_FAILED | -104	reset_or_silence	the connection was not made
NET::ERR_INTERNET_DISCONNECTED | ERR_INTERNET_DISCONNECTED | -106	reset_or_silence	there is no network
NET::ERR_CONNECTION_TIMED_OUT | ERR_CONNECTION_TIMED_OUT | -118	reset_or_silence	no answer came in time
NET::ERR_SSL_DECRYPT_ERROR_ALERT | ERR_SSL_DECRYPT_ERROR_ALERT | -153	key_mismatch	the server could not check a signature or Finished
NET::ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS | ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS | -177	unknown_key	no signature scheme fits the key of the client certificate
`,
);
