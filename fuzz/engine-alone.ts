/** One end alone, put into the middle of a connection, whose peer says something wrong at once. */
import { concat, equal } from 'tlscope/bytes';
import { type Ending, feedAs, talk } from './engine-attacks.ts';
import { Finding, type Guard } from './engine-guard.ts';
import type { Content, EvilTwin } from './engine-keys.ts';
import { begin, exportOf, type Moment, moments } from './engine-moments.ts';
import { damage, shuffleRecords, strangeRecord } from './engine-mutate.ts';
import type { Random } from './engine-random.ts';

/** Most arrives in one piece: a byte at a time costs a hundred times as much, and is tried often enough. */
const SIZES = [...Array<number>(20).fill(100_000), 5000, 5000, 100, 100, 7, 1];
/** How much is said before and after what is wrong: little, for most of that is the beginning of another attack. */
const BEFORE = [0, 0, 0, 0, 0, 0, 0, 1, 2];
const AFTER = [0, 0, 0, 1, 2];

export function alone(random: Random): Ending {
  const moment = random.pick(moments());
  const { end, twin } = begin(moment, random);
  const before = end.connection;
  const rest = random.oneIn(4) ? moment.rest : moment.singly;
  const wrong = random.pick([evil, evil, evil, misplaced, onTheWay, stranger]);
  const at = random.pick(BEFORE);
  const last = at + random.pick(AFTER);
  for (let i = 0; i <= last && end.fault === undefined; i++) {
    const content = rest[i] ?? strange(random);
    feedAs(random.pick(SIZES), end, i === at ? wrong(twin, content, random) : twin.put(content));
    if (end.open && random.oneIn(8)) talk(end, random);
  }
  if (before === undefined && end.connection !== undefined) sameKeys(end, moment);
  end.receiveEnd();
  return { attack: `alone, ${moment.role}`, ends: [end] };
}

type Wrong = (twin: EvilTwin, content: Content, random: Random) => Uint8Array;

const evil: Wrong = (twin, content) => twin.lie(content);

/** Sound, and from another place or another connection. */
const misplaced: Wrong = (twin, { keys }, random) => {
  const { type, bytes } = random.pick(random.pick(moments()).singly) ?? strange(random);
  return twin.put({ type, bytes, keys });
};

const onTheWay: Wrong = (twin, content, random) => {
  const bytes = twin.put(content);
  return random.oneIn(3) ? damage(bytes, random) : shuffleRecords(bytes, random);
};

const stranger: Wrong = (twin, content, random) => concat(strangeRecord(random), twin.put(content));

const strange = (random: Random): Content => ({ type: 23, bytes: random.bytes(random.below(40)) });

/** Its peer, which is not here, has the keys of the connection as it was without an attack. */
function sameKeys(end: Guard, { exported }: Moment): void {
  if (!equal(exportOf(end), exported)) throw new Finding(`${end.name} is connected with other keys than its peer`);
}
