import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { nodeProvider } from 'tlscope/crypto/node';
import { createClientEngine, createServerEngine, type Outcome } from 'tlscope/engine';
import { duplexPair } from './duplex-pair.ts';
import { alternate, cpuSeconds } from './rounds.ts';
import { besideNode, clientContext, material, type Setting, type Stack, serverContext, suiteFor } from './stacks.ts';

/** Full handshakes per second of CPU, both ends together, over TCP. */
export async function handshakesOverTcp(setting: Setting, count: number, rounds: number, contest = besideNode) {
  const [one, other] = contest;
  const contenders = [await overTcp(one, setting, count), await overTcp(other, setting, count)] as const;
  const result = await alternate({ tlscope: contenders[0].run, beside: contenders[1].run }, rounds);
  for (const { stop } of contenders) stop();
  return result;
}

/** The same without sockets: engine to engine here, and node:tls over a pair of streams. */
export function handshakesInMemory(setting: Setting, count: number, rounds: number) {
  return alternate(
    {
      tlscope: async () => count / (await cpuSeconds(() => enginesInMemory(setting, count))),
      beside: async () => count / (await cpuSeconds(() => nodeInMemory(setting, count))),
    },
    rounds,
  );
}

async function overTcp(stack: Stack, setting: Setting, count: number) {
  const accepted: ((socket: Duplex) => void)[] = [];
  const server = await stack.listen(setting, (socket) => accepted.shift()!(socket));
  const one = async (): Promise<void> => {
    const arrival = new Promise<Duplex>((resolve) => accepted.push(resolve));
    const [near, far] = await Promise.all([stack.connect(setting, server), arrival]);
    const closed = [near, far].map((end) => once(end.resume(), 'close'));
    near.end();
    await Promise.all(closed);
  };
  const run = async (): Promise<number> => {
    const seconds = await cpuSeconds(async () => {
      for (let i = 0; i < count; i++) await one();
    });
    return count / seconds;
  };
  return { run, stop: () => server.close() };
}

/** The configuration of both engines for what `stacks.ts` asks of both stacks. */
export function engineConfigs(setting: Setting) {
  const { trust, server } = material[setting.key];
  const common = {
    provider: nodeProvider,
    now: Date.now,
    versions: [setting.version],
    cipherSuites: [suiteFor(setting)],
    groups: ['x25519', 'secp256r1'],
  };
  const credentials = [{ chain: server.chain, key: nodeProvider.importPrivateKey(server.key) }];
  return { client: { ...common, host: 'localhost', trust }, server: { ...common, credentials } };
}

function enginesInMemory(setting: Setting, count: number): void {
  const { client, server } = engineConfigs(setting);
  for (let i = 0; i < count; i++) {
    const near = createClientEngine(client);
    const far = createServerEngine(server);
    shuttle(near.start(), near, far);
    if (near.connection === undefined || far.connection === undefined)
      throw new Error('the handshake did not complete');
  }
}

export interface Receiver {
  receive(bytes: Uint8Array): Outcome;
}

/** Carries bytes to and fro until nobody has any more. */
export function shuttle(first: Outcome, near: Receiver, far: Receiver): void {
  let [outcome, to, from] = [first, far, near];
  while (outcome.send.length > 0) {
    const answers = outcome.send.map((bytes) => to.receive(bytes));
    const fault = answers.find((answer) => answer.fault !== undefined)?.fault;
    if (fault !== undefined) throw fault;
    outcome = { ...answers[answers.length - 1]!, send: answers.flatMap(({ send }) => send) };
    [to, from] = [from, to];
  }
}

async function nodeInMemory(setting: Setting, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const [a, b] = duplexPair();
    const far = new tls.TLSSocket(b as never, { isServer: true, secureContext: serverContext(setting) });
    const near = tls.connect({ socket: a, servername: 'localhost', secureContext: clientContext(setting) });
    await Promise.all([once(near, 'secureConnect'), once(far, 'secure')]);
    near.destroy();
    far.destroy();
  }
}
