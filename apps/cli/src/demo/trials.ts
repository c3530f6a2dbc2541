/** The thief, the tamperer and the replayer, each played for real. */
import { plural, type TlsEvent, timeline, titleOf } from 'tlscope/observe';
import type { Identity } from 'tlscope/x509';
import { overhear } from '../overhear.ts';
import { type Block, type Fact, run, type Tick } from '../render/blocks.ts';
import { ladder } from '../view/ladder.ts';
import { type Aim, message, parcel, replayer, tamperer } from './attackers.ts';
import { ecdhe, type Scenario, staticRsa, tls13 } from './scenarios.ts';
import { HOST, PARCEL, type Play, play } from './stage.ts';
import { loot, openWithStolenKey } from './thief.ts';

export async function* attackParts(papers: Identity, plays: readonly Play[]): AsyncGenerator<readonly Block[]> {
  yield theft(papers, plays);
  yield await tampering(papers);
  yield await replay(papers);
}

const NAMES = ['TLS 1.2, static RSA', 'TLS 1.2, ECDHE', 'TLS 1.3'] as const;

function theft(papers: Identity, plays: readonly Play[]): Block[] {
  return [
    {
      is: 'title',
      text: 'The thief',
      under: 'stands on the road and copies every byte that passes. What is there to read?',
    },
    ...plays.flatMap((played, i) => stolen(NAMES[i]!, played)),
    { is: 'heading', text: 'Years later the thief steals the private key as well' },
    { is: 'ticks', items: plays.map((played, i) => laterTick(NAMES[i]!, played, papers)) },
    {
      is: 'story',
      text: 'The key of the padlock opens every secret that was ever locked with it: that is why static RSA is off by default. With Diffie-Hellman the padlock only signs, and the secret dies with the connection: forward secrecy.',
    },
  ];
}

function stolen(name: string, { passed }: Play): Block[] {
  const heard = overhear(passed);
  const { askedFor, suite, certificates, lockedSecret } = loot(heard);
  const found = Buffer.concat(passed.map(({ bytes }) => bytes)).includes(PARCEL);
  const { steps } = timeline(heard);
  const locked = steps.filter(({ kind }) => kind === 'record').flatMap(({ records }) => records);
  const facts: Fact[] = [
    { name: 'name asked for', value: askedFor ?? 'not seen' },
    { name: 'cipher suite', value: suite ?? 'not seen' },
    { name: 'certificates', value: certificates.length === 0 ? 'locked: not seen' : certificates.join('; ') },
    ...(lockedSecret === undefined
      ? []
      : [{ name: 'the secret', value: `seen, but locked: ${plural(lockedSecret.length, 'byte')}` }]),
    {
      name: 'locked records',
      value: `${locked.length}, of ${locked.map(({ bytes }) => bytes.length).join(', ')} bytes`,
    },
  ];
  const seen = steps.filter(({ kind, name }) => kind === 'message' && name !== 'change_cipher_spec').map(titleOf);
  return [
    { is: 'heading', text: `${name}: what the road shows` },
    { is: 'facts', items: [{ name: 'to read', value: seen.join(', ') }, ...facts] },
    {
      is: 'verdict',
      good: !found,
      text: found ? 'The card number is there to read.' : 'The card number is nowhere in it.',
    },
  ];
}

function laterTick(name: string, { passed }: Play, papers: Identity): Tick {
  const opened = openWithStolenKey(overhear(passed), passed, papers);
  if (opened === undefined) {
    return {
      ok: true,
      text: [run('strong', name), ': the recording has nothing that this key opens. The parcel stays shut.'],
    };
  }
  const words = `unlocks the pre-master secret, derives the keys, and reads: "${opened}"`;
  return { ok: false, text: [run('strong', name), `: ${words}`] };
}

interface Trial {
  readonly title: string;
  readonly scenario: Scenario;
  readonly aim: Aim;
  readonly moral: string;
}

async function tampering(papers: Identity): Promise<Block[]> {
  const inName = (body: Uint8Array): number => Math.max(0, Buffer.from(body).indexOf(HOST));
  const trials: Trial[] = [
    {
      title: 'Changes one letter of the name on the padlock',
      scenario: staticRsa,
      aim: message('certificate', inName),
      moral: 'The seal was made over the name as it was. It does not fit any more.',
    },
    {
      title: "Changes the server's half of the secret",
      scenario: ecdhe,
      aim: message('server_key_exchange', () => 4),
      moral: 'The half is signed with the key of the padlock, and the tamperer has no such key.',
    },
    {
      title: 'Changes one bit of the very first message',
      scenario: tls13,
      aim: message('client_hello', () => 2),
      moral: 'The keys are made from every word of both hellos: the two sides now hold different keys.',
    },
    {
      title: 'Changes one bit of the locked parcel',
      scenario: tls13,
      aim: parcel('TLSv1.3'),
      moral: 'Locked records carry a tag that only the right bytes and the right key can make.',
    },
  ];
  const told: Block[] = [];
  for (const trial of trials) told.push(...(await tell(trial, papers)));
  return [
    { is: 'title', text: 'The tamperer', under: 'flips one bit on the way. Who notices, and by which check?' },
    ...told,
  ];
}

async function tell({ title, scenario, aim, moral }: Trial, papers: Identity): Promise<Block[]> {
  const played = await play(scenario, papers, tamperer(aim));
  return [
    { is: 'heading', text: title },
    ...noticed(played),
    { is: 'verdict', good: played.delivered === '', text: moral },
  ];
}

async function replay(papers: Identity): Promise<Block[]> {
  const played = await play(tls13, papers, replayer(parcel('TLSv1.3')));
  return [
    { is: 'title', text: 'The replayer', under: 'sends the same locked parcel a second time, bit for bit.' },
    { is: 'ladder', rows: ladder(timeline(played.server)) },
    ...noticed(played),
    {
      is: 'verdict',
      good: played.delivered === PARCEL,
      text: 'The parcel arrived once. Each record is numbered under the lock: number 1 does not open as number 2.',
    },
  ];
}

/** The end that refused first, with the rule it went by; the other end may find out by itself as well. */
function noticed(played: Play): Block[] {
  const { client, server, clientError, serverError } = played;
  const ends = [
    { who: 'the client', error: clientError, at: alertedAt(client) },
    { who: 'the server', error: serverError, at: alertedAt(server) },
  ].sort((a, b) => a.at - b.at);
  return ends.flatMap(({ who, error }, i): Block[] => {
    if (!isRefusal(error)) return [];
    const name = i === 0 ? 'noticed by' : 'and then by';
    return [
      {
        is: 'facts',
        items: [
          { name, value: [run('strong', who), `, who says: ${error.alert}`] },
          { name: 'the check', value: [run('bad', '✘ '), error.claim], cite: error.rfc },
        ],
      },
    ];
  });
}

/** When an end raised the alarm. */
const alertedAt = (events: readonly TlsEvent[]): number =>
  events.find((event) => event.type === 'alert' && event.direction === 'sent')?.at ?? Number.POSITIVE_INFINITY;

interface Refusal {
  readonly alert: string;
  readonly claim: string;
  readonly rfc: string;
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && 'claim' in error && 'alert' in error;
