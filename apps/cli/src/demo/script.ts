/** The demo from beginning to end, as blocks, part by part. */
import { hex } from 'tlscope/bytes';
import { followedBy, plural, type RecordEvent, timeline } from 'tlscope/observe';
import { type Identity, parseCertificate } from 'tlscope/x509';
import { type Block, type Fact, run } from '../render/blocks.ts';
import { connectionBlocks, countVerdict } from '../view/connection.ts';
import { ecdhe, type Scenario, staticRsa, tls13 } from './scenarios.ts';
import { makePapers, PARCEL, type Play, play, RECEIPT } from './stage.ts';
import { attackParts } from './trials.ts';

/** Yields each part when it has been played. The last one says how many bytes were explained. */
export async function* script(): AsyncGenerator<readonly Block[]> {
  const papers = makePapers(Date.now());
  yield [...opening(), ...papersBlocks(papers)];

  const plays: Play[] = [];
  for (const [i, scenario] of [staticRsa, ecdhe, tls13].entries()) {
    const played = await play(scenario, papers);
    plays.push(played);
    yield scene(i + 1, scenario, played);
    // Nobody was in the way: it is we who are broken, and the exit code says so.
    if (played.answer !== RECEIPT) throw played.clientError ?? played.serverError ?? new Error('no answer came');
  }
  yield* attackParts(papers, plays);
  yield closing(plays);
}

const opening = (): Block[] => [
  {
    is: 'title',
    text: 'tlscope: TLS you can see through',
    under: 'Three handshakes over real TCP, and three people who try to get in.',
  },
  {
    is: 'story',
    text: 'You send a valuable parcel, so you lock it. But how does the other side get the key? A padlock can be handed out open: anyone can lock with it, only its owner can unlock it. Engraved with a name and sealed by someone you trust, it is a certificate. TLS is how two strangers agree on a key with such a padlock, and then lock every parcel with it.',
  },
];

function papersBlocks({ root, issuing, server }: Identity): Block[] {
  const facts = [
    ['the seal you trust', root.der, 'The root: its seal is on your shelf already.'],
    ['the engraver', issuing.der, 'The issuing CA: the root sealed it, and it seals padlocks.'],
    ['the padlock', server.chain[0]!, 'The server: its name is engraved, the engraver sealed it.'],
  ] as const;
  return [
    { is: 'heading', text: 'The papers, made a moment ago, in memory' },
    {
      is: 'facts',
      items: facts.map(([name, der, why]): Fact => {
        const { subject, signatureAlgorithm } = parseCertificate(der);
        const about = `${plural(der.length, 'byte')}, signed with ${signatureAlgorithm.name}`;
        return { name, value: [run('strong', subject)], under: [why, [run('dim', about)]] };
      }),
    },
  ];
}

function scene(number: number, { name, under }: Scenario, played: Play): Block[] {
  return [
    { is: 'title', text: `${number}  ${name}`, under },
    ...connectionBlocks(played.client, {
      verbose: 0,
      secretBytes: 8,
      told: true,
      tcp: played.tcp,
      decisions: followedBy(timeline(played.server).steps, 'decision'),
    }),
    { is: 'heading', text: 'The parcel' },
    { is: 'facts', items: parcelFacts(played) },
    countVerdict(played.client),
  ];
}

/** What the client said, how it was locked, what the road saw of it, what the server read. */
function parcelFacts({ client, delivered, answer }: Play): Fact[] {
  const step = timeline(client).steps.find(({ kind, from }) => kind === 'appdata' && from === 'client');
  const record = step?.records[0];
  return [
    { name: 'the client says', value: PARCEL },
    ...(record === undefined ? [] : [lockFact(record), roadFact(record)]),
    { name: 'the server reads', value: delivered === PARCEL ? delivered : '(nothing)' },
    { name: 'the client reads', value: answer === RECEIPT ? answer : '(nothing)' },
  ];
}

function lockFact({ protection }: RecordEvent): Fact {
  if (protection === undefined) return { name: 'the lock', value: '(none)' };
  const { sequence, nonce, additional_data } = protection;
  return {
    name: 'the lock',
    value: `record number ${sequence} under this key`,
    under: [
      [run('dim', `nonce ${hex(nonce, ' ')}`)],
      [run('dim', `sealed along with it: ${hex(additional_data, ' ')}`)],
    ],
  };
}

const roadFact = ({ bytes }: RecordEvent): Fact => ({
  name: 'the road sees',
  value: `${hex(bytes.subarray(0, 16), ' ')} …`,
  under: [[run('dim', `${plural(bytes.length, 'byte')}: a header in the clear, then only noise`)]],
});

const closing = (plays: readonly Play[]): Block[] => [
  { is: 'title', text: 'What you have seen' },
  {
    is: 'paragraph',
    text: 'Hello, hello, certificate, key exchange, finished, finished; and then a fresh key for every parcel, so that nothing can be read, changed or repeated on the way.',
  },
  countVerdict(plays.flatMap(({ client }) => client)),
  {
    is: 'paragraph',
    text: [
      'Now your own: ',
      run('strong', 'tlscope connect example.org'),
      ', ',
      run('strong', 'tlscope serve'),
      ', ',
      run('strong', 'tlscope explain FILE'),
      '; -v for every field, -vv for every byte.',
    ],
  },
];
