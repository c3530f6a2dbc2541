import { concat } from 'tlscope/bytes';
import type { ClientConfig, Outcome, ServerConfig } from 'tlscope/engine';
import { client, type ScenarioName, server } from '../../fuzz/engine-ends.ts';
import type { Guard } from '../../fuzz/engine-guard.ts';
import { EvilTwin } from '../../fuzz/engine-keys.ts';
import { Random } from '../../fuzz/engine-random.ts';

export type Role = 'client' | 'server';
export const roles: readonly Role[] = ['client', 'server'];

/** An engine after its handshake, and its peer's voice: what `say` makes is genuine under the peer's keys. */
export interface Connected {
  readonly end: Guard;
  say(type: number, bytes: Uint8Array): Uint8Array;
  /** TLS 1.3: what is said next is under the next generation of keys (RFC 9846 §7.2). */
  rekey(): void;
}

/** An engine that has done nothing yet, or sent its first flight. */
export function fresh(role: Role, scenario: ScenarioName = 'any version', settings: Partial<Limits> = {}): Guard {
  const end = (role === 'client' ? client : server)(scenario, new Random(1), undefined, settings);
  end.start();
  return end;
}
type Limits = Pick<ClientConfig & ServerConfig, 'maxHandshakeMessage'>;

/** The `role` side of a connection whose other side now says whatever a test likes. */
export function connected(role: Role, scenario: ScenarioName): Connected {
  const random = new Random(2);
  const twin = new EvilTwin(random);
  const near = client(scenario, random, role === 'server' ? twin.observe : undefined);
  const far = server(scenario, random, role === 'client' ? twin.observe : undefined);
  let flight = near.start();
  for (let i = 0; i < 4; i++) {
    flight = deliver(far, role === 'server' ? twin.speak(0) : sent(flight));
    flight = deliver(near, role === 'client' ? twin.speak(0) : sent(flight));
  }
  const end = role === 'client' ? near : far;
  if (end.connection === undefined) throw new Error(`${end.name} is not connected: ${end.fault?.message}`);
  return { end, say: (type, bytes) => twin.say(type, bytes), rekey: () => twin.rekey() };
}

const deliver = (end: Guard, bytes: Uint8Array): Outcome => end.receive(bytes);
const sent = ({ send }: Outcome): Uint8Array => concat(...send);

/** Sends pieces until the engine has had enough. Returns how many it took, and what it said about the last. */
export function flood(end: Guard, piece: (i: number) => Uint8Array, atMost: number): { count: number; code: string } {
  for (let i = 0; i < atMost; i++) {
    end.receive(piece(i));
    if (end.fault !== undefined) return { count: i, code: end.fault.code };
  }
  throw new Error(`${end.name} took ${atMost} of them and would take more`);
}
