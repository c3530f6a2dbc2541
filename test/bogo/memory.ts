/** What the connections of one test share: the sessions of a client, the ticket keys of a server, the clock. */
import { nodeProvider } from 'tlscope/crypto/node';
import {
  type AntiReplay,
  RecordedHellos,
  type Session,
  StatelessTickets,
  StoredTickets,
  type TicketKeeper,
} from 'tlscope/engine';

export class Memory {
  /** Client: the newest session. */
  session: Session | undefined;
  readonly tickets = new Tickets();
  /** What the connections passed through: states, alerts, refusals. */
  readonly passed = new Set<string>();
  /** Started long ago: the runner replays nothing from before. */
  readonly antiReplay = new Hellos();
  /** Time stands still while a connection lasts, so that ages are exact. */
  #now = Date.now();
  readonly clock = (): number => this.#now;

  /** Lets time pass. */
  wait(seconds: number): void {
    this.#now += 1000 * seconds;
  }
}

/** Sixty seconds either way, as BoringSSL has it. */
class Hellos implements AntiReplay {
  readonly #recorded = new RecordedHellos(Date.now() - 3_600_000, 60_000);
  /** By how many seconds the newest ticket was older, by its client's clock, than by ours; absent where nobody asked. */
  skew: number | undefined;

  fresh(binder: Uint8Array, expectedArrival: number, now: number): boolean {
    this.skew = Math.round((expectedArrival - now) / 1000);
    return this.#recorded.fresh(binder, expectedArrival, now);
  }
}

/** Tickets that carry everything themselves, and names of sessions for clients of TLS 1.2 that take no tickets. */
class Tickets implements TicketKeeper {
  readonly shared = false;
  /** How many sessions were given a name. */
  kept = 0;
  readonly #sealed = new StatelessTickets(nodeProvider);
  readonly #named = new StoredTickets(nodeProvider.random);
  readonly names = {
    fresh: () => this.#named.names.fresh(),
    keep: (name: Uint8Array, state: Uint8Array) => {
      this.kept++;
      this.#named.names.keep(name, state);
    },
  };

  seal(state: Uint8Array, now: number): Uint8Array {
    return this.#sealed.seal(state, now);
  }

  open(ticket: Uint8Array, _once: boolean, now: number): Uint8Array | undefined {
    return this.#sealed.open(ticket, false, now) ?? this.#named.open(ticket, false);
  }

  /** As SSL_OP_NO_TICKET has it: no ticket is opened, and TLS 1.2 resumes by name. */
  readonly namesAlone: TicketKeeper = {
    seal: (state, now) => this.seal(state, now),
    open: (name) => this.#named.open(name, false),
    names: this.names,
    tls12: false,
    shared: false,
  };
}
