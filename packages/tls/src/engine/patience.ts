import { PeerFault } from '../wire/index.ts';

/** How many of each a peer may send in a row without anything that moves the connection on. */
const LIMITS = { emptyRecords: 32, warnings: 4, compatibilityRecords: 32, postHandshakeMessages: 32 } as const;
const WHAT = {
  emptyRecords: 'empty records',
  warnings: 'warning alerts',
  compatibilityRecords: 'change_cipher_spec records',
  postHandshakeMessages: 'handshake messages without data',
} as const;

/** Bounds the work that a stranger can cause with bytes that mean nothing. */
export class Patience {
  #counts = { emptyRecords: 0, warnings: 0, compatibilityRecords: 0, postHandshakeMessages: 0 };

  /** Something of use came. */
  restore(): void {
    this.#counts = { emptyRecords: 0, warnings: 0, compatibilityRecords: 0, postHandshakeMessages: 0 };
  }

  /** Throws `PeerFault` at the one too many. */
  spend(kind: keyof typeof LIMITS): void {
    if (++this.#counts[kind] <= LIMITS[kind]) return;
    throw new PeerFault(
      'unexpected_message',
      `a peer sends at most ${LIMITS[kind]} ${WHAT[kind]} in a row`,
      'RFC 9846 §6.2',
    );
  }
}
