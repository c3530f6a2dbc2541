/** The stage of the demo: papers made on the spot, a server, a road, a client, and one parcel that travels. */
import { nodeProvider } from 'tlscope/crypto/node';
import { connect, createServer, type Server, type TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { type Identity, makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { now } from '../clock.ts';
import type { Passed } from '../overhear.ts';
import type { Scenario } from './scenarios.ts';
import { listening } from './sockets.ts';
import { type Meddle, passOn, wiretap } from './wiretap.ts';

export const HOST = 'parcels.example';
export const PARCEL = 'Dear shop, my card number is 4929 1234 5678 9012.';
export const RECEIPT = 'Thank you. Your parcel is on its way.';
const PATIENCE = 3000;

export const makePapers = (at: number): Identity =>
  makeIdentity({ provider: nodeProvider, names: [HOST], at, key: 'rsa2048' });

/** What one play of a scenario left behind. */
export interface Play {
  readonly client: readonly TlsEvent[];
  readonly server: readonly TlsEvent[];
  /** Every record, as the road saw it. */
  readonly passed: readonly Passed[];
  /** Milliseconds since 1970. */
  readonly tcp: { readonly opened: number; readonly closed: number };
  /** What the server read, and what the client read. */
  readonly delivered: string;
  readonly answer: string;
  readonly clientError: Error | undefined;
  readonly serverError: Error | undefined;
}

/** Runs one whole connection over TCP: handshake, parcel, receipt, goodbye. */
export async function play(scenario: Scenario, papers: Identity, meddle: Meddle = passOn): Promise<Play> {
  const client: TlsEvent[] = [];
  const server: TlsEvent[] = [];
  const shop = openShop(scenario, papers, server);
  const road = await wiretap(await listening(shop.server), meddle);
  const visitor = visit(road.port, scenario, papers, client);
  const [{ opened, answer, clientError }, { delivered, serverError }] = await Promise.all([visitor, shop.visited]);
  const closed = now();
  road.close();
  shop.server.close();
  return { client, server, passed: road.passed, tcp: { opened, closed }, delivered, answer, clientError, serverError };
}

interface Visited {
  readonly delivered: string;
  readonly serverError: Error | undefined;
}

function openShop(
  scenario: Scenario,
  papers: Identity,
  events: TlsEvent[],
): { server: Server; visited: Promise<Visited> } {
  const server = createServer({
    cert: papers.server.chain.map((der) => toPem('CERTIFICATE', der)).join(''),
    key: writePrivateKey(papers.server.key),
    cipherSuites: scenario.cipherSuites,
    minVersion: scenario.version,
    maxVersion: scenario.version,
    now,
    observe: (event) => events.push(event),
  });
  const visited = new Promise<Visited>((resolve) => {
    server.once('tlsClientError', (serverError: Error) => resolve({ delivered: '', serverError }));
    server.once('secureConnection', (socket: TLSSocket) => {
      let delivered = '';
      let serverError: Error | undefined;
      socket.on('data', (chunk: Buffer) => {
        delivered += chunk.toString('latin1');
        if (delivered === PARCEL) socket.write(RECEIPT);
      });
      socket.once('error', (error) => {
        serverError = error;
      });
      socket.once('close', () => resolve({ delivered, serverError }));
    });
  });
  return { server, visited };
}

function visit(port: number, scenario: Scenario, papers: Identity, events: TlsEvent[]) {
  return new Promise<{ opened: number; answer: string; clientError: Error | undefined }>((resolve) => {
    let opened = now();
    let answer = '';
    let clientError: Error | undefined;
    const socket = connect({
      host: '127.0.0.1',
      port,
      servername: HOST,
      ca: papers.root.der,
      cipherSuites: scenario.cipherSuites,
      minVersion: scenario.version,
      maxVersion: scenario.version,
      signal: AbortSignal.timeout(PATIENCE),
      now,
      observe: (event) => events.push(event),
    });
    socket.once('connect', () => {
      opened = now();
    });
    socket.once('secureConnect', () => socket.write(PARCEL));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer === RECEIPT) socket.end();
    });
    socket.once('error', (error) => {
      clientError = error;
    });
    socket.once('close', () => resolve({ opened, answer, clientError }));
  });
}
