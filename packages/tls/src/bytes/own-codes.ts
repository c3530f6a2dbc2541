/**
 * Every code that is this library's own, with what it means: the one table of them. Errors are typed by it, and the dictionary
 * is made of it, so that a code without an entry, or an entry without a code, does not compile. What is about an alert of TLS
 * has its name behind ERR_TLSCOPE_ALERT_ (it came) or ERR_TLSCOPE_PEER_ (it was sent).
 */
export const ownCodes = {
  ERR_TLSCOPE_ABORTED: 'the connection was given up by this side: its signal was aborted, or it was ended',
  ERR_TLSCOPE_ACCESS_REFUSED:
    'the server asked for a certificate, was shown none, and refuses inside the connection, without a reason',
  ERR_TLSCOPE_ALERT_UNKNOWN: 'an alert came whose number has no name',
  ERR_TLSCOPE_BAD_ALPN: 'a protocol name is too long or empty',
  ERR_TLSCOPE_BAD_CERTIFICATE: 'a certificate that was given cannot be read',
  ERR_TLSCOPE_BAD_CHUNK: 'what was written, or what came from the transport, is no bytes',
  ERR_TLSCOPE_BAD_ECH: 'an ECH configuration or key cannot be used',
  ERR_TLSCOPE_BAD_KEY: 'a private key that was given cannot be used',
  ERR_TLSCOPE_BAD_KEY_FILE: 'a file holds no private key that can be used here',
  ERR_TLSCOPE_BAD_LENGTH: 'a length is out of range',
  ERR_TLSCOPE_BAD_LIFETIME: 'a ticket lasts a week at most',
  ERR_TLSCOPE_BAD_OPTION: 'an option cannot be followed',
  ERR_TLSCOPE_BAD_PEM: 'text that claims to be PEM and is not',
  ERR_TLSCOPE_BAD_PFX: 'a PKCS #12 file cannot be opened',
  ERR_TLSCOPE_BAD_SIGNER: 'a signer gave something that is no signature, or offers nothing that the key can do',
  ERR_TLSCOPE_BAD_TRUST_ANCHOR: 'a root that was given cannot be read',
  ERR_TLSCOPE_CALLBACK_FAILED: 'a callback of the program threw',
  ERR_TLSCOPE_CANCELLED: 'reading or writing was cancelled by this side',
  ERR_TLSCOPE_CERTIFICATE_WANTED:
    'the server says inside the connection, in HTTP, that it wants a certificate from the client, or another one',
  ERR_TLSCOPE_ECH_REJECTED: 'the server did not open the encrypted hello',
  ERR_TLSCOPE_INTERNAL: "an error of tlscope's own",
  ERR_TLSCOPE_KEY_MISMATCH: 'the private key does not belong to the certificate',
  ERR_TLSCOPE_KEY_WORN_OUT: 'a key has sealed all that it safely can',
  ERR_TLSCOPE_NOTHING_TO_OFFER: 'the options leave nothing to offer',
  ERR_TLSCOPE_NOT_OURS: 'only a connection of tlscope can be observed',
  ERR_TLSCOPE_NOT_WRITABLE: 'nothing can be written now',
  ERR_TLSCOPE_NO_CERTIFICATE: 'a server needs a certificate',
  ERR_TLSCOPE_NO_CLIENT_TRUST: 'client certificates are asked for, and no root was given to judge them by',
  ERR_TLSCOPE_NO_KEY_UPDATE: 'keys are updated on open TLS 1.3 connections only',
  ERR_TLSCOPE_NO_LATE_REQUEST: 'the client did not offer to authenticate after the handshake (post_handshake_auth)',
  ERR_TLSCOPE_NO_PSK: 'there is no such pre-shared key',
  ERR_TLSCOPE_NO_ROOTS: 'this runtime does not tell which roots it trusts',
  ERR_TLSCOPE_PASSWORD_WORK:
    'a locked file asks for more work with its passphrase than is allowed (maxPasswordIterations)',
  ERR_TLSCOPE_RESERVED_LABEL: 'an exporter label that TLS uses itself',
  ERR_TLSCOPE_SEQUENCE_EXHAUSTED: 'a key has numbered all the records that it can',
  ERR_TLSCOPE_TOO_LATE: 'the handshake is complete, and nothing of it can be changed any more',
  ERR_TLSCOPE_TRACE: 'a file is no trace',
  ERR_TLSCOPE_TRANSPORT_CLOSED: 'the byte stream below is closed',
  ERR_TLSCOPE_TRUNCATED: 'the connection ended without close_notify, or in the middle of the handshake',
  ERR_TLSCOPE_UNKNOWN_NAME: 'an option names something that there is not',
  ERR_TLSCOPE_UNSUPPORTED_OPERATION: 'the crypto provider has no such thing',
} as const satisfies Readonly<Record<`ERR_TLSCOPE_${string}`, string>>;

export type OwnCode = keyof typeof ownCodes;
