import type { Traits } from '../../graph/index.ts';
import { rule } from '../../rules/index.ts';
import { broken } from '../../wire/index.ts';
import type { Harvest } from '../harvest.ts';
import type { Watch } from '../watch/index.ts';
import type { Patience } from './patience.ts';

const afterHandshake = rule('application_data.after_handshake', {
  holds: 'application data comes after the handshake',
  fails: 'the peer sent application data before the handshake was complete',
  rfc: 'RFC 9846 §2',
  alert: 'unexpected_message',
});
const authenticationUninterrupted = rule('post_handshake_auth.uninterrupted', {
  holds: 'no application data interrupts the messages of a post-handshake authentication',
  fails: 'the client sent application data between the messages of its post-handshake authentication',
  rfc: 'RFC 9846 §4.7.2',
  alert: 'unexpected_message',
});
const earlyDataSize = rule('early_data.max_early_data_size', {
  holds: 'the client does not send more early data than max_early_data_size allows',
  fails: (limit: number) => `the client sent more early data than the ${limit} bytes of max_early_data_size`,
  rfc: 'RFC 9846 §4.7.1',
  alert: 'unexpected_message',
});

/** Where the peer's application data goes, early or not; data that is none costs patience. */
export class ApplicationData {
  readonly #harvest: Harvest;
  readonly #patience: Patience;
  readonly #earlyLimit: number;
  #earlyLength = 0;

  /** @param earlyLimit in bytes */
  constructor(harvest: Harvest, patience: Patience, earlyLimit: number) {
    this.#harvest = harvest;
    this.#patience = patience;
    this.#earlyLimit = earlyLimit;
  }

  /** RFC 9846 §2, §4.7.2: where application data may come now. */
  take(content: Uint8Array, connected: boolean, { data, phase }: Traits, watch: Watch): void {
    if (!connected || !data) {
      throw broken(phase === 'post_handshake_auth' ? authenticationUninterrupted : afterHandshake);
    }
    if (content.length === 0) return this.#patience.spend('emptyRecords');
    this.#patience.restore();
    watch.emit?.(() => ({ type: 'appdata', direction: 'received', bytes: content }));
    this.#harvest.data.push(content);
  }

  takeEarly(content: Uint8Array, watch: Watch): void {
    this.#earlyLength += content.length;
    if (this.#earlyLength > this.#earlyLimit) throw broken(earlyDataSize, this.#earlyLimit);
    if (content.length === 0) return this.#patience.spend('emptyRecords');
    watch.emit?.(() => ({ type: 'appdata', direction: 'received', bytes: content }));
    this.#harvest.earlyData.push(content);
  }
}
