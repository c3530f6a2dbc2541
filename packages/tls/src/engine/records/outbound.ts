import { concat } from '../../bytes/index.ts';
import type { Epoch } from '../../events/index.ts';
import type { Installation, Settings } from '../../handshake/index.ts';
import {
  fragment,
  MAX_PLAINTEXT,
  type PaddingPolicy,
  type Protection,
  RECORD_VERSION,
  type WrittenRecord,
} from '../../record/index.ts';
import { AlertDescription, type AlertName, ContentType } from '../../wire/index.ts';
import { nobody, type Watch } from '../watch/index.ts';

/** What we send: messages of one flight share records, and whatever one turn produces leaves together. */
export class Outbound {
  epoch: Epoch = 'plaintext';
  #protection: Protection | null = null;
  #flight: Uint8Array[] = [];
  #ready: Uint8Array[] = [];
  #compatibilityOwed = false;
  #version: number;
  /** In bytes of content. */
  #limit: number;
  #limitsPlain: boolean;
  readonly #most: number;
  watch: Watch = nobody;
  readonly #padding: PaddingPolicy | undefined;

  /** @param firstVersion legacy_record_version of the first handshake record; all later ones carry 0x0303 */
  constructor(firstVersion: number, { padding, maxSendFragment }: Pick<Settings, 'padding' | 'maxSendFragment'>) {
    this.#version = firstVersion;
    this.#most = maxSendFragment ?? MAX_PLAINTEXT;
    this.#limit = this.#most;
    this.#limitsPlain = maxSendFragment !== undefined;
    this.#padding = padding;
  }

  /** Records that may still be sealed with the present key (RFC 9846 §5.5). */
  get recordsLeft(): number {
    return this.#protection === null ? 0 : this.#protection.sealLimit - this.#protection.sequence;
  }

  /** How many records so many bytes of data take. */
  recordsFor(length: number): number {
    return Math.ceil(length / this.#limit);
  }

  /** Records hold at most `content` bytes from here on; those without keys too, where `always` says so. */
  limit(content: number, always: boolean): void {
    this.#finishFlight();
    this.#limit = Math.min(content, this.#most);
    this.#limitsPlain ||= always;
  }

  /** A handshake message; it waits for the others of its flight. */
  message(bytes: Uint8Array): void {
    this.#payCompatibility();
    this.#flight.push(bytes);
  }

  changeCipherSpec(): void {
    this.#finishFlight();
    // Another handshake of TLS 1.2 runs under the keys of the one before it; in TLS 1.3 the record means nothing.
    if (this.epoch === 'tls12') return this.#write(ContentType.change_cipher_spec, Uint8Array.of(1));
    const bytes = fragment(null, ContentType.change_cipher_spec, RECORD_VERSION, Uint8Array.of(1));
    this.#ready.push(bytes);
    this.watch.emit?.(() => ({ type: 'record', direction: 'sent', epoch: 'plaintext', bytes }));
  }

  /** RFC 9846 Appendix E.4: a change_cipher_spec goes out right before whatever is sent next. */
  compatibilityRecord(): void {
    this.#finishFlight();
    this.#compatibilityOwed = true;
  }

  alert(level: number, description: AlertName): void {
    this.#finishFlight();
    this.#payCompatibility();
    const code = AlertDescription.members[description];
    const bytes = Uint8Array.of(level, code);
    const { epoch } = this;
    this.watch.tell?.(() => ({ type: 'alert', direction: 'sent', epoch, level, description: code, bytes }));
    this.#write(ContentType.alert, bytes);
  }

  data(bytes: Uint8Array): void {
    this.#finishFlight();
    this.#payCompatibility();
    this.watch.emit?.(() => ({ type: 'appdata', direction: 'sent', bytes }));
    this.#write(ContentType.application_data, bytes);
  }

  install({ epoch }: Installation, protection: Protection): void {
    this.#finishFlight();
    this.epoch = epoch;
    this.#protection = protection;
  }

  /** Back to no keys: a HelloRetryRequest has ended the early data. */
  plain(): void {
    this.#finishFlight();
    this.epoch = 'plaintext';
    this.#protection = null;
  }

  /** Everything that is ready for the transport. */
  take(): readonly Uint8Array[] {
    this.#finishFlight();
    if (this.#ready.length === 0) return [];
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #payCompatibility(): void {
    if (!this.#compatibilityOwed) return;
    this.#compatibilityOwed = false;
    this.changeCipherSpec();
  }

  #finishFlight(): void {
    if (this.#flight.length === 0) return;
    const [first] = this.#flight;
    const bytes = this.#flight.length === 1 ? first! : concat(...this.#flight);
    this.#flight = [];
    this.#write(ContentType.handshake, bytes);
    this.#version = RECORD_VERSION;
  }

  #write(type: number, bytes: Uint8Array): void {
    const seen = this.watch.emit === undefined ? undefined : (record: WrittenRecord) => this.#seen(record);
    const limit = this.#protection !== null || this.#limitsPlain ? this.#limit : MAX_PLAINTEXT;
    const padding = this.epoch === 'plaintext' || this.epoch === 'tls12' ? undefined : this.#padding;
    this.#ready.push(fragment(this.#protection, type, this.#version, bytes, limit, seen, padding));
  }

  #seen(record: WrittenRecord): void {
    const { epoch } = this;
    this.watch.emit?.(() => ({ type: 'record', direction: 'sent', epoch, ...record }));
  }
}
