import { entries } from '../row.ts';

/** BearSSL, and with it the ESP8266 and Tasmota; numbers from 256 on are alerts (256 received, 512 sent). */
export const bearssl = entries(
  'BearSSL',
  'BearSSL inc/bearssl_ssl.h and bearssl_x509.h',
  `
BR_ERR_OK | 0	not_an_error	no error
BR_ERR_BAD_PARAM | 1	internal	a parameter of the call is wrong
BR_ERR_BAD_STATE | 2	internal	bad state
BR_ERR_UNSUPPORTED_VERSION | 3	no_common_version	unsupported version
BR_ERR_BAD_VERSION | 4	no_common_version	bad version
BR_ERR_BAD_LENGTH | 5	internal	bad length
BR_ERR_TOO_LARGE | 6	too_large_for_device	a record is larger than the buffer
BR_ERR_BAD_MAC | 7	internal	bad mac
BR_ERR_NO_RANDOM | 8	internal	no random
BR_ERR_UNKNOWN_TYPE | 9	internal	unknown type
BR_ERR_UNEXPECTED | 10	broken_rule	unexpected
BR_ERR_BAD_CCS | 12	internal	bad ccs
BR_ERR_BAD_ALERT | 13	internal	bad alert
BR_ERR_BAD_HANDSHAKE | 14	internal	bad handshake
BR_ERR_OVERSIZED_ID | 15	too_large_for_device	oversized id
BR_ERR_BAD_CIPHER_SUITE | 16	nothing_in_common	bad cipher suite
BR_ERR_BAD_COMPRESSION | 17	nothing_in_common	bad compression
BR_ERR_BAD_FRAGLEN | 18	internal	bad fraglen
BR_ERR_BAD_SECRENEG | 19	internal	bad secreneg
BR_ERR_EXTRA_EXTENSION | 20	internal	extra extension
BR_ERR_BAD_SNI | 21	name_mismatch	bad sni
BR_ERR_BAD_HELLO_DONE | 22	broken_rule	bad hello done
BR_ERR_LIMIT_EXCEEDED | 23	internal	limit exceeded
BR_ERR_BAD_FINISHED | 24	broken_rule	bad finished
BR_ERR_RESUME_MISMATCH | 25	key_mismatch	resume mismatch
BR_ERR_INVALID_ALGORITHM | 26	nothing_in_common	invalid algorithm
BR_ERR_BAD_SIGNATURE | 27	key_mismatch	bad signature
BR_ERR_WRONG_KEY_USAGE | 28	client_purpose	wrong key usage
BR_ERR_NO_CLIENT_AUTH | 29	client_certificate	no client auth
BR_ERR_IO | 31	internal	io
BR_ERR_X509_OK | 32	internal	x509 ok
BR_ERR_X509_INVALID_VALUE | 33	bad_file	x509 invalid value
BR_ERR_X509_TRUNCATED | 34	internal	x509 truncated
BR_ERR_X509_EMPTY_CHAIN | 35	internal	x509 empty chain
BR_ERR_X509_INNER_TRUNC | 36	internal	x509 inner trunc
BR_ERR_X509_BAD_TAG_CLASS | 37	internal	x509 bad tag class
BR_ERR_X509_BAD_TAG_VALUE | 38	internal	x509 bad tag value
BR_ERR_X509_INDEFINITE_LENGTH | 39	internal	x509 indefinite length
BR_ERR_X509_EXTRA_ELEMENT | 40	internal	x509 extra element
BR_ERR_X509_UNEXPECTED | 41	broken_rule	x509 unexpected
BR_ERR_X509_NOT_CONSTRUCTED | 42	internal	x509 not constructed
BR_ERR_X509_NOT_PRIMITIVE | 43	internal	x509 not primitive
BR_ERR_X509_PARTIAL_BYTE | 44	internal	x509 partial byte
BR_ERR_X509_BAD_BOOLEAN | 45	internal	x509 bad boolean
BR_ERR_X509_OVERFLOW | 46	too_large_for_device	x509 overflow
BR_ERR_X509_BAD_DN | 47	internal	x509 bad dn
BR_ERR_X509_BAD_TIME | 48	internal	x509 bad time
BR_ERR_X509_UNSUPPORTED | 49	internal	x509 unsupported
BR_ERR_X509_LIMIT_EXCEEDED | 50	internal	x509 limit exceeded
BR_ERR_X509_WRONG_KEY_TYPE | 51	internal	x509 wrong key type
BR_ERR_X509_BAD_SIGNATURE | 52	key_mismatch	x509 bad signature
BR_ERR_X509_TIME_UNKNOWN | 53	wrong_clock	no time was set, and dates cannot be checked without one
BR_ERR_X509_EXPIRED | 54	expired	x509 expired
BR_ERR_X509_DN_MISMATCH | 55	key_mismatch	x509 dn mismatch
BR_ERR_X509_BAD_SERVER_NAME | 56	name_mismatch	the certificate is for another name (addresses are never matched)
BR_ERR_X509_CRITICAL_EXTENSION | 57	internal	x509 critical extension
BR_ERR_X509_NOT_CA | 58	internal	x509 not ca
BR_ERR_X509_FORBIDDEN_KEY_USAGE | 59	client_purpose	x509 forbidden key usage
BR_ERR_X509_WEAK_PUBLIC_KEY | 60	weak_crypto	x509 weak public key
BR_ERR_X509_NOT_TRUSTED | 62	unknown_issuer	the chain leads to none of the trust anchors
BR_ERR_RECV_FATAL_ALERT | 256	reset_or_silence	recv fatal alert
BR_ERR_SEND_FATAL_ALERT | 512	reset_or_silence	send fatal alert
`,
);
