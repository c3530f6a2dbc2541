import { rule } from '../../rules/index.ts';
import { broken } from '../../wire/index.ts';

/** How many of each a peer may send in a row without anything that moves the connection on. */
const LIMITS = { emptyRecords: 32, warnings: 4, compatibilityRecords: 32, postHandshakeMessages: 32 } as const;
type Kind = keyof typeof LIMITS;

const inARow = (what: string) =>
  ({
    holds: `the peer does not send too many ${what} in a row`,
    fails: (limit: number) => `the peer sent more than ${limit} ${what} in a row`,
    rfc: 'RFC 9846 §6.2',
    alert: 'unexpected_message',
  }) as const;
const fewInARow = {
  emptyRecords: rule('record.empty_in_a_row', inARow('empty records')),
  warnings: rule('alert.warnings_in_a_row', inARow('warning alerts')),
  compatibilityRecords: rule('change_cipher_spec.in_a_row', inARow('change_cipher_spec records')),
  postHandshakeMessages: rule('handshake.messages_in_a_row', inARow('handshake messages without data')),
} as const;

/** Bounds the work that a stranger can cause with bytes that mean nothing. */
export class Patience {
  #counts = { emptyRecords: 0, warnings: 0, compatibilityRecords: 0, postHandshakeMessages: 0 };

  /** Something of use came. */
  restore(): void {
    this.#counts = { emptyRecords: 0, warnings: 0, compatibilityRecords: 0, postHandshakeMessages: 0 };
  }

  /** Throws `PeerFault` at the one too many. */
  spend(kind: Kind): void {
    if (++this.#counts[kind] <= LIMITS[kind]) return;
    throw broken(fewInARow[kind], LIMITS[kind]);
  }
}
