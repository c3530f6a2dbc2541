/** What became of Encrypted Client Hello, by the server's answer. */
export { acceptRetryConfigs, chooseOursFor, complete, expectedServer } from './reject.ts';
export { requireStillAccepted, settleRetryRequest, settleServerHello } from './settle.ts';
