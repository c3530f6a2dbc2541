import { entries } from '../row.ts';

/** What node:tls says beside OpenSSL. */
export const node = entries(
  'Node',
  'Node.js lib/_tls_wrap.js, lib/internal/errors.js and doc/api/errors.md',
  `
ERR_TLS_CERT_ALTNAME_INVALID | Hostname/IP does not match certificate	name_mismatch	the certificate is for another host
ERR_TLS_CERT_ALTNAME_FORMAT	bad_file	a name in the certificate is written in a way that is refused
ERR_TLS_HANDSHAKE_TIMEOUT	reset_or_silence	the handshake was not completed in time
ERR_TLS_PROTOCOL_VERSION_CONFLICT	internal	minVersion or maxVersion together with secureProtocol
ERR_TLS_INVALID_PROTOCOL_VERSION	internal	a version of that name does not exist
ERR_TLS_INVALID_PROTOCOL_METHOD	internal	secureProtocol names no method
ERR_TLS_INVALID_CONTEXT	internal	secureContext is none
ERR_TLS_INVALID_STATE	internal	the socket is not connected or closed already
ERR_TLS_INVALID_CERTIFICATE_FORMAT	bad_file	a CA certificate of the list cannot be read
ERR_TLS_DH_PARAM_SIZE	weak_crypto	the Diffie-Hellman field of the server is smaller than minDHSize
ERR_TLS_PSK_SET_IDENTITY_HINT_FAILED	session	the identity hint could not be set
ERR_TLS_PSK_SET_IDENTIY_HINT_FAILED	session	the identity hint could not be set
ERR_TLS_REQUIRED_SERVER_NAME	internal	addContext needs a server name
ERR_TLS_RENEGOTIATION_DISABLED	legacy_renegotiation	renegotiation was switched off for this socket
ERR_TLS_SESSION_ATTACK	legacy_renegotiation	the client renegotiated too often
ERR_TLS_SNI_FROM_SERVER	internal	a server says no server name
ERR_TLS_ALPN_CALLBACK_INVALID_RESULT	alpn_mismatch	ALPNCallback chose what the client does not offer
ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS	internal	ALPNCallback and ALPNProtocols exclude each other
ERR_TLS_RENEGOTIATE	legacy_renegotiation	the attempt to renegotiate failed
ECONNRESET | socket disconnected before secure TLS connection was established | Client network socket disconnected | socket hang up	reset_or_silence*	the connection was cut
ECONNREFUSED	reset_or_silence	nobody listens at that port
ETIMEDOUT	reset_or_silence	no answer came
EPIPE	reset_or_silence	the other side had closed already
ENOTFOUND | getaddrinfo ENOTFOUND	reset_or_silence	there is no host of that name
EAI_AGAIN	reset_or_silence	the name could not be looked up just now
EHOSTUNREACH	reset_or_silence	there is no way to that host
ENETUNREACH	reset_or_silence	there is no way to that network
EPROTO	not_tls*	the TLS library found an error; the text behind it says which
UNABLE_TO_GET_ISSUER_CERT_LOCALLY | unable to get local issuer certificate	missing_intermediate	the issuer of a certificate is not at hand
UNABLE_TO_VERIFY_LEAF_SIGNATURE | unable to verify the first certificate	missing_intermediate	the server sends its certificate alone
SELF_SIGNED_CERT_IN_CHAIN | self-signed certificate in certificate chain | self signed certificate in certificate chain	private_ca	the root is not trusted here
DEPTH_ZERO_SELF_SIGNED_CERT | self-signed certificate | self signed certificate	private_ca	the certificate vouches for itself
CERT_HAS_EXPIRED | certificate has expired	expired	a certificate of the chain has expired
CERT_NOT_YET_VALID | certificate is not yet valid	wrong_clock	a certificate begins later than the clock here says
DEP0123	missing_sni	a server name was set to an address, which RFC 6066 §3 does not allow; connections are made without SNI
Setting the TLS ServerName to an IP address is not permitted by RFC 6066 | The property 'options.servername' … is not permitted | options.servername … ERR_INVALID_ARG_VALUE | ERR_INVALID_ARG_VALUE … servername	missing_sni	servername is an address, which RFC 6066 §3 does not allow: give a name, or leave it out
ERR_INVALID_ARG_VALUE	internal*	an option or argument has a value that it cannot have; the sentence behind it names it
ERR_INVALID_ARG_TYPE	internal*	an option or argument is of the wrong type; the sentence behind it names it
NODE_TLS_REJECT_UNAUTHORIZED | Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0'	unknown_issuer*	verification is switched off for the whole process
Warning: Ignoring extra certs from	bad_file	the file in NODE_EXTRA_CA_CERTS cannot be read, or is no PEM
ERR_CRYPTO_UNSUPPORTED_OPERATION	internal	the OpenSSL below Node has no such thing
ERR_OSSL_PEM_NO_START_LINE	bad_file	there is no -----BEGIN line: a path was given instead of its content, or line breaks are a literal \\n
ERR_OSSL_X509_KEY_VALUES_MISMATCH	key_mismatch	the private key is not that of the certificate
not enough data … PFX | header too long … PFX	bad_file	pfx: it is no PKCS #12 in DER
unable to get issuer certificate	missing_intermediate	the issuer of a certificate is not at hand
secureConnect timed out | connect ETIMEDOUT	reset_or_silence	no answer came
`,
);
