/**
 * Many connections and many bytes through one server process, with clients of every manner: `npm run soak`, for less with
 * `-- --connections 2000 --gib 1`. It ends with 1 where memory or handles grew, a byte was wrong, or an error went unhandled.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dice } from './pattern.ts';
import type { Health } from './server.ts';
import { type Manner, type Place, visit } from './visit.ts';

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '200000' },
    gib: { type: 'string', default: '100' },
    parallel: { type: 'string', default: '32' },
    seed: { type: 'string', default: '1' },
  },
});
const [connections, gib, parallel, seed] = [values.connections, values.gib, values.parallel, values.seed].map(
  Number,
) as [number, number, number, number];
/** Of a hundred connections. */
const MANNERS: readonly (readonly [Manner, number])[] = [
  ['good', 70],
  ['slow', 8],
  ['breaks off', 8],
  ['resets', 8],
  ['garbage', 3],
  ['half a hello', 3],
];
const REPORTS = 20;
/** Growth that is no leak: after the first quarter everything that is kept has been filled. */
const GROWTH = 64 * 2 ** 20;

const chance = dice(seed);
const meanBytes = (gib * 2 ** 30) / (connections * 0.78);
const faults: string[] = [];
const reports: Health[] = [];

const server = fork(join(import.meta.dirname, 'server.ts'), { execArgv: [...process.execArgv, '--expose-gc'] });
server.once('exit', (code) => faults.push(`the server ended with ${code}`));
const [place] = (await once(server, 'message')) as [Place];

async function health(): Promise<Health> {
  server.send('how are you');
  return (await once(server, 'message'))[0];
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
function report(at: number, now: Health): void {
  reports.push(now);
  const columns = [
    at,
    mib(now.bytes),
    mib(now.rss),
    mib(now.heap),
    now.handles,
    now.open,
    now.wrong.length + faults.length,
  ];
  console.log(columns.map((column) => `${column}`.padStart(12)).join(''));
}

let begun = 0;
async function client(): Promise<void> {
  while (begun < connections && faults.length < 10) {
    const number = begun++;
    const length = Math.round(chance(2) * meanBytes);
    const kind = (['down', 'up', 'echo'] as const)[Math.floor(chance(3))]!;
    await visit(place, { kind, seed: number, length }, manner(), chance(2) < 1, chance).catch((error) =>
      faults.push(`connection ${number} (${kind}, ${length} bytes): ${error.code ?? ''} ${error.message}`),
    );
  }
}

function manner(): Manner {
  let left = chance(100);
  for (const [name, share] of MANNERS) {
    if (left < share) return name;
    left -= share;
  }
  return 'good';
}

console.log(`${connections} connections, ${gib} GiB, ${parallel} at a time, seed ${seed}, Node ${process.version}`);
console.log(
  ['connections', 'MiB', 'RSS MiB', 'heap MiB', 'handles', 'open', 'wrong'].map((name) => name.padStart(12)).join(''),
);
const before = await health();
report(0, before);
const clients = Promise.all(Array.from({ length: parallel }, client));
for (let next = 1; next < REPORTS; next++) {
  while (begun < (connections * next) / REPORTS && faults.length < 10) await pause(20);
  report(begun, await health());
}
await clients;
let after = await health();
// What was broken off lingers for a moment.
for (let patience = 0; after.handles > before.handles && patience < 100; patience++) {
  await pause(100);
  after = await health();
}
report(begun, after);

const [early] = reports.slice(Math.floor(REPORTS / 4));
if (after.rss - early!.rss > GROWTH)
  faults.push(`memory grew by ${mib(after.rss - early!.rss)} MiB after the first quarter`);
if (after.handles > before.handles) faults.push(`${after.handles - before.handles} handles are left`);
if (after.open > 0) faults.push(`${after.open} connections are left`);
faults.push(...after.wrong);
console.log(`served in full: ${after.served}; ended otherwise: ${JSON.stringify(after.ended)}`);
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'nothing leaked, nothing lost, nothing unhandled' : `${faults.length} faults`);
server.removeAllListeners('exit').disconnect();
process.exitCode = faults.length === 0 ? 0 : 1;
