/** Our two sides of each cell, and what must have come of it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { nodeProvider } from 'tlscope/crypto/node';
import {
  type ClientConfig,
  type CommonConfig,
  type ConnectionInfo,
  type Credential,
  createServerEngine,
  RecordedHellos,
  type ServerConfig,
  type Session,
  StatelessTickets,
} from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { pemBlocks, readPrivateKey, TrustStore } from 'tlscope/x509';
import { Driven, driveClient } from '../support/drive.ts';
import { HOST, type LeafFiles } from '../support/pki.ts';
import type { Scope } from '../support/process.ts';
import type { Feature, Task } from './model.ts';

export const ANSWER = 'over tlscope';
export const REQUEST = `GET / HTTP/1.0\r\nHost: ${HOST}\r\n\r\n`;
const RESPONSE = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: 13\r\n\r\n${ANSWER}\n`;

interface End {
  readonly driven: Driven;
  readonly events: readonly TlsEvent[];
}

/** Our server while `talk` has the peer come to it; then one of its connections must be what the cell is about. */
export async function serveFor(scope: Scope, task: Task, talk: (port: number) => Promise<string>): Promise<void> {
  const config = await serverConfig(task);
  const ends: End[] = [];
  const server = createServer((socket) => {
    const events: TlsEvent[] = [];
    const observe = (event: TlsEvent): unknown => events.push(event);
    const driven = new Driven(scope, createServerEngine({ ...config, observe }), socket);
    ends.push({ driven, events });
    answer(driven).catch(() => {}); // What went wrong shows in what the peer says, and in the end that is judged.
  });
  scope.after(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const said = await talk((server.address() as AddressInfo).port);
  assert.match(said, new RegExp(ANSWER));
  const complete = ends.filter(({ driven }) => driven.engine.connection !== undefined);
  assert.ok(complete.length > 0, 'a handshake was completed');
  // A browser comes more often than it is told to, and takes its session up at once.
  judge(task, complete.find((end) => isOf(task, end)) ?? complete.at(-1)!);
}

async function answer(driven: Driven): Promise<void> {
  const early = (): boolean => driven.outcomes.some(({ earlyData }) => earlyData.length > 0);
  await driven.until(() => (driven.heard !== '' || early()) && driven.engine.connection !== undefined, 'a request');
  driven.say(RESPONSE);
  driven.act(driven.engine.close());
}

/** Our client against a server of the peer's. */
export async function connectFor(scope: Scope, task: Task, port: number): Promise<void> {
  const config = await clientConfig(task);
  const events: TlsEvent[] = [];
  const go = async (more: Partial<ClientConfig>): Promise<Driven> => {
    events.length = 0;
    const driven = await driveClient(scope, port, { ...config, ...more, observe: (event) => events.push(event) });
    await driven.connected();
    // Some servers answer what comes early, some only what comes after it.
    driven.say(REQUEST);
    await driven.until(() => driven.heard !== '', 'an answer');
    return driven;
  };
  const again = async (driven: Driven, more: Partial<ClientConfig>): Promise<Driven> => {
    const session = await sessionOf(driven);
    driven.act(driven.engine.close());
    return go({ ...more, session });
  };
  let driven = await go({});
  if (task.feature === 'resumption') driven = await again(driven, {});
  if (task.feature === 'early data') driven = await again(driven, { replayableEarlyData: Buffer.from(REQUEST) });
  judge(task, { driven, events });
}

async function sessionOf(driven: Driven): Promise<Session> {
  const sessions = () => driven.outcomes.flatMap((outcome) => outcome.sessions);
  await driven.until(() => sessions().length > 0, 'a session');
  return sessions().at(-1)!;
}

/** What makes a connection the one that the cell is about. */
const holds: Readonly<Record<Feature, (info: ConnectionInfo, end: End) => boolean>> = {
  handshake: (info) => !info.resumed,
  resumption: (info) => info.resumed,
  'client certificate': (info, { driven }) =>
    driven.engine.side === 'server'
      ? info.authorized && info.peerCertificates.length > 0
      : info.localCertificates.length > 0,
  'early data': (info) => info.earlyData === 'accepted',
  retry: (_info, { events }) => events.some((e) => e.type === 'message' && e.name === 'hello_retry_request'),
  hybrid: (info) => info.group === 'X25519MLKEM768',
};

const isOf = ({ feature }: Task, end: End): boolean => holds[feature](end.driven.engine.connection!, end);

function judge(task: Task, end: End): void {
  const { side, connection } = end.driven.engine;
  assert.equal(connection!.protocol, task.protocol);
  if (side === 'client') assert.equal(connection!.authorized, true);
  assert.ok(isOf(task, end), `what came of it is no ${task.feature}`);
}

async function serverConfig(task: Task): Promise<ServerConfig> {
  const { pki, feature } = task;
  return {
    ...commonConfig(task),
    credentials: [credentialOf(await pki.leaf('p256'))],
    tickets: new StatelessTickets(nodeProvider),
    ...(feature === 'retry' && { groups: ['secp384r1'] }),
    ...(feature === 'client certificate' && { clientCertificate: 'require', clientTrust: TrustStore.of(pki.root) }),
    ...(feature === 'early data' && { earlyData: { maxSize: 16_384, antiReplay: new RecordedHellos(0) } }),
  };
}

async function clientConfig(task: Task): Promise<ClientConfig> {
  const { pki, feature } = task;
  return {
    ...commonConfig(task),
    host: HOST,
    trust: TrustStore.of(pki.root),
    // A guess that the server does not take, or has never heard of.
    ...(feature === 'retry' && { groups: ['x448', 'secp384r1'], keyShares: ['x448'] }),
    ...(feature === 'client certificate' && { credentials: [credentialOf(await pki.client('p256'))] }),
  };
}

const commonConfig = ({ protocol, feature }: Task): CommonConfig => ({
  provider: nodeProvider,
  now: Date.now,
  versions: [protocol],
  ...(feature === 'hybrid' && { groups: ['X25519MLKEM768'] }),
});

function credentialOf({ chain, key }: LeafFiles): Credential {
  const ders = pemBlocks(chain).map(({ der }) => der);
  return { chain: ders, key: nodeProvider.importPrivateKey(readPrivateKey(key)) };
}
