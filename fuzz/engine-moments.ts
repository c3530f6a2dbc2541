/**
 * Where one end of an honest connection stands after each message: a state is a value, so that an engine is put there at
 * once, as often as is wanted, without the handshake that led there.
 */
import { equal } from 'tlscope/bytes';
import type { Context, Effect, Installation } from 'tlscope/handshake';
import { Engine } from '../packages/tls/src/engine/engine.ts';
import type { EngineParts, Handlers, State } from '../packages/tls/src/engine/parts.ts';
import { protectionFor } from '../packages/tls/src/engine/records/index.ts';
import { converse } from './engine-attacks.ts';
import { client, partsOf, type ScenarioName, scenarioNames, server, speakAs } from './engine-ends.ts';
import { Guard } from './engine-guard.ts';
import { type Content, EvilTwin } from './engine-keys.ts';
import { Random } from './engine-random.ts';

export type Role = keyof typeof partsOf;

export interface Moment {
  readonly name: string;
  readonly scenario: ScenarioName;
  readonly role: Role;
  readonly state: State;
  /** What its peer said next, up to the end of the connection, in its records, and each handshake message in one of its own. */
  readonly rest: readonly Content[];
  readonly singly: readonly Content[];
  /** Nothing that the keys come from is left to be chosen: unless it is changed, what the peer said next is taken. */
  readonly settled: boolean;
  /** Of the connection that it is a moment of. */
  readonly exported: Uint8Array;
  readonly parts: EngineParts;
  readonly effects: readonly Effect[];
}

/** An engine at this moment, and its peer's voice. */
export function begin(moment: Moment, random: Random): { end: Guard; twin: EvilTwin } {
  const { parts, effects, state } = moment;
  speakAs(random);
  const open = (cx: Context): State => {
    cx.effects.push(...effects);
    return state;
  };
  const end = new Guard(moment.name, new Engine({ ...parts, open }));
  end.start();
  const keys = effects.findLast(isReading);
  return { end, twin: new EvilTwin(random, keys && protectionFor(keys, parts.settings)) };
}

export const exportOf = (end: Guard): Uint8Array =>
  end.connection!.exportKeyingMaterial('EXPORTER-fuzz', undefined, 32);

let known: readonly Moment[] | undefined;

/** Of each scenario and each end: where it begins, and after each message that it heard. */
export function moments(): readonly Moment[] {
  known ??= scenarioNames.flatMap((scenario) => [...recorded(scenario, 'client'), ...recorded(scenario, 'server')]);
  return known;
}

/** Throws where the peer that goes on as it did is not understood: then an attack from there would say nothing. */
export function requireTrue(moment: Moment): void {
  if (!moment.settled) return;
  for (const rest of [moment.rest, moment.singly]) {
    const { end, twin } = begin(moment, new Random(1));
    for (const content of rest) end.receive(twin.put(content));
    const same = end.connection !== undefined && equal(exportOf(end), moment.exported);
    if (end.fault === undefined && same) continue;
    throw new Error(`${moment.name}, without an attack: ${end.fault?.message ?? 'not the same keys'}`);
  }
}

/** What was done in one step, and how much of the peer's words had been heard by then. */
interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly heard: string;
  readonly handshakeBytes: number;
  readonly changes: number;
}

function recorded(scenario: ScenarioName, role: Role): Moment[] {
  const parts = partsOf[role](scenario);
  const random = new Random(scenarioNames.indexOf(scenario));
  const nothing = { state: parts.initial, effects: [], heard: 'nothing', handshakeBytes: 0, changes: 0 };
  const steps: Step[] = role === 'server' ? [nothing] : [];
  const twin = new EvilTwin(random);
  const end = new Guard(`${role} of ${scenario}`, new Engine(followed(parts, steps)));
  const peer = (role === 'client' ? server : client)(scenario, random, twin.observe);
  const [near, far] = role === 'client' ? [end, peer] : [peer, end];
  converse(near, far, asItIs, asItIs, random);
  if (end.connection === undefined) throw new Error(`${end.name}, without an attack: ${end.fault?.message}`);
  const said = twin.said();
  const all = steps.map(
    (step, i): Moment => ({
      name: `${end.name} in ${step.state.at} after ${step.heard}`,
      scenario,
      role,
      parts,
      state: step.state,
      rest: after(said, step),
      singly: after(said, step).flatMap(singly),
      settled: !steps.slice(i + 1).some(({ effects }) => effects.some(choosesKeys)),
      exported: exportOf(end),
      effects: lasting(steps.slice(0, i + 1).flatMap(({ effects }) => effects)),
    }),
  );
  // Once connected it may hear the same again and again.
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i);
}

const asItIs = (bytes: Uint8Array): Uint8Array => bytes;

/** The same end, which notes each of its steps. */
function followed(parts: EngineParts, steps: Step[]): EngineParts {
  const soFar = { heard: 'nothing', handshakeBytes: 0, changes: 0 };
  const note = (state: State, effects: readonly Effect[]): State => {
    steps.push({ state, effects: effects.slice(), ...soFar });
    return state;
  };
  const handlers: Handlers = Object.fromEntries(
    Object.entries(parts.handlers).map(([at, row]) => [
      at,
      Object.fromEntries(
        Object.entries(row).map(([name, handle]): [string, typeof handle] => [
          name,
          (state, message, cx) => {
            const next = handle(state, message, cx);
            soFar.heard = name;
            if (name === 'change_cipher_spec') soFar.changes++;
            else soFar.handshakeBytes += (message as { readonly raw: Uint8Array }).raw.length;
            return note(next, cx.effects);
          },
        ]),
      ),
    ]),
  );
  const { open } = parts;
  return { ...parts, handlers, ...(open && { open: (cx: Context) => note(open(cx), cx.effects) }) };
}

const HANDSHAKE = 22;
const CHANGE_CIPHER_SPEC = 20;

/** What is left of the peer's words: the rest of the record whose message was the last one heard, and all that came later. */
function after(said: readonly Content[], { handshakeBytes, changes }: Step): Content[] {
  let [bytes, changesLeft, next] = [handshakeBytes, changes, 0];
  let rest: Content[] = [];
  for (const [i, content] of said.entries()) {
    if (content.type === HANDSHAKE && bytes > 0) {
      const taken = Math.min(bytes, content.bytes.length);
      rest = taken < content.bytes.length ? [{ type: HANDSHAKE, bytes: content.bytes.slice(taken) }] : [];
      bytes -= taken;
      next = i + 1;
    }
    if (content.type === CHANGE_CIPHER_SPEC && changesLeft > 0) {
      changesLeft--;
      next = i + 1;
    }
  }
  return [...rest, ...said.slice(next)];
}

function singly(content: Content): Content[] {
  if (content.type !== HANDSHAKE) return [content];
  const out: Content[] = [];
  for (let { bytes } = content; bytes.length > 0; ) {
    const length = 4 + bytes[1]! * 65_536 + bytes[2]! * 256 + bytes[3]!;
    out.push({ type: HANDSHAKE, bytes: bytes.slice(0, length), keys: out.length === 0 ? content.keys : undefined });
    bytes = bytes.slice(length);
  }
  return out;
}

const choosesKeys = (effect: Effect): boolean =>
  effect.do === 'send' &&
  ['client_hello', 'server_hello', 'client_key_exchange', 'server_key_exchange'].includes(effect.name);

const isReading = (effect: Effect): effect is Extract<Effect, { do: 'install' }> =>
  effect.do === 'install' && effect.direction === 'read';

/** What an engine needs to be where these effects have brought it. What was sent need not be sent again. */
function lasting(effects: readonly Effect[]): Effect[] {
  const last = (direction: Installation['direction']) =>
    effects.findLast((effect) => effect.do === 'install' && effect.direction === direction);
  const keys = [last('read'), last('write')];
  return effects.filter((effect) => {
    if (effect.do === 'install') return keys.includes(effect) || effect.epoch === 'early_data';
    return ['limit', 'skip_early_data', 'write_plain', 'connected', 'identified'].includes(effect.do);
  });
}
