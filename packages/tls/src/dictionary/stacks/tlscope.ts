import { entries } from '../row.ts';

/** Codes of our own; ERR_TLSCOPE_ALERT_ and ERR_TLSCOPE_PEER_ with the name of an alert are found by the alert. */
export const own = entries(
  'tlscope',
  'this library',
  `
ERR_TLSCOPE_ACCESS_REFUSED	client_certificate	the server asked for a certificate, was shown none, and refuses inside the connection, without a reason
ERR_TLSCOPE_CERTIFICATE_WANTED	client_certificate	the server says inside the connection, in HTTP, that it wants a certificate from the client, or another one
ERR_TLSCOPE_BAD_OPTION	internal	an option cannot be followed
ERR_TLSCOPE_KEY_MISMATCH	key_mismatch	the private key does not belong to the certificate
ERR_TLSCOPE_TRANSPORT_CLOSED	reset_or_silence	the byte stream below is closed
ERR_TLSCOPE_TRUNCATED	reset_or_silence	the connection ended without close_notify, or in the middle of the handshake
ERR_TLSCOPE_NOT_WRITABLE	internal	nothing can be written now
ERR_TLSCOPE_NO_KEY_UPDATE	internal	keys are updated on open TLS 1.3 connections only
ERR_TLSCOPE_KEY_WORN_OUT	internal	a key has sealed all that it safely can
ERR_TLSCOPE_UNKNOWN_NAME	internal	an option names something that there is not
ERR_TLSCOPE_NOTHING_TO_OFFER	internal	the options leave nothing to offer
ERR_TLSCOPE_NO_CERTIFICATE	internal	a server needs a certificate
ERR_TLSCOPE_BAD_ALPN	internal	a protocol name is too long or empty
ERR_TLSCOPE_BAD_LIFETIME	internal	a ticket lasts a week at most
ERR_TLSCOPE_ECH_REJECTED	ech_rejected	the server did not open the encrypted hello
ERR_TLSCOPE_TRACE	bad_file	a file is no trace
ERR_TLSCOPE_INTERNAL	internal	an error of tlscope's own
ERR_TLSCOPE_NOT_OURS	internal	only a connection of tlscope can be observed
ERR_TLSCOPE_ABORTED	not_an_error	the connection was given up by this side: its signal was aborted, or it was ended
ERR_TLSCOPE_BAD_CERTIFICATE	bad_file	a certificate that was given cannot be read
ERR_TLSCOPE_BAD_CHUNK	internal	what was written is no bytes
ERR_TLSCOPE_BAD_ECH	internal	an ECH configuration or key cannot be used
ERR_TLSCOPE_BAD_KEY	bad_file	a private key that was given cannot be used
ERR_TLSCOPE_BAD_KEY_FILE	bad_file	a file holds no private key that can be used here
ERR_TLSCOPE_BAD_LENGTH	internal	a length is out of range
ERR_TLSCOPE_BAD_PEM	bad_file	text that claims to be PEM and is not
ERR_TLSCOPE_BAD_PFX	bad_file	a PKCS #12 file cannot be opened
ERR_TLSCOPE_BAD_SIGNER	internal	a signer gave something that is no signature, or offers nothing that the key can do
ERR_TLSCOPE_BAD_TRUST_ANCHOR	bad_file	a root that was given cannot be read
ERR_TLSCOPE_CALLBACK_FAILED	internal	a callback of the program threw
ERR_TLSCOPE_CANCELLED	not_an_error	reading or writing was cancelled by this side
ERR_TLSCOPE_NO_CLIENT_TRUST	client_certificate	client certificates are asked for, and no root was given to judge them by
ERR_TLSCOPE_NO_LATE_REQUEST	client_certificate	the client did not offer to authenticate after the handshake (post_handshake_auth)
ERR_TLSCOPE_NO_PSK	session	there is no such pre-shared key
ERR_TLSCOPE_NO_ROOTS	unknown_issuer	this runtime does not tell which roots it trusts
ERR_TLSCOPE_PASSWORD_WORK	bad_file	a locked file asks for more work with its passphrase than is allowed (maxPasswordIterations)
ERR_TLSCOPE_RESERVED_LABEL	internal	an exporter label that TLS uses itself
ERR_TLSCOPE_SEQUENCE_EXHAUSTED	internal	a key has numbered all the records that it can
ERR_TLSCOPE_TOO_LATE	internal	the handshake is complete, and nothing of it can be changed any more
ERR_TLSCOPE_UNSUPPORTED_OPERATION	internal	the crypto provider has no such thing
`,
);
