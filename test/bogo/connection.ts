/** One connection of the shim: an engine of ours on a TCP socket. */
import { connect, type Socket } from 'node:net';
import type { ConnectionInfo, Outcome, Session, TlsEngine } from 'tlscope/engine';
import { engineFor, greeting, type Run } from './configure.ts';
import { checkEnd, checkHandshake, Unexpected } from './expectations.ts';
import type { Options } from './flags.ts';
import { Witness } from './witness.ts';

const RECORD_SIZES = [0, 1, 255, 256, 257, 16383, 16384, 16385, 32767, 32768, 32769];

/** Resolves when the connection went as it should; rejects with the fault, or with what was not as expected. */
export async function runConnection(run: Run): Promise<void> {
  const witness = new Witness();
  const engine = engineFor(run, witness.see);
  const socket = await dial(run.options);
  const conversation = new Conversation(run, engine, witness, socket);
  await conversation.over.finally(() => {
    for (const place of witness.passed(engine.side)) run.memory.passed.add(place);
  });
  checkEnd({ ...run, options: conversation.options }, witness, engine.connection);
}

function dial(options: Options): Promise<Socket> {
  const id = Buffer.alloc(8);
  id.writeBigUInt64LE(BigInt(options['shim-id'] ?? 0));
  return new Promise((resolve, reject) => {
    const host = options.ipv6 ? '::1' : '127.0.0.1';
    const socket = connect({ host, port: options.port ?? 0, noDelay: true, allowHalfOpen: true });
    socket.once('error', reject).once('connect', () => {
      socket.off('error', reject);
      socket.write(id);
      resolve(socket);
    });
  });
}

function channelBinding({ tlsUnique }: ConnectionInfo): Uint8Array {
  if (tlsUnique === undefined) throw new Unexpected('there is no tls-unique');
  return tlsUnique;
}

/** Answers the peer until one of us has had enough. */
class Conversation {
  /** Settles when the socket is closed. */
  readonly over: Promise<void>;
  readonly #run: Run;
  /** What holds now: a rejection of early data changes it. */
  options: Options;
  readonly #engine: TlsEngine;
  readonly #witness: Witness;
  readonly #socket: Socket;
  #failure: unknown;
  #done = false;

  constructor(run: Run, engine: TlsEngine, witness: Witness, socket: Socket) {
    this.#run = run;
    this.options = run.options;
    this.#engine = engine;
    this.#witness = witness;
    this.#socket = socket;
    this.over = new Promise((resolve, reject) => {
      // The peer may hang up as soon as it has seen enough; what counts was settled before.
      socket.on('error', () => {});
      socket.on('close', () => (this.#failure === undefined ? resolve() : reject(this.#failure)));
      socket.on('data', (bytes) => this.#hear(bytes));
      socket.on('end', () => this.#hearEnd());
    });
    this.#try(() => this.#act(engine.start()));
  }

  #hear(bytes: Buffer): void {
    const step = this.options.async ? 1 : bytes.length;
    for (let at = 0; at < bytes.length && !this.#done; at += step) {
      this.#try(() => this.#act(this.#engine.receive(new Uint8Array(bytes.subarray(at, at + step)))));
    }
  }

  #hearEnd(): void {
    if (!this.#done) {
      // After the handshake a bare end is good enough, unless the test looks for close_notify.
      const tolerated = this.#engine.connection !== undefined && !this.options['check-close-notify'];
      if (tolerated) this.#finish();
      else this.#try(() => this.#act(this.#engine.receiveEnd()));
    }
    this.#socket.end();
  }

  #act(outcome: Outcome): void {
    this.#send(outcome);
    if (outcome.fault !== undefined) throw outcome.fault;
    for (const data of outcome.earlyData) this.#answer(data);
    if (outcome.connected) this.#greet();
    for (const session of outcome.sessions) this.#keep(session);
    for (const data of outcome.data) this.#answer(data);
    if (outcome.peerClosed) this.#hangUp();
  }

  /** What is to be done as soon as there is a connection. */
  #greet(): void {
    const info = this.#engine.connection!;
    const early = info.earlyData === 'accepted' && !this.options.server;
    if (info.earlyData === 'rejected' && !this.options.server) this.options = this.#run.afterReject;
    const options = this.options;
    checkHandshake({ ...this.#run, options }, info, this.#witness);
    const material = options['export-keying-material'];
    if (material !== undefined) {
      const context = options['use-export-context'] ? Buffer.from(options['export-context'] ?? '') : undefined;
      this.#write(info.exportKeyingMaterial(options['export-label'] ?? '', context, material));
    }
    if (options['export-traffic-secrets']) this.#writeTrafficSecrets();
    if (options['tls-unique']) this.#write(channelBinding(info));
    if (options['write-different-record-sizes']) {
      for (const size of RECORD_SIZES) this.#write(new Uint8Array(size).fill(0x42));
    } else if (!early) {
      const first = greeting(options);
      if (first !== undefined) this.#write(first);
    }
    if (options['shim-shuts-down']) this.#shutDown();
    else if (options['key-update-before-read']) this.#send(this.#engine.updateKeys(false));
  }

  #keep(session: Session): void {
    this.#witness.sessions.push(session);
    this.#run.memory.session = session;
  }

  #writeTrafficSecrets(): void {
    const secrets = [this.#witness.trafficSecret('read')!, this.#witness.trafficSecret('write')!];
    this.#write(Uint8Array.of(secrets[0]!.length, 0));
    for (const secret of secrets) this.#write(secret);
  }

  #answer(data: Uint8Array): void {
    if (this.options['key-update']) this.#send(this.#engine.updateKeys(false));
    this.#write(data.map((byte) => byte ^ 0xff));
    if (this.options['key-update-before-read']) this.#send(this.#engine.updateKeys(false));
  }

  #write(data: Uint8Array): void {
    this.#send(this.#engine.write(data));
  }

  /** We close first. Whoever does not look for the peer's close_notify does not wait for it. */
  #shutDown(): void {
    this.#send(this.#engine.close());
    if (!this.options['check-close-notify']) this.#finish();
  }

  #hangUp(): void {
    this.#send(this.#engine.close());
    this.#finish();
  }

  #send(outcome: Outcome): void {
    for (const bytes of outcome.send) this.#socket.write(bytes);
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#failure = error;
      this.#finish();
    }
  }

  /** Nothing more is said or heard; what still comes is drained, so that our last words arrive. */
  #finish(): void {
    this.#done = true;
    this.#socket.end();
  }
}
