/** Where a server writes down what strangers do, a line each. */
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Server, TLSSocket } from 'tlscope/node';
import { type TlsEvent, writeTrace } from 'tlscope/observe';
import { makeFolder, writeNamed } from '../files.ts';
import type { Host } from '../host.ts';
import { type Block, run } from '../render/blocks.ts';
import { shellWord } from '../shell.ts';
import { connectionBlocks } from '../view/connection.ts';
import { type Came, connected, connectedJson, failed, failedJson } from './log.ts';
import { type Caller, Notebook } from './notebook.ts';

export interface DeskOptions {
  readonly json?: true;
  readonly echo?: true;
  readonly writeCa?: string;
  /** A folder for a file of each caller. */
  readonly trace?: string;
  readonly verbose: 0 | 1 | 2;
}

const MOST_TRACES = 10_000;

export class Desk {
  readonly #host: Host;
  readonly #options: DeskOptions;
  readonly #notebooks = new WeakMap<object, Notebook>();
  /** The callers that are still there, with what writes the trace of each. */
  readonly #here = new Map<TLSSocket, () => void>();
  readonly #writing = new Set<Promise<void>>();
  #count: number;
  #full = false;

  constructor(host: Host, options: DeskOptions) {
    this.#host = host;
    this.#options = options;
    this.#count = options.trace === undefined ? 0 : lastIn(options.trace);
  }

  notebook(socket: Caller): Notebook {
    const found = this.#notebooks.get(socket) ?? new Notebook(socket);
    this.#notebooks.set(socket, found);
    return found;
  }

  opened(server: Server, madeHere: boolean): void {
    const { address, port } = server.address() as AddressInfo;
    const { json, writeCa, echo } = this.#options;
    if (json === true) return this.#host.out(`${JSON.stringify({ listening: { address, port } })}\n`);
    this.#host.show([
      {
        is: 'title',
        text: `Listening on ${address}, port ${port}`,
        under: 'Every connection is shown here. Control-C ends it.',
      },
      ...(madeHere ? [{ is: 'paragraph', text: whereRootIs(writeCa) } as const] : []),
      { is: 'paragraph', text: [run('dim', `Try: ${callerFor(echo === true, port, shellWord(writeCa ?? 'FILE'))}`)] },
    ]);
  }

  connected(socket: TLSSocket): void {
    const { events, from } = this.notebook(socket);
    const came: Came = { number: ++this.#count, from };
    this.#keep(socket, came);
    if (this.#options.json === true) this.#host.out(`${JSON.stringify(connectedJson(came, socket, events))}\n`);
    else this.#host.show([connected(came, socket, events), ...this.#detail(events)]);
  }

  failed(socket: TLSSocket, error: Error): void {
    const { events, from } = this.notebook(socket);
    const came: Came = { number: ++this.#count, from };
    this.#keep(socket, came);
    if (this.#options.json === true) this.#host.out(`${JSON.stringify(failedJson(came, error))}\n`);
    else this.#host.show([failed(came, error), ...this.#detail(events)]);
  }

  /** When it is over. */
  #keep(socket: TLSSocket, { number, from }: Came): void {
    const { trace } = this.#options;
    if (trace === undefined) return;
    if (number > MOST_TRACES) return this.#enough();
    const write = async (): Promise<void> => {
      await makeFolder(trace);
      const { events } = this.notebook(socket);
      const path = join(trace, fileOf(number));
      await writeNamed(path, writeTrace(`a caller from ${from}`, events, { secrets: false }), 'wx');
    };
    const keep = (): void => {
      if (!this.#here.delete(socket)) return;
      const done = write()
        .catch((error: Error) => this.#host.note([{ is: 'paragraph', text: error.message }]))
        .finally(() => this.#writing.delete(done));
      this.#writing.add(done);
    };
    this.#here.set(socket, keep);
    if (socket.closed) keep();
    else socket.once('close', keep);
  }

  /** Writes what was seen of the callers that are still there; resolves when every trace is written. */
  async left(): Promise<void> {
    for (const keep of this.#here.values()) keep();
    await Promise.all(this.#writing);
  }

  /** Strangers call as often as they like. */
  #enough(): void {
    if (this.#full) return;
    this.#full = true;
    const text = `There are ${MOST_TRACES} traces in ${this.#options.trace}, and no more will be written.`;
    this.#host.note([{ is: 'paragraph', text }]);
  }

  #detail(events: readonly TlsEvent[]): Block[] {
    const { verbose } = this.#options;
    if (verbose === 0 || events.length === 0) return [];
    return connectionBlocks(events, { verbose: verbose === 1 ? 0 : 1, secretBytes: 0 });
  }
}

const fileOf = (number: number): string => `caller-${String(number).padStart(4, '0')}.json`;

/** The number of the last caller that is in the folder: what an earlier run wrote stays, and this one goes on behind it. */
function lastIn(folder: string): number {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return names.reduce((last, name) => Math.max(last, Number(/^caller-(\d{4,6})\.json$/.exec(name)?.[1] ?? 0)), 0);
}

const whereRootIs = (file: string | undefined): string =>
  file === undefined
    ? 'The certificate was made on the spot; --write-ca FILE keeps its root, for callers to trust.'
    : `The certificate was made on the spot; its root is in ${file}.`;

const callerFor = (echo: boolean, port: number, ca: string): string =>
  echo ? `tlscope connect localhost:${port} --ca ${ca}` : `curl --cacert ${ca} https://localhost:${port}`;
