import { once } from 'node:events';
import { hostname } from 'node:os';
import { Command, Option } from 'commander';
import { nodeProvider } from 'tlscope/crypto/node';
import { createServer, type Server, type ServerOptions, type TLSSocket } from 'tlscope/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { now } from '../clock.ts';
import { readNamed, readSecret, writeNamed } from '../files.ts';
import { FINE, type Host, UsageError } from '../host.ts';
import { type ServerFlags, serverProtocol, withServerFlags } from '../protocol/server.ts';
import { serveScenarios } from '../scenarios/open.ts';
import { Desk, type DeskOptions } from '../serve/desk.ts';
import { makeSite } from '../serve/site.ts';

interface Options extends DeskOptions, ServerFlags {
  readonly port: string;
  readonly host: string;
  readonly cert?: string;
  readonly key?: string;
  readonly ciphers?: string;
  readonly groups?: string;
  readonly scenario?: string;
  readonly all?: true;
}

/** Milliseconds. */
const HANDSHAKE_PATIENCE = 10_000;
const IDLE_PATIENCE = 60_000;
const MOST_CONNECTIONS = 1000;

const more = (_: string, before: number): number => Math.min(2, before + 1);

export const serveCommand = (host: Host): Command =>
  withServerFlags(new Command('serve'))
    .description('A TLS server that shows each connection as it happens, and callers their own handshake.')
    .option('--port <number>', 'where to listen; 0 takes a free one', '8443')
    .option('--host <address>', 'on which address; 0.0.0.0 is all of them', '127.0.0.1')
    .option('--cert <file>', 'the certificate and its chain, in PEM; made on the spot where absent')
    .option('--key <file>', 'its private key, in PEM')
    .option('--write-ca <file>', 'write the root that was made on the spot to this file, for callers to trust')
    .addOption(new Option('--tls <version>', 'this version only').choices(['1.2', '1.3']))
    .option('--ciphers <list>', 'cipher suites in preference order; static RSA only where named')
    .option('--groups <list>', 'key exchange groups in preference order')
    .option('--scenario <name>', 'a server that is wrong in one way, to try clients against; any name lists them')
    .option('--all', 'all scenarios, each at its own port from --port on, with a page that lists them')
    .option('--echo', 'send back what comes, instead of answering HTTP')
    .option('--trace <folder>', 'write everything that was seen of each caller there, a file each, without secrets')
    .option('--json', 'a line of JSON for each connection')
    .option('-v, --verbose', 'the ladder of each connection; twice (-vv): every field', more, 0)
    .action(async (options: Options) => {
      let desk: Desk | undefined;
      const leave = () => void (desk?.left() ?? Promise.resolve()).finally(() => process.exit(FINE));
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
      host.unheard.addEventListener('abort', leave);
      if (options.scenario !== undefined || options.all === true) return serveScenarios(host, options);
      const papers = await papersFor(options, host);
      desk = new Desk(host, options);
      const server = makeServer(options, papers, desk, await serverProtocol(options, host));
      await stapleTo(server, options);
      await listen(server, options);
      desk.opened(server, papers.madeHere);
      await once(server, 'close');
    });

interface Papers {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
  readonly madeHere: boolean;
}

async function papersFor({ cert, key, writeCa }: Options, host: Host): Promise<Papers> {
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError('--cert and --key go together.', 'Give both, or none to have them made.');
  }
  if (cert !== undefined && key !== undefined) {
    return {
      cert: await readNamed(cert, 'The certificate'),
      key: await readSecret(key, 'The key', host),
      madeHere: false,
    };
  }
  const names = ['localhost', hostname(), '127.0.0.1', '::1'];
  const { root, server } = makeIdentity({ provider: nodeProvider, names, at: Date.now(), key: 'rsa2048' });
  if (writeCa !== undefined) await writeNamed(writeCa, toPem('CERTIFICATE', root.der), 'w');
  return {
    cert: server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: writePrivateKey(server.key),
    madeHere: true,
  };
}

/** RFC 6066 §8. */
async function stapleTo(server: Server, { staple }: Options): Promise<void> {
  if (staple === undefined) return;
  const response = await readNamed(staple, 'The OCSP response');
  server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, response));
}

function makeServer(options: Options, { cert, key }: Papers, desk: Desk, protocol: Partial<ServerOptions>): Server {
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
    ...protocol,
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
