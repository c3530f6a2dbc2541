import { entries } from '../row.ts';

/** Codes of our own; ERR_TLSCOPE_ALERT_ and ERR_TLSCOPE_PEER_ with the name of an alert are found by the alert. */
export const own = entries(
  'tlscope',
  'this library',
  `
ERR_TLSCOPE_BAD_OPTION	internal	an option cannot be followed
ERR_TLSCOPE_KEY_MISMATCH	key_mismatch	the private key does not belong to the certificate
ERR_TLSCOPE_NOT_CONNECTED	internal	it needs a completed handshake
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
`,
);
