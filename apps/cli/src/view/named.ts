/** A name of the protocol by itself: a message, an alert, an extension, a secret. */
import { distance } from 'tlscope/diagnose';
import { diagnoses, type Topic, topics } from 'tlscope/dictionary';
import { secrets } from 'tlscope/keys';
import { asSentence, stories, type TlsEvent, type Told, tell, type Voice, voices } from 'tlscope/observe';
import { AlertDescription, extensionTable, Handshake12Ecdhe, Handshake13, HandshakeUnversioned } from 'tlscope/wire';
import type { Block } from '../render/blocks.ts';
import { ruleIds } from './rules.ts';

export interface Named {
  readonly is: 'message' | 'alert' | 'extension' | 'secret' | 'diagnosis';
  readonly name: string;
  readonly told: Readonly<Record<Voice, Told>>;
}

/** Everything that goes by `text`, whatever its case: `Finished`, `unknown_ca`, `key_share`, `client_early_traffic_secret`. */
export function toldOfName(text: string): Named[] {
  const name = text.trim().replaceAll(' ', '_').toLowerCase();
  return [...message(name), ...alert(name), ...extension(name), ...secret(name), ...diagnosis(name)];
}

/** Names that are like `text`, for one that there is not: those that have it in them, or differ in few letters. */
export async function namesLike(text: string): Promise<string[]> {
  const wanted = text.trim().replaceAll(' ', '_').toLowerCase();
  const names = [
    ...Object.keys(stories),
    ...Object.keys(AlertDescription.members),
    ...Object.keys(extensionTable),
    ...Object.keys(secrets),
    ...Object.keys(diagnoses),
    ...(await ruleIds()),
  ];
  // Of a rule, what it asks for alone is a name as well.
  const far = (name: string): number =>
    name.includes(wanted)
      ? 0
      : Math.min(distance(wanted, name), distance(wanted, name.slice(name.lastIndexOf('.') + 1)));
  return [...new Set(names)]
    .filter((name) => far(name) <= wanted.length / 4)
    .sort((a, b) => far(a) - far(b))
    .slice(0, MOST_LIKE);
}
const MOST_LIKE = 4;

export const namedBlocks = (found: readonly Named[], voice: Voice | undefined): Block[] =>
  found.flatMap(({ is, name, told }): Block[] => [
    { is: 'heading', text: `${name}: ${is === 'alert' || is === 'extension' ? 'an' : 'a'} ${is}` },
    {
      is: 'facts',
      items: (voice === undefined ? voices : [voice]).map((one) => ({ name: one, value: told[one].paragraph })),
    },
    { is: 'facts', items: [{ name: 'written in', value: told.spec.where }] },
  ]);

const CODECS = { Handshake13, Handshake12Ecdhe, HandshakeUnversioned };
const EMPTY = new Uint8Array(0);

const inVoices = (event: TlsEvent): Named['told'] => ({
  plain: tell(event, 'plain'),
  engineer: tell(event, 'engineer'),
  spec: tell(event, 'spec'),
});

function message(name: string): Named[] {
  if (!Object.hasOwn(stories, name)) return [];
  // In the codec of the version that has such a message, so that it is its section that is cited.
  const codec = Object.entries(CODECS).find(([, { cases }]) => Object.hasOwn(cases, name))?.[0];
  if (codec === undefined) return [];
  const event: TlsEvent = { type: 'message', at: 0, direction: 'sent', epoch: 'plaintext', name, codec, bytes: EMPTY };
  const told = inVoices(event);
  const { where } = told.spec;
  const spec = { line: `handshake message ${name}`, paragraph: `The handshake message ${name}; see ${where}.`, where };
  return [{ is: 'message', name, told: { ...told, spec } }];
}

function alert(name: string): Named[] {
  const description = Object.entries(AlertDescription.members).find(([each]) => each.toLowerCase() === name)?.[1];
  if (description === undefined) return [];
  const event: TlsEvent = {
    type: 'alert',
    at: 0,
    direction: 'received',
    epoch: 'plaintext',
    level: 2,
    description,
    bytes: EMPTY,
  };
  return [{ is: 'alert', name, told: inVoices(event) }];
}

function extension(name: string): Named[] {
  const row = Object.entries(extensionTable).find(([each]) => each === name)?.[1];
  if (row === undefined) return [];
  const { rfc: where, note, ...cells } = row as { rfc: string; note: string };
  const places = Object.entries(cells as Record<string, readonly [unknown, string]>);
  const inEach = places.map(([column, [, says]]) => `In ${column}: ${says}`).join(' ');
  const columns = places.map(([column]) => column).join(', ');
  return [
    {
      is: 'extension',
      name,
      told: {
        plain: { line: note, paragraph: note, where },
        engineer: { line: note, paragraph: `${note} ${inEach}`, where },
        spec: { line: `extension ${name}`, paragraph: `May stand in ${columns}; see ${where}.`, where },
      },
    },
  ];
}

function secret(name: string): Named[] {
  const row = Object.hasOwn(secrets, name) ? secrets[name as keyof typeof secrets] : undefined;
  if (row === undefined) return [];
  const { rfc, from, note, by, label, context } = row as (typeof secrets)[keyof typeof secrets] & {
    label?: string;
    context?: string;
  };
  const made = [label === undefined ? [] : `"${label}"`, context ?? []].flat();
  const formula = `${by}(${[...from, ...made].join(', ')})`;
  const told = inVoices({ type: 'secret', at: 0, name, value: EMPTY, from, formula, rfc });
  return [{ is: 'secret', name, told: { ...told, engineer: { ...told.engineer, paragraph: `${note} ${formula}` } } }];
}

/** The id of a diagnosis, as `connect --json` has it. */
function diagnosis(name: string): Named[] {
  if (!Object.hasOwn(diagnoses, name)) return [];
  const [topic, meaning] = diagnoses[name as keyof typeof diagnoses];
  const { causes, next }: Topic = topics[topic];
  const sentence = asSentence(meaning);
  const where = 'tlscope/diagnose';
  const plain = { line: sentence, paragraph: `${sentence} ${causes}`, where };
  const engineer = { line: sentence, paragraph: `${sentence} ${causes} ${next}`, where };
  const spec = {
    line: `diagnosis ${name}`,
    paragraph: 'No RFC names it: it is a diagnosis of tlscope connect.',
    where,
  };
  return [{ is: 'diagnosis', name, told: { plain, engineer, spec } }];
}
