/**
 * Side by side with node:tls, in one process and taking turns: `npm run bench`, with `-- --quick` for a short run and
 * `-- --json FILE` for machines. Every number is a median. It runs what is published: the sources as `npm run build` leaves
 * them.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bulk } from './bulk.ts';
import { echo } from './echo.ts';
import { bulkFloor, echoFloor, handshakeFloor, resumptionFloor } from './floor.ts';
import { handshakesInMemory, handshakesOverTcp } from './handshakes.ts';
import { idle, type Role } from './idle.ts';
import { type Line, print } from './report.ts';
import { resumedInMemory } from './resumption.ts';
import { lemon, ourClient, reclaim } from './rivals.ts';
import { showSizes, sizes } from './size.ts';
import { slowestChain } from './slow-chains.ts';
import { nodeHas, ours, type Setting, watched } from './stacks.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const effort = values.quick
  ? { handshakes: 40, mebibytes: 8, long: 64, trips: 500, rounds: 5, held: 3_000 }
  : { handshakes: 200, mebibytes: 16, long: 1_024, trips: 1000, rounds: 9, held: 10_000 };

const handshakeSettings: readonly Setting[] = [
  { version: 'TLSv1.3', key: 'ECDSA P-256' },
  { version: 'TLSv1.3', key: 'RSA 2048' },
  { version: 'TLSv1.2', key: 'ECDSA P-256' },
  { version: 'TLSv1.2', key: 'RSA 2048' },
];
const dataSettings: readonly Setting[] = [
  { version: 'TLSv1.3', key: 'ECDSA P-256' },
  { version: 'TLSv1.2', key: 'ECDSA P-256' },
];

console.log(`Medians of ${effort.rounds} rounds that take turns; both ends in this process. More is better.`);
console.log('In TLS 1.3 servers send two session tickets; in memory, node:tls alone does.');
console.log('The floor is the primitives alone, as our provider asks node:crypto for them.\n');

const CROWD = 1_000;

const lines: Line[] = [];
const add = (line: Line): void => {
  lines.push(line);
  print(line);
};

/** Milliseconds for one of what there were so many of in a second, with an observer at both ends and without. */
const cost = ({ tlscope, beside }: { readonly tlscope: number; readonly beside: number }) =>
  ({
    unit: 'ms',
    lessIsBetter: true,
    against: 'nobody looks',
    tlscope: 1000 / tlscope,
    beside: 1000 / beside,
  }) as const;

for (const setting of handshakeSettings) {
  const { handshakes, rounds } = effort;
  const what = `full handshakes, ${setting.version}, ${setting.key}`;
  const unit = '/CPU s';
  const tcp = await handshakesOverTcp(setting, handshakes, rounds);
  add({ what: `${what}, TCP`, unit, target: 2, ...tcp, floor: handshakeFloor(setting) });
  const memory = await handshakesInMemory(setting, handshakes, rounds);
  add({ what: `${what}, memory`, unit, target: 2, ...memory, floor: handshakeFloor(setting) });
}
const hybrid: Setting = { version: 'TLSv1.3', key: 'ECDSA P-256', group: 'X25519MLKEM768' };
if (nodeHas('X25519MLKEM768')) {
  const shaken = await handshakesOverTcp(hybrid, effort.handshakes, effort.rounds);
  add({ what: 'full handshakes, TLSv1.3, X25519MLKEM768, TCP', unit: '/CPU s', target: 1, ...shaken });
} else console.log('X25519MLKEM768: the OpenSSL of this Node has no such group');
for (const setting of dataSettings) {
  const what = `resumed handshakes, ${setting.version}, memory`;
  const again = await resumedInMemory(setting, effort.handshakes, effort.rounds);
  add({ what, unit: '/CPU s', target: 2, ...again, floor: resumptionFloor(setting) });
}
for (const setting of dataSettings) {
  const mebibytes = setting.version === 'TLSv1.3' ? effort.long : effort.mebibytes;
  const { wall, cpu } = await bulk(setting, mebibytes, effort.rounds);
  const floor = bulkFloor();
  const what = `one way, ${mebibytes} MiB, ${setting.version}`;
  add({ what, unit: 'MiB/s', target: 1, ...wall, floor });
  add({ what, unit: 'MiB/CPU s', target: 1, ...cpu, floor });
}
for (const setting of dataSettings) {
  for (const connections of [1, CROWD]) {
    const what = `echo of 64 bytes, ${setting.version}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`;
    const trips = connections === 1 ? effort.trips : 10 * effort.trips;
    add({
      what,
      unit: '/s',
      target: 1,
      ...(await echo(setting, connections, trips, effort.rounds)),
      floor: echoFloor(),
    });
  }
}
for (const role of ['server', 'client'] as const satisfies readonly Role[]) {
  const tlscope = await idle(role, 'tlscope', effort.held);
  const beside = await idle(role, 'node:tls', effort.held);
  const what = `memory of one of ${effort.held} idle connections, ${role}`;
  add({ what, unit: 'bytes', target: 1, lessIsBetter: true, tlscope, beside });
}
const [setting] = dataSettings as readonly [Setting];
const { handshakes, mebibytes, rounds } = effort;
// What differs by hundredths: on a shared machine the medians of a few long rounds differ by more.
const turns = 20 * rounds;
const shaken = await handshakesOverTcp(setting, handshakes / 10, turns, [watched, ours]);
add({ what: 'CPU of a handshake, observed', target: 1.1, ...cost(shaken) });
const { cpu: moved } = await bulk(setting, mebibytes / 8, turns, [watched, ours]);
add({ what: 'CPU of a MiB, observed', target: 1.05, ...cost(moved) });
const besideLemon = { target: 1, against: 'lemon-tls' } as const;
const lemons = await handshakesOverTcp(setting, handshakes, rounds, [ours, lemon]);
add({ what: 'full handshakes, TLSv1.3, ECDSA P-256, TCP', unit: '/CPU s', ...besideLemon, ...lemons });
const { cpu: squeezed } = await bulk(setting, mebibytes, rounds, [ours, lemon]);
add({ what: 'one way, TLSv1.3', unit: 'MiB/CPU s', ...besideLemon, ...squeezed });
const besideReclaim = { target: 1, against: '@reclaimprotocol/tls' } as const;
const clients = await handshakesOverTcp(setting, handshakes, rounds, [ourClient, reclaim]);
add({ what: 'full handshakes, TLSv1.3, ECDSA P-256, TCP, client', unit: '/CPU s', ...besideReclaim, ...clients });
// It moves six MiB a second.
const { cpu: sent } = await bulk(setting, 2, rounds, [ourClient, reclaim]);
add({ what: 'one way, TLSv1.3, client', unit: 'MiB/CPU s', ...besideReclaim, ...sent });
console.log(`\n${showSizes(await sizes())}`);
const built = values.quick ? 100 : 1_000;
const { took, what } = slowestChain(built);
console.log(
  `The worst of ${built} chains built to be slow, within 131,072 bytes: ${took.toFixed(0)} ms, aim 50 (${what})`,
);
if (values.json !== undefined) {
  const machine = `${cpus().length} x ${cpus()[0]?.model}`;
  const { version: node, versions, platform } = process;
  const report = {
    node,
    openssl: versions.openssl,
    platform,
    machine,
    date: new Date().toISOString().slice(0, 10),
    quick: values.quick,
    lines,
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
