import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { Command, Option } from 'commander';
import { nodeProvider } from 'tlscope/crypto/node';
import { createServer, type Server, type ServerOptions, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { now } from '../clock.ts';
import { readNamed, writeNamed } from '../files.ts';
import { FINE, type Host, UsageError } from '../host.ts';
import { type Block, run } from '../render/blocks.ts';
import { addressOf, type Came, connected, connectedJson, failed, failedJson } from '../serve/log.ts';
import { Notebook } from '../serve/notebook.ts';
import { makeSite } from '../serve/site.ts';
import { connectionBlocks } from '../view/connection.ts';

interface Options {
  readonly port: string;
  readonly host: string;
  readonly cert?: string;
  readonly key?: string;
  readonly writeCa?: string;
  readonly tls?: '1.2' | '1.3';
  readonly ciphers?: string;
  readonly groups?: string;
  readonly echo?: true;
  readonly json?: true;
  readonly verbose: 0 | 1 | 2;
}

/** Milliseconds. */
const HANDSHAKE_PATIENCE = 10_000;
const IDLE_PATIENCE = 60_000;
const MOST_CONNECTIONS = 1000;

const more = (_: string, before: number): number => Math.min(2, before + 1);

export const serveCommand = (host: Host): Command =>
  new Command('serve')
    .description('A TLS server that shows each connection as it happens, and callers their own handshake.')
    .option('--port <number>', 'where to listen; 0 takes a free one', '8443')
    .option('--host <address>', 'on which address; 0.0.0.0 is all of them', '127.0.0.1')
    .option('--cert <file>', 'the certificate and its chain, in PEM; made on the spot where absent')
    .option('--key <file>', 'its private key, in PEM')
    .option('--write-ca <file>', 'write the root that was made on the spot to this file, for callers to trust')
    .addOption(new Option('--tls <version>', 'this version only').choices(['1.2', '1.3']))
    .option('--ciphers <list>', 'cipher suites in preference order; static RSA only where named')
    .option('--groups <list>', 'key exchange groups in preference order')
    .option('--echo', 'send back what comes, instead of answering HTTP')
    .option('--json', 'a line of JSON for each connection')
    .option('-v, --verbose', 'the ladder of each connection; twice (-vv): every field', more, 0)
    .action(async (options: Options) => {
      const papers = await papersFor(options);
      const desk = new Desk(host, options);
      const server = makeServer(options, papers, desk);
      await listen(server, options);
      desk.opened(server, papers);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(FINE));
      await once(server, 'close');
    });

interface Papers {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
  /** DER of the root, where the papers were made here. */
  readonly root?: Uint8Array;
}

async function papersFor({ cert, key, writeCa }: Options): Promise<Papers> {
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError('--cert and --key go together.', 'Give both, or none to have them made.');
  }
  if (cert !== undefined && key !== undefined) {
    return { cert: await readNamed(cert, 'The certificate'), key: await readNamed(key, 'The key') };
  }
  const names = ['localhost', hostname(), '127.0.0.1', '::1'];
  const { root, server } = makeIdentity({ provider: nodeProvider, names, at: Date.now(), key: 'rsa2048' });
  if (writeCa !== undefined) await writeNamed(writeCa, toPem('CERTIFICATE', root.der), 'w');
  return {
    cert: server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: writePrivateKey(server.key),
    root: root.der,
  };
}

function makeServer(options: Options, { cert, key }: Papers, desk: Desk): Server {
  const version = options.tls === undefined ? undefined : (`TLSv${options.tls}` as const);
  const serverOptions: ServerOptions = {
    cert,
    key,
    handshakeTimeout: HANDSHAKE_PATIENCE,
    allowHalfOpen: options.echo === true,
    ...(version && { minVersion: version, maxVersion: version }),
    ...(options.ciphers !== undefined && { ciphers: options.ciphers.replaceAll(',', ':') }),
    ...(options.groups !== undefined && { ecdhCurve: options.groups.replaceAll(',', ':') }),
    ...(options.echo === true ? {} : { ALPNProtocols: ['http/1.1'] }),
    now,
    observe: (event, socket) => desk.notebook(socket).note(event),
  };
  const server = usable(() => createServer(serverOptions));
  const site = makeSite((socket) => desk.notebook(socket).events);
  server.maxConnections = MOST_CONNECTIONS;
  server.on('tlsClientError', (error: Error, socket: TLSSocket) => desk.failed(socket, error));
  server.on('secureConnection', (socket: TLSSocket) => {
    desk.connected(socket);
    socket.setTimeout(IDLE_PATIENCE, () => socket.destroy());
    if (options.echo === true) socket.pipe(socket);
    else site.emit('connection', socket);
  });
  return server;
}

/** What strangers do is written down here, a line each. */
class Desk {
  readonly #host: Host;
  readonly #options: Options;
  readonly #notebooks = new WeakMap<object, Notebook>();
  #count = 0;

  constructor(host: Host, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  notebook(socket: object): Notebook {
    const found = this.#notebooks.get(socket) ?? new Notebook();
    this.#notebooks.set(socket, found);
    return found;
  }

  opened(server: Server, { root }: Papers): void {
    const { address, port } = server.address() as AddressInfo;
    const { json, writeCa, echo } = this.#options;
    if (json === true) return this.#host.out(`${JSON.stringify({ listening: { address, port } })}\n`);
    const trust = writeCa ?? '(--write-ca FILE writes its root)';
    const how = echo === true ? 'tlscope connect' : 'curl';
    this.#host.show([
      {
        is: 'title',
        text: `Listening on ${address}, port ${port}`,
        under: 'Every connection is shown here. Control-C ends it.',
      },
      ...(root === undefined
        ? []
        : [{ is: 'paragraph', text: `The certificate was made on the spot: ${trust}` } as const]),
      {
        is: 'paragraph',
        text: [
          run('dim', `Try: ${how} ${callerOptions(how, writeCa)} ${how === 'curl' ? 'https://' : ''}localhost:${port}`),
        ],
      },
    ]);
  }

  connected(socket: TLSSocket): void {
    const { events } = this.notebook(socket);
    const came = this.#came(socket);
    if (this.#options.json === true) this.#host.out(`${JSON.stringify(connectedJson(came, socket, events))}\n`);
    else this.#host.show([connected(came, socket, events), ...this.#detail(events)]);
  }

  failed(socket: TLSSocket, error: Error): void {
    const { events } = this.notebook(socket);
    const came = this.#came(socket);
    if (this.#options.json === true) this.#host.out(`${JSON.stringify(failedJson(came, error))}\n`);
    else this.#host.show([failed(came, error), ...this.#detail(events)]);
  }

  #detail(events: readonly TlsEvent[]): Block[] {
    const { verbose } = this.#options;
    if (verbose === 0 || events.length === 0) return [];
    return connectionBlocks(events, { verbose: verbose === 1 ? 0 : 1, secretBytes: 0 });
  }

  #came = (socket: TLSSocket): Came => ({ number: ++this.#count, from: addressOf(socket) });
}

const callerOptions = (how: string, ca: string | undefined): string =>
  `${how === 'curl' ? '--cacert' : '--ca'} ${ca ?? 'FILE'}`;

/** Options that cannot be followed are whoever typed them's to mend. */
function usable<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${said}.`, 'See serve --help.');
  }
}

async function listen(server: Server, { port, host }: Options): Promise<void> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new UsageError(`--port ${port} is not a port.`, 'A port is a number from 0 to 65535.');
  }
  server.listen(number, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`Nothing can listen on ${host}, port ${port}: ${code}.`, 'Try another with --port.');
  }
}
