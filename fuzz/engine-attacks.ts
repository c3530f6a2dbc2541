import { concat, equal } from 'tlscope/bytes';
import type { ConnectionInfo, Outcome } from 'tlscope/engine';
import { client, type ScenarioName, scenarioNames, scenarios, server } from './engine-ends.ts';
import { Finding, type Guard } from './engine-guard.ts';
import { EvilTwin } from './engine-keys.ts';
import { cut, damage, shuffleRecords, strangeRecord } from './engine-mutate.ts';
import type { Random } from './engine-random.ts';

/** What became of both ends, for the tally. */
export interface Ending {
  readonly attack: string;
  readonly ends: readonly Guard[];
}

const MAX_STEPS = 400;

/** Somebody who never meant to speak TLS, or knows how it begins. */
export function stranger(random: Random): Ending {
  const scenario = random.pick(scenarioNames);
  const end = random.pick([client, server])(scenario, random);
  const hello = end.start().send[0] ?? client(scenario, random).start().send[0]!;
  const streams = [
    () => random.bytes(random.below(2000)),
    () => concat(...Array.from({ length: 1 + random.below(8) }, () => strangeRecord(random))),
    () => damage(hello, random),
    () => concat(damage(hello, random), damage(hello, random)),
    () => concat(hello, strangeRecord(random)),
  ];
  feed(end, random.pick(streams)(), random);
  end.receiveEnd();
  return { attack: 'stranger', ends: [end] };
}

/** Somebody on the way, without keys. */
export function onTheWay(random: Random): Ending {
  const scenario = random.pick(scenarioNames);
  const [near, far] = [client(scenario, random), server(scenario, random)];
  const rarely = random.pick([2, 5, 10]);
  const change = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length === 0 || !random.oneIn(rarely)) return bytes;
    return random.oneIn(3) ? damage(bytes, random) : shuffleRecords(bytes, random);
  };
  converse(near, far, change, change, random);
  return { attack: 'on the way', ends: [near, far] };
}

/** One end itself is evil: its messages are wrong under the right keys. */
export function evilPeer(random: Random): Ending {
  const scenario: ScenarioName = random.pick(scenarioNames);
  const twin = new EvilTwin(random);
  const clientIsEvil = random.oneIn(2);
  const near = client(scenario, random, clientIsEvil ? twin.observe : undefined);
  const far = server(scenario, random, clientIsEvil ? undefined : twin.observe);
  const rarely = random.pick([2, 4, 8]);
  const honest = (bytes: Uint8Array): Uint8Array => bytes;
  const evil = (): Uint8Array => twin.speak(rarely);
  converse(near, far, clientIsEvil ? evil : honest, clientIsEvil ? honest : evil, random);
  return { attack: 'evil peer', ends: [near, far] };
}

/** Nobody attacks: without this, an attack that ends in a fault would say nothing. */
export function honest(random: Random): void {
  for (const scenario of scenarioNames) {
    for (const evil of ['client', 'server']) {
      const twin = new EvilTwin(random);
      const near = client(scenario, random, evil === 'client' ? twin.observe : undefined);
      const far = server(scenario, random, evil === 'server' ? twin.observe : undefined);
      const plain: Change = (bytes) => bytes;
      const twinned: Change = () => twin.speak(0);
      converse(near, far, evil === 'client' ? twinned : plain, evil === 'server' ? twinned : plain, random);
      for (const end of [near, far]) requireShown(end, scenario);
    }
  }
}

function requireShown({ name, connection, fault }: Guard, scenario: ScenarioName): void {
  const shows = Object.entries(scenarios[scenario]!.shows ?? {}) as [keyof ConnectionInfo, unknown][];
  if (connection && !fault && shows.every(([what, value]) => connection[what] === value)) return;
  throw new Error(`${name}, without an attack: ${fault?.message ?? 'not what it should show'}`);
}

export type Change = (bytes: Uint8Array) => Uint8Array;

/** A handshake and a little talk, each piece going through `toFar` or `toNear`, then the end of the transport. */
export function converse(near: Guard, far: Guard, toFar: Change, toNear: Change, random: Random): void {
  const line = { toFar: [toFar(sent(near.start()))], toNear: [toNear(sent(far.start()))] };
  for (let step = 0; step < MAX_STEPS; step++) {
    const forFar = line.toFar.shift();
    if (forFar?.length) line.toNear.push(toNear(feed(far, forFar, random)));
    const forNear = line.toNear.shift();
    if (forNear?.length) line.toFar.push(toFar(feed(near, forNear, random)));
    if (line.toFar.length > 0 || line.toNear.length > 0) continue;
    if (!near.open && !far.open) break;
    line.toFar.push(toFar(talk(near, random)));
    line.toNear.push(toNear(talk(far, random)));
  }
  agree(near, far);
  near.receiveEnd();
  far.receiveEnd();
}

/** Whatever was changed on the way: if both think they are connected, they are connected to each other. */
function agree(near: Guard, far: Guard): void {
  const [ours, theirs] = [near.connection, far.connection];
  if (ours === undefined || theirs === undefined) return;
  const [a, b] = [ours, theirs].map((info) => info.exportKeyingMaterial('EXPORTER-fuzz', undefined, 32));
  if (!equal(a!, b!)) throw new Finding(`${near.name} and ${far.name} are connected with different keys`);
}

export function talk(end: Guard, random: Random): Uint8Array {
  if (!end.open) return new Uint8Array(0);
  const kind = random.below(8);
  if (kind < 2) return sent(end.close());
  if (kind === 2 && end.connection!.protocol === 'TLSv1.3') return sent(end.updateKeys(random.oneIn(2)));
  return sent(end.write(random.bytes(random.pick([0, 1, 100, 3000]))));
}

/** In pieces of any size, as a network may deliver them. */
const feed = (end: Guard, bytes: Uint8Array, random: Random): Uint8Array =>
  feedAs(random.pick([1, 7, 100, 5000, 100_000]), end, bytes);

export function feedAs(size: number, end: Guard, bytes: Uint8Array): Uint8Array {
  const pieces = size === 1 && bytes.length > 3000 ? cut(bytes) : chunks(bytes, size);
  return concat(...pieces.map((piece) => sent(end.receive(piece))));
}

function chunks(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
}

const sent = ({ send }: Outcome): Uint8Array => concat(...send);
