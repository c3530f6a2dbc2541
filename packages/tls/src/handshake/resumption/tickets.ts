import { EMPTY, equal, HOUR, hex, utf8 } from '../../bytes/index.ts';
import type { AeadKey, CryptoProvider } from '../../crypto/index.ts';
import { LONGEST_LIFE } from './session.ts';

/** Turns what a server must remember into a ticket and back. One keeper serves all connections of a server. */
export interface TicketKeeper {
  /** @param now in ms since 1970, by the server's clock */
  seal(state: Uint8Array, now: number): Uint8Array;
  /**
   * `undefined` for a ticket that is not ours, too old, or used up.
   *
   * @param once the ticket should not open again, where the keeper can see to that
   * @param now in ms since 1970, by the server's clock
   */
  open(ticket: Uint8Array, once: boolean, now: number): Uint8Array | undefined;
  /**
   * Uses up a ticket whose client has proved that it has its key; `false` where that was done meanwhile. With it `open` is not
   * asked for `once`: whoever has only seen a ticket, which goes in the clear, does not use it up.
   */
  use?(ticket: Uint8Array, now: number): boolean;
  /** Where sessions are stored: those of TLS 1.2 have names for clients without tickets (RFC 5246 §7.4.1.3). */
  readonly names?: SessionNames | undefined;
  /**
   * False: TLS 1.2 resumes by name alone. A ticket of TLS 1.2 holds the master secret of the connection that it came over:
   * who gets hold of the ticket key can read a recording of that. Default true.
   */
  readonly tls12?: boolean;
  /**
   * False: no other server opens the same tickets, as far as this one knows; otherwise early data needs a record of hellos
   * that is shared as well. Default true: a keeper that does not say may be a store that others ask too.
   */
  readonly shared?: boolean;
}

export interface SessionNames {
  /** A name for a session that is not complete yet, of 32 bytes. */
  fresh(): Uint8Array;
  keep(name: Uint8Array, state: Uint8Array): void;
}

/** 16 bytes that name the key on the wire, then 32 bytes of AES-256-GCM key. */
export const TICKET_KEY_LENGTH = 48;
const NAME = 16;
const NONCE = 12;
const TAG = 16;

interface TicketKey {
  readonly raw: Uint8Array;
  readonly name: Uint8Array;
  readonly aead: AeadKey;
  /** When the next key took its place, in ms since 1970; absent for the one that seals, and for those of a caller. */
  readonly replacedAt?: number;
}

/** A key and when it began to seal: who has both has the keys that follow, and none of those before. */
export interface TicketKeySeed {
  readonly key: Uint8Array;
  /** In ms since 1970. */
  readonly since: number;
}

/** For how long a key seals. */
const TURN = HOUR;
/** More turns at once than a clock makes: ten years. */
const MOST_TURNS = 87_600;
const NEXT = utf8('tlscope: next ticket key');

/**
 * Tickets that carry everything themselves (RFC 5077 §4). Its own keys change every hour and open for as long as the tickets
 * that they sealed; then they are forgotten. Keys that were given, or handed out, are the caller's to change. TLS 1.2
 * has tickets only with those: otherwise its sessions are kept here, under names.
 */
export class StatelessTickets implements TicketKeeper {
  readonly #provider: CryptoProvider;
  readonly #stored: StoredTickets;
  #keys: readonly TicketKey[];
  /** When the first key began to seal; absent until it did. */
  #since: number | undefined;
  /** `fresh`: nothing leads from one key to the next. `derived`: other processes come to the same keys by themselves. */
  #turning: 'fresh' | 'derived' | 'never';
  /** For how long a ticket may be opened, in ms. */
  #life = 7_200_000;

  /** @param keys of `TICKET_KEY_LENGTH` bytes; the first seals, all open. Where absent: own ones, which change. */
  constructor(provider: CryptoProvider, keys?: readonly Uint8Array[]) {
    this.#provider = provider;
    this.#stored = new StoredTickets(provider.random);
    this.#turning = keys === undefined ? 'fresh' : 'never';
    this.#keys = (keys ?? [provider.random(TICKET_KEY_LENGTH)]).map((raw) => this.#import(raw));
  }

  /** The keys in use, to be shared with other servers: from now on they are the caller's. Secret: they open every ticket. */
  get keys(): readonly Uint8Array[] {
    this.#turning = 'never';
    return this.#keys.map(({ raw }) => raw);
  }

  get tls12(): boolean {
    return this.#turning === 'never';
  }

  get shared(): boolean {
    return this.#turning !== 'fresh';
  }

  get names(): SessionNames {
    return this.#stored.names;
  }

  /** Tickets are opened for so many ms at least, a week at most. Default two hours. */
  keepFor(milliseconds: number): void {
    this.#life = Math.min(Math.max(this.#life, milliseconds), LONGEST_LIFE);
  }

  /** What other processes need to come to the same keys; absent where the keys are a caller's. Secret. */
  seed(now: number): TicketKeySeed | undefined {
    if (this.#turning === 'never') return undefined;
    this.#turn(now);
    this.#turning = 'derived';
    return { key: this.#keys[0]!.raw, since: this.#since! };
  }

  /** Goes on with the keys of another process. */
  follow({ key, since }: TicketKeySeed): void {
    this.#turning = 'derived';
    this.#since = since;
    this.#keys = [this.#import(key)];
  }

  /** A fresh key seals from now on; the last `kept` old ones still open. */
  rotate(kept = 1): void {
    const fresh = this.#import(this.#provider.random(TICKET_KEY_LENGTH));
    this.#keys = [fresh, ...this.#keys.slice(0, kept)];
  }

  seal(state: Uint8Array, now: number): Uint8Array {
    this.#turn(now);
    const { name, aead } = this.#keys[0]!;
    const nonce = this.#provider.random(NONCE);
    const out = new Uint8Array(NAME + NONCE + state.length + TAG);
    out.set(name);
    out.set(nonce, NAME);
    aead.seal(nonce, name, state, EMPTY, out, NAME + NONCE);
    return out;
  }

  open(ticket: Uint8Array, _once: boolean, now: number): Uint8Array | undefined {
    this.#turn(now);
    // A name of TLS 1.2 goes in the clear: a hello of TLS 1.3 that holds one does not use it up.
    if (ticket.length < NAME + NONCE + TAG) return this.#stored.open(ticket, false);
    const name = ticket.subarray(0, NAME);
    const key = this.#keys.find((candidate) => equal(candidate.name, name));
    return key?.aead.open(ticket.subarray(NAME, NAME + NONCE), name, ticket.subarray(NAME + NONCE));
  }

  /** Time goes on: the next keys, and no more of those that can have no ticket left. */
  #turn(now: number): void {
    if (this.#turning === 'never' || !Number.isFinite(now)) return;
    this.#since ??= Math.floor(now / TURN) * TURN;
    const turns = Math.min(Math.floor((now - this.#since) / TURN), MOST_TURNS);
    for (let turn = 0; turn < turns; turn++) {
      this.#since += TURN;
      const [last, ...older] = this.#keys;
      const replaced = { ...last!, replacedAt: this.#since };
      this.#keys = [this.#import(this.#next(last!.raw)), replaced, ...older].filter(isOfUse(now, this.#life));
    }
    this.#keys = this.#keys.filter(isOfUse(now, this.#life));
  }

  /** Derived in one direction: a key that is stolen does not lead to those before it. */
  #next(raw: Uint8Array): Uint8Array {
    if (this.#turning === 'fresh') return this.#provider.random(TICKET_KEY_LENGTH);
    return this.#provider.hashes.sha256.hkdfExpand(raw, NEXT, TICKET_KEY_LENGTH);
  }

  #import(raw: Uint8Array): TicketKey {
    if (raw.length !== TICKET_KEY_LENGTH) throw new RangeError(`a ticket key has ${TICKET_KEY_LENGTH} bytes`);
    return { raw, name: raw.slice(0, NAME), aead: this.#provider.aeads.aes_256_gcm.key(raw.slice(NAME)) };
  }
}

/** Whether tickets may be left that the key has sealed. */
const isOfUse =
  (now: number, life: number) =>
  ({ replacedAt = now }: TicketKey): boolean =>
    replacedAt + life >= now;

/** Tickets that are names of what the server keeps: in TLS 1.3 each works once (RFC 9846 §8.1), and forgetting it ends it. */
export class StoredTickets implements TicketKeeper {
  readonly shared = false;
  readonly #random: (length: number) => Uint8Array;
  readonly #limit: number;
  readonly #maxBytes: number;
  readonly #states = new Map<string, Uint8Array>();
  #bytes = 0;

  /**
   * @param limit how many are kept; the oldest goes first
   * @param maxBytes how much they may be together: a session holds the chain that its client showed
   */
  constructor(random: (length: number) => Uint8Array, limit = 10_000, maxBytes = 16_777_216) {
    this.#random = random;
    this.#limit = limit;
    this.#maxBytes = maxBytes;
  }

  seal(state: Uint8Array): Uint8Array {
    const ticket = this.#random(32);
    this.#keep(ticket, state);
    return ticket;
  }

  open(ticket: Uint8Array, once: boolean): Uint8Array | undefined {
    const name = hex(ticket.subarray(0, 64));
    const state = this.#states.get(name);
    if (once) this.#forget(name);
    return state;
  }

  use(ticket: Uint8Array): boolean {
    const name = hex(ticket.subarray(0, 64));
    const known = this.#states.has(name);
    this.#forget(name);
    return known;
  }

  readonly names: SessionNames = {
    fresh: () => this.#random(32),
    keep: (name, state) => this.#keep(name, state),
  };

  #keep(ticket: Uint8Array, state: Uint8Array): void {
    const name = hex(ticket);
    this.#forget(name);
    // One that is longer than its share would cost many others their place.
    if (state.length > this.#maxBytes / 64) return;
    this.#states.set(name, state);
    this.#bytes += state.length;
    while (this.#states.size > this.#limit || this.#bytes > this.#maxBytes) {
      this.#forget(this.#states.keys().next().value!);
    }
  }

  #forget(name: string): void {
    this.#bytes -= this.#states.get(name)?.length ?? 0;
    this.#states.delete(name);
  }
}
