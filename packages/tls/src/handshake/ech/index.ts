/** Encrypted Client Hello (RFC 9849), as both ends encode and confirm it. */
export { echAccepted, showAccepted } from './accepted.ts';
export { retryConfirmation, serverHelloConfirmation, withRetryConfirmation } from './confirmation.ts';
export { decodeInner } from './decode-inner.ts';
export { arrange, encodeInner, sharedTypes } from './encode-inner.ts';
export { type EchConfigKey, type EchConfigOptions, makeEchConfig } from './make-config.ts';
export { outerAad, withPayload } from './outer.ts';
