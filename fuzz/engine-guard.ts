import type { ConnectionInfo, Outcome, TlsEngine } from 'tlscope/engine';
import { TlsFault } from 'tlscope/wire';

/** What must never happen did. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** Everything an engine says by itself in one connection, beside what it says for each byte it hears. */
const OWN_BYTES = 65_536;

/** An engine that is held to its word: it never throws, never floods, and is silent once it has failed. */
export class Guard {
  readonly name: string;
  readonly #engine: TlsEngine;
  #received = 0;
  #asked = 0;
  #sent = 0;
  #delivered = 0;
  fault: TlsFault | undefined;
  closed = false;

  constructor(name: string, engine: TlsEngine) {
    this.name = name;
    this.#engine = engine;
  }

  get connection(): ConnectionInfo | undefined {
    return this.#engine.connection;
  }

  get open(): boolean {
    return this.connection !== undefined && this.fault === undefined && !this.closed;
  }

  start(): Outcome {
    return this.#held('start', () => this.#engine.start());
  }

  receive(bytes: Uint8Array): Outcome {
    this.#received += bytes.length;
    return this.#held('receive', () => this.#engine.receive(bytes));
  }

  receiveEnd(): Outcome {
    return this.#held('receiveEnd', () => this.#engine.receiveEnd());
  }

  write(data: Uint8Array): Outcome {
    this.#asked += 2 * data.length + 1024;
    return this.#held('write', () => this.#engine.write(data));
  }

  updateKeys(requestUpdate: boolean): Outcome {
    this.#asked += 1024;
    return this.#held('updateKeys', () => this.#engine.updateKeys(requestUpdate));
  }

  close(): Outcome {
    this.closed = true;
    return this.#held('close', () => this.#engine.close());
  }

  #held(what: string, call: () => Outcome): Outcome {
    const failedBefore = this.fault !== undefined;
    const outcome = this.#caught(what, call);
    this.#sent += total(outcome.send);
    this.#delivered += total(outcome.data) + total(outcome.earlyData);
    if (failedBefore) {
      this.#must(outcome.send.length === 0 && outcome.data.length === 0, 'it is silent after its fault');
      return outcome;
    }
    this.fault = outcome.fault;
    if (this.fault !== undefined) this.#judge(this.fault);
    this.#must(
      this.#sent <= OWN_BYTES + this.#asked + 2 * this.#received,
      `it does not flood (${this.#sent} bytes sent)`,
    );
    this.#must(this.#delivered <= this.#received, 'it delivers no more than it received');
    return outcome;
  }

  #caught(what: string, call: () => Outcome): Outcome {
    try {
      return call();
    } catch (error) {
      throw new Finding(`${this.name}: ${what} threw ${(error as Error).stack}`);
    }
  }

  /** A peer never leads to internal_error: that is how a defect of ours would look. */
  #judge(fault: TlsFault): void {
    this.#must(fault instanceof TlsFault, `its fault is a TlsFault, not ${String(fault)}`);
    const ours = fault.code === 'ERR_TLSCOPE_INTERNAL' || fault.name === 'CallerFault';
    // A stack is dear to write out: only where it is read.
    const why = ours ? `${fault.message} ${String((fault.cause as Error)?.stack ?? fault.stack)}` : '';
    this.#must(!ours, `its fault is not an internal error: ${why}`);
  }

  #must(ok: boolean, claim: string): void {
    if (!ok) throw new Finding(`${this.name}: not so: ${claim}`);
  }
}

const total = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
