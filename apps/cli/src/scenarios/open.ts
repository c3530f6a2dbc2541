/** `tlscope serve --scenario`: one of them, or all, each at its own port, with a page that lists them. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { writeNamed } from '../files.ts';
import { type Host, UsageError } from '../host.ts';
import { type Block, run } from '../render/blocks.ts';
import { shellWord } from '../shell.ts';
import { type Scenario, scenarios, World } from './index.ts';
import { type Watch, watched } from './serving.ts';
import type { Serve } from './types.ts';

export interface ScenarioOptions {
  readonly scenario?: string;
  readonly all?: true;
  readonly host: string;
  readonly port: string;
  readonly writeCa?: string;
  readonly json?: true;
}

interface Opened {
  readonly scenario: Scenario;
  readonly server: Server;
  readonly port: number;
  /** Whoever has called is gone as well. */
  readonly close: () => void;
}

/** Resolves when nothing listens any more. */
export async function serveScenarios(host: Host, options: ScenarioOptions): Promise<void> {
  const world = new World(Date.now());
  if (options.writeCa !== undefined) await writeNamed(options.writeCa, world.rootPem, 'w');
  const first = Number(options.port);
  const wanted = options.all === true ? scenarios : [named(options.scenario ?? '')];
  const opened: Opened[] = [];
  for (const [i, scenario] of wanted.entries()) {
    // With all of them the first port is the page's.
    const port = first === 0 ? 0 : first + i + (options.all === true ? 1 : 0);
    opened.push(await open(scenario, world, options.host, port));
  }
  const page = options.all === true ? await openPage(opened, world, options.host, first) : undefined;
  tell(host, options, opened, page);
  await Promise.all(
    [...opened.map(({ server }) => server), ...(page === undefined ? [] : [page])].map((one) => once(one, 'close')),
  );
}

/** Each at once. */
const MOST_CALLERS = 200;

export function named(name: string): Scenario {
  const found = scenarios.find((one) => one.name === name);
  if (found !== undefined) return found;
  throw new UsageError(`There is no scenario "${name}".`, `There are: ${scenarios.map((one) => one.name).join(', ')}.`);
}

/** Who looks on as others call. */
export interface Onlooker {
  readonly caller: (socket: Socket) => void;
  readonly watch: Watch;
}

/** A scenario that listens. Throws `UsageError` where it cannot. */
export async function open(
  scenario: Scenario,
  world: World,
  host: string,
  port: number,
  onlooker?: Onlooker,
): Promise<Opened> {
  // Its certificates are made when somebody comes for them.
  let serve: Serve | undefined;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    onlooker?.caller(socket);
    serve ??= watched(onlooker?.watch, () => scenario.prepare(world));
    serve(socket);
  });
  server.maxConnections = MOST_CALLERS;
  await listen(server, host, port);
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { scenario, server, port: (server.address() as AddressInfo).port, close };
}

/** The index, in plain HTTP: who cannot connect to the others can read it. */
async function openPage(opened: readonly Opened[], world: World, host: string, port: number): Promise<Server> {
  const server = createHttpServer((request, response) => {
    const root = request.url === '/root.pem';
    response.setHeader('content-type', root ? 'application/x-pem-file' : 'text/html; charset=utf-8');
    response.end(root ? world.rootPem : index(opened));
  });
  await listen(server, host, port);
  return server;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`Nothing can listen on ${host}, port ${port}: ${code}.`, 'Try another with --port.');
  }
}

function tell(host: Host, options: ScenarioOptions, opened: readonly Opened[], page: Server | undefined): void {
  const lines = opened.map(({ scenario, port }) => ({
    name: scenario.name,
    port,
    says: scenario.says,
    expect: scenario.expect,
  }));
  if (options.json === true) return host.out(`${JSON.stringify({ host: options.host, scenarios: lines })}\n`);
  const [only] = opened;
  const at = page === undefined ? only?.port : (page.address() as AddressInfo).port;
  const blocks: Block[] = [
    {
      is: 'title',
      text:
        page === undefined
          ? `${only?.scenario.name} on ${options.host}, port ${at}`
          : `All scenarios on ${options.host}`,
      under: 'Every connection gets the same fault. Control-C ends it.',
    },
    {
      is: 'facts',
      items: lines.map(({ name, port, says, expect }) => ({
        name: `${port}`,
        value: [run('strong', name), `  ${says}`],
        under: [[run('dim', `A careful client ${expect}.`)]],
      })),
    },
    ...(page === undefined
      ? []
      : [
          { is: 'paragraph', text: `The same as a page: http://localhost:${at}, with the root at /root.pem.` } as const,
        ]),
    {
      is: 'paragraph',
      text: [run('dim', `Try: tlscope connect localhost:${only?.port} --ca ${shellWord(options.writeCa ?? 'FILE')}`)],
    },
  ];
  host.show(blocks);
}

function index(opened: readonly Opened[]): string {
  const rows = opened.map(
    ({ scenario: { name, says, expect }, port }) =>
      `<tr><td><a href="https://localhost:${port}/">${name}</a><td>${port}<td>${says}<td>A careful client ${expect}.`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>tlscope scenarios</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}td{padding:.3rem .8rem .3rem 0;vertical-align:top;border-top:1px solid #8884}</style>
<h1>Servers that are wrong in one way each</h1><p>Their root is <a href="/root.pem">root.pem</a>; trust it in the client that you try, and nowhere else.</p>
<table>${rows.join('\n')}</table></html>`;
}
