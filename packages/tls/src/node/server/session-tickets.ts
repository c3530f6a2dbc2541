import type { EventEmitter } from 'node:events';
import { concat, equal } from '../../bytes/index.ts';
import type { CryptoProvider } from '../../crypto/index.ts';
import { type SlowTicketKeeper, StatelessTickets, StoredTickets, TICKET_KEY_LENGTH } from '../../engine/index.ts';
import { badOption, badValue, requireView } from '../errors/index.ts';

const ID = 32;

/**
 * The sessions of a server. While nobody listens for 'newSession' and 'resumeSession' a ticket carries everything itself,
 * locked with the ticket keys; otherwise it is a name, and what it names is handed to the listeners to keep.
 */
export class SessionTickets implements SlowTicketKeeper {
  readonly #events: EventEmitter;
  readonly #provider: CryptoProvider;
  /** What every session begins with: those of another `sessionIdContext` are none of ours. */
  #mark: Uint8Array;
  #locked: StatelessTickets;
  /** The same sessions for `SSL_OP_NO_TICKET`: none leaves this server but to listeners. */
  readonly withoutTickets: SlowTicketKeeper;

  /** @param keys of 48 bytes; fresh ones where absent */
  constructor(events: EventEmitter, provider: CryptoProvider, keys: Uint8Array | undefined, context = '') {
    this.#events = events;
    this.#provider = provider;
    this.#mark = markOf(provider, context);
    if (keys !== undefined) requireKeys(keys);
    this.#locked = ticketsOf(provider, keys);
    this.withoutTickets = this.#byName(new StoredTickets(provider.random));
  }

  /** From now on they are the caller's. */
  get keys(): Buffer {
    return Buffer.from(this.#locked.keys[0]!);
  }

  set keys(keys: Uint8Array) {
    this.#locked = ticketsOf(this.#provider, keys);
  }

  set context(context: string) {
    this.#mark = markOf(this.#provider, context);
  }

  /** For the other workers of a cluster, in JSON: keys that change by themselves go on changing in step. Secret. */
  share(now: number): SharedTickets {
    const seed = this.#locked.seed(now);
    if (seed === undefined) return { ticketKeys: this.keys.toString('hex') };
    return { ticketKeys: Buffer.from(seed.key).toString('hex'), since: seed.since };
  }

  take({ ticketKeys, since }: SharedTickets): void {
    const key = Buffer.from(ticketKeys, 'hex');
    if (since === undefined) this.keys = key;
    else this.#locked.follow({ key: new Uint8Array(key), since });
  }

  keepFor(milliseconds: number): void {
    this.#locked.keepFor(milliseconds);
  }

  /** With listeners no ticket holds a secret. */
  get tls12(): boolean {
    return this.#stored || this.#locked.tls12;
  }

  get shared(): boolean {
    return this.#stored || this.#locked.shared;
  }

  seal(state: Uint8Array, now: number): Uint8Array | Promise<Uint8Array> {
    const marked = concat(this.#mark, state);
    return this.#stored ? this.#sealedByName(marked) : this.#locked.seal(marked, now);
  }

  open(ticket: Uint8Array, once: boolean, now: number): Uint8Array | undefined | Promise<Uint8Array | undefined> {
    const locked = this.#locked.open(ticket, once, now);
    if (locked !== undefined || !this.#stored || ticket.length !== ID) return this.#unmarked(locked);
    return this.#find(ticket).then((found) => this.#unmarked(found));
  }

  /** RFC 5246 §7.4.1.3: for clients of TLS 1.2 without tickets. */
  get names() {
    const { names } = this.#locked;
    return {
      fresh: () => this.#provider.random(ID),
      keep: (name: Uint8Array, state: Uint8Array): void | Promise<void> => {
        const marked = concat(this.#mark, state);
        return this.#stored ? this.#keep(name, marked) : names.keep(name, marked);
      },
    };
  }

  /**
   * As OpenSSL has it with `SSL_OP_NO_TICKET`: TLS 1.2 resumes by session id, and what TLS 1.3 calls a ticket is a name as
   * well.
   *
   * @param store holds the sessions of TLS 1.3 while nobody listens; each is taken up once
   */
  #byName(store: StoredTickets): SlowTicketKeeper {
    const seal = (state: Uint8Array): Uint8Array | Promise<Uint8Array> => {
      const marked = concat(this.#mark, state);
      return this.#stored ? this.#sealedByName(marked) : store.seal(marked);
    };
    const open: SlowTicketKeeper['open'] = (name, once, now) => {
      if (name.length !== ID) return undefined;
      const kept = store.open(name, once);
      return kept === undefined ? this.open(name, once, now) : this.#unmarked(kept);
    };
    const elsewhere = () => this.#stored;
    // What listeners keep is theirs to forget.
    const use = (name: Uint8Array): boolean => store.use(name) || elsewhere();
    const names = () => this.names;
    return {
      seal,
      open,
      use,
      tls12: false,
      // What listeners keep, others may be given as well.
      get shared() {
        return elsewhere();
      },
      // Of the ticket keys of now: with others the sessions before are over.
      get names() {
        return names();
      },
    };
  }

  async #sealedByName(marked: Uint8Array): Promise<Uint8Array> {
    const id = this.#provider.random(ID);
    await this.#keep(id, marked);
    return id;
  }

  get #stored(): boolean {
    return this.#events.listenerCount('newSession') + this.#events.listenerCount('resumeSession') > 0;
  }

  #keep(id: Uint8Array, data: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#events.emit('newSession', Buffer.from(id), Buffer.from(data), () => resolve())) resolve();
    });
  }

  #find(id: Uint8Array): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      const answer = (error?: Error | null, data?: Uint8Array | null) =>
        error ? reject(error) : resolve(data ?? undefined);
      if (!this.#events.emit('resumeSession', Buffer.from(id), answer)) resolve(undefined);
    });
  }

  #unmarked(marked: Uint8Array | undefined): Uint8Array | undefined {
    if (marked === undefined || !equal(marked.subarray(0, this.#mark.length), this.#mark)) return undefined;
    return marked.slice(this.#mark.length);
  }
}

const markOf = ({ hashes }: CryptoProvider, context: string): Uint8Array =>
  hashes.sha256.digest(new TextEncoder().encode(context));

/** What the workers of a cluster tell each other. */
export interface SharedTickets {
  readonly ticketKeys: string;
  /** When that key began to seal; absent where it is a caller's, which does not change by itself. */
  readonly since?: number;
}

function requireKeys(keys: ArrayBufferView): void {
  requireView('options.ticketKeys', keys);
  if (keys.byteLength === TICKET_KEY_LENGTH) return;
  throw badValue('options.ticketKeys', keys.byteLength, `must be exactly ${TICKET_KEY_LENGTH} bytes`);
}

function ticketsOf(provider: CryptoProvider, keys: ArrayBufferView | undefined): StatelessTickets {
  if (keys === undefined) return new StatelessTickets(provider);
  const { buffer, byteOffset, byteLength } = keys;
  if (byteLength !== TICKET_KEY_LENGTH) {
    throw badOption(`Session ticket keys must be a ${TICKET_KEY_LENGTH}-byte buffer, this has ${byteLength}`);
  }
  return new StatelessTickets(provider, [new Uint8Array(buffer, byteOffset, byteLength).slice()]);
}
