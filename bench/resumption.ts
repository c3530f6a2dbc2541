import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { nodeProvider } from 'tlscope/crypto/node';
import { createClientEngine, createServerEngine, type Session, StatelessTickets } from 'tlscope/engine';
import { duplexPair } from './duplex-pair.ts';
import { engineConfigs, type Receiver, shuttle } from './handshakes.ts';
import { alternate, cpuSeconds } from './rounds.ts';
import { clientContext, type Setting, serverContext } from './stacks.ts';

/**
 * Resumed handshakes per second of CPU, both ends together and without sockets. Each stack first makes one session, and
 * takes it up again and again; in TLS 1.3 with a fresh key exchange beside it (`psk_dhe_ke`).
 */
export async function resumedInMemory(setting: Setting, count: number, rounds: number) {
  const resumeOurs = resumingEngines(setting);
  const resumeTheirs = await resumingNode(setting);
  return alternate(
    {
      tlscope: async () => count / (await cpuSeconds(() => resumeOurs(count))),
      beside: async () => count / (await cpuSeconds(() => resumeTheirs(count))),
    },
    rounds,
  );
}

function resumingEngines(setting: Setting): (count: number) => void {
  const { client, server } = engineConfigs(setting);
  const withTickets = { ...server, tickets: new StatelessTickets(nodeProvider) };
  const connect = (config: typeof client & { readonly session?: Session }): Session[] => {
    const sessions: Session[] = [];
    const engine = createClientEngine(config);
    const near: Receiver = {
      receive(bytes) {
        const outcome = engine.receive(bytes);
        sessions.push(...outcome.sessions);
        return outcome;
      },
    };
    shuttle(engine.start(), near, createServerEngine(withTickets));
    if (engine.connection?.resumed !== (config.session !== undefined)) throw new Error('the session did not hold');
    return sessions;
  };
  const [session] = connect(client);
  if (session === undefined) throw new Error('the server gave no session');
  const again = { ...client, session };
  return (count) => {
    for (let i = 0; i < count; i++) connect(again);
  };
}

async function resumingNode(setting: Setting): Promise<(count: number) => Promise<void>> {
  const connect = async (session?: Buffer): Promise<tls.TLSSocket[]> => {
    const [a, b] = duplexPair();
    const far = new tls.TLSSocket(b as never, { isServer: true, secureContext: serverContext(setting) });
    const near = tls.connect({
      socket: a,
      servername: 'localhost',
      secureContext: clientContext(setting),
      ...(session === undefined ? {} : { session }),
    });
    await Promise.all([once(near, 'secureConnect'), once(far, 'secure')]);
    return [near, far];
  };
  const finish = (ends: readonly Duplex[]): void => {
    for (const end of ends) end.destroy();
  };
  const [near, far] = await connect();
  const given = setting.version === 'TLSv1.3' ? once(near!, 'session') : [near!.getSession()];
  far!.write('so that the tickets are read');
  near!.resume();
  const [session] = (await given) as [Buffer];
  finish([near!, far!]);
  return async (count) => {
    for (let i = 0; i < count; i++) {
      const ends = await connect(session);
      if (!ends[0]!.isSessionReused()) throw new Error('the session did not hold');
      finish(ends);
    }
  };
}
