import { PeerFault } from '../wire/index.ts';
import type { Watch } from './emit.ts';
import type { Harvest } from './harvest.ts';
import type { Patience } from './patience.ts';

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

  take(content: Uint8Array, watch: Watch): void {
    if (content.length === 0) return this.#patience.spend('emptyRecords');
    this.#patience.restore();
    watch.emit?.(() => ({ type: 'appdata', direction: 'received', bytes: content }));
    this.#harvest.data.push(content);
  }

  takeEarly(content: Uint8Array, watch: Watch): void {
    this.#earlyLength += content.length;
    if (this.#earlyLength > this.#earlyLimit) {
      const claim = `there are at most ${this.#earlyLimit} bytes of early data`;
      throw new PeerFault('unexpected_message', claim, 'RFC 9846 §4.7.1');
    }
    if (content.length === 0) return this.#patience.spend('emptyRecords');
    watch.emit?.(() => ({ type: 'appdata', direction: 'received', bytes: content }));
    this.#harvest.earlyData.push(content);
  }
}
