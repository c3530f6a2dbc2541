import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ClientConfig, ConnectionInfo, Outcome, ServerConfig, TlsEngine } from 'tlscope/engine';
import { createClientEngine, createServerEngine } from 'tlscope/engine';
import { inTime, type Scope } from './process.ts';

/** An engine of ours on a socket, for what only the engine can be asked. */
export class Driven {
  readonly engine: TlsEngine;
  /** Everything the peer has sent inside. */
  heard = '';
  readonly outcomes: Outcome[] = [];
  readonly #socket: Socket;
  readonly #listeners = new Set<() => void>();
  /** The peer says nothing more. */
  #over = false;

  constructor(scope: Scope, engine: TlsEngine, socket: Socket) {
    this.engine = engine;
    this.#socket = socket;
    scope.after(() => socket.destroy());
    socket.on('error', () => {}); // The test looks at what it got.
    socket.on('data', (bytes) => this.act(engine.receive(bytes)));
    for (const event of ['end', 'close']) {
      socket.once(event, () => {
        this.#over = true;
        socket.destroySoon();
        this.#tell();
      });
    }
    this.act(engine.start());
  }

  act(outcome: Outcome): void {
    this.outcomes.push(outcome);
    for (const bytes of outcome.send) this.#socket.write(bytes);
    for (const bytes of outcome.data) this.heard += Buffer.from(bytes);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  say(text: string): void {
    this.act(this.engine.write(Buffer.from(text)));
  }

  /** The connection once it is there; rejects with the fault of ours that prevents it. */
  async connected(): Promise<ConnectionInfo> {
    await this.until(() => this.engine.connection !== undefined, 'a connection');
    return this.engine.connection!;
  }

  until(holds: () => boolean, what: string): Promise<void> {
    let listener = (): void => {};
    const reached = new Promise<void>((resolve, reject) => {
      listener = () => {
        const fault = this.outcomes.find((outcome) => outcome.fault !== undefined)?.fault;
        if (holds()) resolve();
        else if (fault !== undefined) reject(fault);
        else if (this.#over) reject(new Error(`the connection ended before ${what}`));
      };
      this.#listeners.add(listener);
      listener();
    });
    return inTime(reached, () => what).finally(() => this.#listeners.delete(listener));
  }
}

export async function driveClient(scope: Scope, port: number, config: ClientConfig): Promise<Driven> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return new Driven(scope, createClientEngine(config), socket);
}

/** A server for one connection, and the port it waits on. */
export async function driveServer(
  scope: Scope,
  config: ServerConfig,
): Promise<{ readonly port: number; readonly end: Promise<Driven> }> {
  const server = createServer();
  scope.after(() => server.close());
  const end = once(server, 'connection').then(([socket]) => new Driven(scope, createServerEngine(config), socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, end };
}
