import { EMPTY, equal, hex } from '../../bytes/index.ts';
import type { AeadKey, CryptoProvider } from '../../crypto/provider.ts';

/** Turns what a server must remember into a ticket and back. One keeper serves all connections of a server. */
export interface TicketKeeper {
  seal(state: Uint8Array): Uint8Array;
  /**
   * `undefined` for a ticket that is not ours, too old, or used up.
   *
   * @param once the ticket should not open again, where the keeper can see to that
   */
  open(ticket: Uint8Array, once: boolean): Uint8Array | undefined;
  /** Where sessions are stored: those of TLS 1.2 have names for clients without tickets (RFC 5246 §7.4.1.3). */
  readonly names?: SessionNames;
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
}

/** Tickets that carry everything themselves (RFC 5077 §4): nothing is stored, and servers that share keys share tickets. */
export class StatelessTickets implements TicketKeeper {
  readonly #provider: CryptoProvider;
  #keys: readonly TicketKey[];

  /** @param keys of `TICKET_KEY_LENGTH` bytes; the first seals, all open. A fresh one where absent. */
  constructor(provider: CryptoProvider, keys: readonly Uint8Array[] = [provider.random(TICKET_KEY_LENGTH)]) {
    this.#provider = provider;
    this.#keys = keys.map((raw) => this.#import(raw));
  }

  /** The keys in use, to be shared with other servers. Secret: they open every ticket. */
  get keys(): readonly Uint8Array[] {
    return this.#keys.map(({ raw }) => raw);
  }

  /** A fresh key seals from now on; the last `kept` old ones still open. */
  rotate(kept = 1): void {
    const fresh = this.#import(this.#provider.random(TICKET_KEY_LENGTH));
    this.#keys = [fresh, ...this.#keys.slice(0, kept)];
  }

  seal(state: Uint8Array): Uint8Array {
    const { name, aead } = this.#keys[0]!;
    const nonce = this.#provider.random(NONCE);
    const out = new Uint8Array(NAME + NONCE + state.length + TAG);
    out.set(name);
    out.set(nonce, NAME);
    aead.seal(nonce, name, state, EMPTY, out, NAME + NONCE);
    return out;
  }

  open(ticket: Uint8Array): Uint8Array | undefined {
    if (ticket.length < NAME + NONCE + TAG) return undefined;
    const name = ticket.subarray(0, NAME);
    const key = this.#keys.find((candidate) => equal(candidate.name, name));
    return key?.aead.open(ticket.subarray(NAME, NAME + NONCE), name, ticket.subarray(NAME + NONCE));
  }

  #import(raw: Uint8Array): TicketKey {
    if (raw.length !== TICKET_KEY_LENGTH) throw new RangeError(`a ticket key has ${TICKET_KEY_LENGTH} bytes`);
    return { raw, name: raw.slice(0, NAME), aead: this.#provider.aeads.aes_256_gcm.key(raw.slice(NAME)) };
  }
}

/** Tickets that are names of what the server keeps: in TLS 1.3 each works once (RFC 9846 §8.1), and forgetting it ends it. */
export class StoredTickets implements TicketKeeper {
  readonly #random: (length: number) => Uint8Array;
  readonly #limit: number;
  readonly #states = new Map<string, Uint8Array>();

  /** @param limit how many are kept; the oldest goes first */
  constructor(random: (length: number) => Uint8Array, limit = 10_000) {
    this.#random = random;
    this.#limit = limit;
  }

  seal(state: Uint8Array): Uint8Array {
    const ticket = this.#random(32);
    this.#keep(ticket, state);
    return ticket;
  }

  open(ticket: Uint8Array, once: boolean): Uint8Array | undefined {
    const name = hex(ticket.subarray(0, 64));
    const state = this.#states.get(name);
    if (once) this.#states.delete(name);
    return state;
  }

  readonly names: SessionNames = {
    fresh: () => this.#random(32),
    keep: (name, state) => this.#keep(name, state),
  };

  #keep(name: Uint8Array, state: Uint8Array): void {
    if (this.#states.size >= this.#limit) this.#states.delete(this.#states.keys().next().value!);
    this.#states.set(hex(name), state);
  }
}
