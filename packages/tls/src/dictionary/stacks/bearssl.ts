import { entries } from '../row.ts';

/** BearSSL, and with it the ESP8266 and Tasmota; numbers from 256 on are alerts (256 received, 512 sent). */
export const bearssl = entries(
  'BearSSL',
  'BearSSL inc/bearssl_ssl.h and bearssl_x509.h',
  `
BR_ERR_OK | 0	not_an_error	no error
BR_ERR_BAD_PARAM | 1	internal	a parameter of the call is wrong	Caller-provided parameter is incorrect
BR_ERR_BAD_STATE | 2	internal	bad state
BR_ERR_UNSUPPORTED_VERSION | 3	no_common_version	incoming protocol or record version is unsupported	Incoming protocol or record version is unsupported
BR_ERR_BAD_VERSION | 4	no_common_version	incoming record version does not match the expected version	Incoming record version does not match the expected version
BR_ERR_BAD_LENGTH | 5	not_tls	incoming record length is invalid	Incoming record length is invalid
BR_ERR_TOO_LARGE | 6	too_large_for_device	a record is larger than the buffer	Incoming record is too large to be processed
BR_ERR_BAD_MAC | 7	broken_rule	decryption found an invalid padding, or the record MAC is not correct	Decryption found an invalid padding, or the record MAC is not correct
BR_ERR_NO_RANDOM | 8	internal	no initial entropy was provided	No initial entropy was provided
BR_ERR_UNKNOWN_TYPE | 9	not_tls	incoming record type is unknown	Incoming record type is unknown
BR_ERR_UNEXPECTED | 10	broken_rule	incoming record or message has wrong type with regards to the current engine state	Incoming record or message has wrong type with regards to the current engine state
BR_ERR_BAD_CCS | 12	broken_rule	bad ccs
BR_ERR_BAD_ALERT | 13	broken_rule	bad alert
BR_ERR_BAD_HANDSHAKE | 14	broken_rule	incoming handshake message decoding failed	Incoming handshake message decoding failed
BR_ERR_OVERSIZED_ID | 15	too_large_for_device	oversized id
BR_ERR_BAD_CIPHER_SUITE | 16	nothing_in_common	server wants to use a cipher suite that we did not claim to support	Server wants to use a cipher suite that we did not claim to support
BR_ERR_BAD_COMPRESSION | 17	nothing_in_common	bad compression
BR_ERR_BAD_FRAGLEN | 18	too_large_for_device	server's max fragment length does not match client's	Server's max fragment length does not match client's
BR_ERR_BAD_SECRENEG | 19	legacy_renegotiation	secure renegotiation failed	Secure renegotiation failed
BR_ERR_EXTRA_EXTENSION | 20	broken_rule	server sent an extension type that we did not announce	Server sent an extension type that we did not announce
BR_ERR_BAD_SNI | 21	broken_rule	invalid Server Name Indication contents	Invalid Server Name Indication contents
BR_ERR_BAD_HELLO_DONE | 22	broken_rule	bad hello done
BR_ERR_LIMIT_EXCEEDED | 23	too_large_for_device	internal limit exceeded	Internal limit exceeded
BR_ERR_BAD_FINISHED | 24	broken_rule	finished message from peer does not match the expected value	Finished message from peer does not match the expected value
BR_ERR_RESUME_MISMATCH | 25	session	session resumption attempt with distinct version or cipher suite	Session resumption attempt with distinct version or cipher suite
BR_ERR_INVALID_ALGORITHM | 26	nothing_in_common	unsupported or invalid algorithm	Unsupported or invalid algorithm
BR_ERR_BAD_SIGNATURE | 27	key_mismatch	invalid signature on ServerKeyExchange message	Invalid signature on ServerKeyExchange message
BR_ERR_WRONG_KEY_USAGE | 28	client_purpose	peer's public key does not have the proper type	Peer's public key does not have the proper type
BR_ERR_NO_CLIENT_AUTH | 29	client_certificate	client did not send a certificate upon request	Client did not send a certificate upon request
BR_ERR_IO | 31	reset_or_silence	I/O error or premature close on underlying transport stream	I/O error or premature close on underlying transport stream
BR_ERR_X509_OK | 32	not_an_error	x509 ok
BR_ERR_X509_INVALID_VALUE | 33	bad_file	invalid value in an ASN.1 structure	Invalid value in an ASN.1 structure
BR_ERR_X509_TRUNCATED | 34	bad_file	truncated certificate or other ASN.1 object	Truncated certificate or other ASN.1 object
BR_ERR_X509_EMPTY_CHAIN | 35	client_certificate	empty certificate chain	Empty certificate chain
BR_ERR_X509_INNER_TRUNC | 36	bad_file	inner element extends beyond outer element size	inner element extends beyond outer element size
BR_ERR_X509_BAD_TAG_CLASS | 37	bad_file	x509 bad tag class
BR_ERR_X509_BAD_TAG_VALUE | 38	bad_file	x509 bad tag value
BR_ERR_X509_INDEFINITE_LENGTH | 39	bad_file	x509 indefinite length
BR_ERR_X509_EXTRA_ELEMENT | 40	bad_file	x509 extra element
BR_ERR_X509_UNEXPECTED | 41	broken_rule	x509 unexpected
BR_ERR_X509_NOT_CONSTRUCTED | 42	bad_file	x509 not constructed
BR_ERR_X509_NOT_PRIMITIVE | 43	bad_file	x509 not primitive
BR_ERR_X509_PARTIAL_BYTE | 44	bad_file	x509 partial byte
BR_ERR_X509_BAD_BOOLEAN | 45	bad_file	x509 bad boolean
BR_ERR_X509_OVERFLOW | 46	bad_form	x509 overflow
BR_ERR_X509_BAD_DN | 47	bad_form	invalid distinguished name	Invalid distinguished name
BR_ERR_X509_BAD_TIME | 48	bad_form	invalid date/time representation	Invalid date/time representation
BR_ERR_X509_UNSUPPORTED | 49	unknown_key	certificate contains unsupported features that cannot be ignored	Certificate contains unsupported features that cannot be ignored
BR_ERR_X509_LIMIT_EXCEEDED | 50	too_large_for_device	key or signature size exceeds internal limits	Key or signature size exceeds internal limits
BR_ERR_X509_WRONG_KEY_TYPE | 51	unknown_key	key type does not match that which was expected	Key type does not match that which was expected
BR_ERR_X509_BAD_SIGNATURE | 52	key_mismatch	signature is invalid	Signature is invalid
BR_ERR_X509_TIME_UNKNOWN | 53	wrong_clock	no time was set, and dates cannot be checked without one	Validation time is unknown
BR_ERR_X509_EXPIRED | 54	expired	certificate is expired or not yet valid	Certificate is expired or not yet valid
BR_ERR_X509_DN_MISMATCH | 55	missing_intermediate	issuer/Subject DN mismatch in the chain	Issuer/Subject DN mismatch in the chain
BR_ERR_X509_BAD_SERVER_NAME | 56	name_mismatch	the certificate is for another name (addresses are never matched)	Expected server name was not found in the chain
BR_ERR_X509_CRITICAL_EXTENSION | 57	bad_form	unknown critical extension in certificate	Unknown critical extension in certificate
BR_ERR_X509_NOT_CA | 58	unknown_issuer	not a CA, or path length constraint violation	Not a CA, or path length constraint violation
BR_ERR_X509_FORBIDDEN_KEY_USAGE | 59	client_purpose	key Usage extension prohibits intended usage	Key Usage extension prohibits intended usage
BR_ERR_X509_WEAK_PUBLIC_KEY | 60	weak_crypto	public key found in certificate is too small	Public key found in certificate is too small
BR_ERR_X509_NOT_TRUSTED | 62	unknown_issuer	the chain leads to none of the trust anchors	Chain could not be linked to a trust anchor
BR_ERR_RECV_FATAL_ALERT | 256	nothing_in_common*	recv fatal alert
BR_ERR_SEND_FATAL_ALERT | 512	nothing_in_common*	send fatal alert
`,
);
