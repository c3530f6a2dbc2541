/** What a state is, beside its place in the order: declared once in its row, looked up everywhere else. */

/** Which declaration a state's messages are read with. */
export type CodecName =
  | 'HandshakeUnversioned'
  | 'Handshake13'
  | 'Handshake13RawPublicKey'
  | 'Handshake12Ecdhe'
  | 'Handshake12Dhe'
  | 'Handshake12Rsa'
  | 'Handshake12Psk'
  | 'Handshake12EcdhePsk'
  | 'Handshake12RawPublicKey';

export interface Traits {
  readonly codec: CodecName;
  /** The version that both ends have agreed on; absent while it is open. */
  readonly version: 'TLSv1.2' | 'TLSv1.3' | undefined;
  readonly phase: 'handshake' | 'connected' | 'post_handshake_auth';
  /** Whether the peer's application data may come in it, where there is a connection: the first handshake was completed. */
  readonly data: boolean;
  /** Whether a change_cipher_spec that is not in the state's row is dropped instead of refused. */
  readonly dropsChangeCipherSpec: boolean;
}

/** Before the first ClientHello nothing is dropped (RFC 9846 §5). */
export const beginning = {
  codec: 'HandshakeUnversioned',
  version: undefined,
  phase: 'handshake',
  data: false,
  dropsChangeCipherSpec: false,
} as const satisfies Traits;

/** Until the server has answered, the version is open (RFC 9846 §4.2, Appendix E.1). */
export const opening = { ...beginning, dropsChangeCipherSpec: true } as const satisfies Traits;

/** Only TLS 1.3 has a HelloRetryRequest (RFC 9846 §4.2.4). */
export const retried13 = { ...opening, version: 'TLSv1.3' } as const satisfies Traits;

/** RFC 9846 §5: change_cipher_spec means nothing until the peer's Finished. */
export const handshake13 = { ...retried13, codec: 'Handshake13' } as const satisfies Traits;

export const connected13 = {
  ...handshake13,
  phase: 'connected',
  data: true,
  dropsChangeCipherSpec: false,
} as const satisfies Traits;

/** RFC 9846 §4.7.2: the messages of an answer stand together, and no data between them. */
export const authenticating13 = {
  ...connected13,
  phase: 'post_handshake_auth',
  data: false,
} as const satisfies Traits;

/** RFC 5246 §6.2.1: in another handshake on the same connection, data may come between the messages. */
export const openingAgain12 = { ...beginning, version: 'TLSv1.2', data: true } as const satisfies Traits;

// TLS 1.2: some messages have another content for each key exchange.
export const ecdhe12 = { ...openingAgain12, codec: 'Handshake12Ecdhe' } as const satisfies Traits;
export const dhe12 = { ...openingAgain12, codec: 'Handshake12Dhe' } as const satisfies Traits;
export const rsa12 = { ...openingAgain12, codec: 'Handshake12Rsa' } as const satisfies Traits;
export const psk12 = { ...openingAgain12, codec: 'Handshake12Psk' } as const satisfies Traits;
export const ecdhePsk12 = { ...openingAgain12, codec: 'Handshake12EcdhePsk' } as const satisfies Traits;
export const rawKey12 = { ...openingAgain12, codec: 'Handshake12RawPublicKey' } as const satisfies Traits;

/** The end is the same for all, and read the same way. */
export const ending12 = ecdhe12;
export const connected12 = { ...ending12, phase: 'connected' } as const satisfies Traits;
