/**
 * Side by side with node:tls, in one process and taking turns: `npm run bench`, with `-- --quick` for a short run and
 * `-- --json FILE` for machines. Every number is a median. It runs what is published: the sources as `npm run build` leaves
 * them.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bulk } from './bulk.ts';
import { crowd } from './crowd.ts';
import { echo } from './echo.ts';
import { bulkFloor, handshakeFloor } from './floor.ts';
import { handshakesInMemory, handshakesOverTcp } from './handshakes.ts';
import { idle, type Role } from './idle.ts';
import { observed } from './observed.ts';
import { type Line, print } from './report.ts';
import { resumedInMemory } from './resumption.ts';
import { showSizes, sizes } from './size.ts';
import type { Setting } from './stacks.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const effort = values.quick
  ? { handshakes: 40, mebibytes: 8, trips: 500, rounds: 5, held: 3_000 }
  : { handshakes: 200, mebibytes: 16, trips: 1000, rounds: 9, held: 10_000 };

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
console.log('node:tls also sends two session tickets in TLS 1.3. The floor is the raw primitives of node:crypto.\n');

const CROWD = 1_000;

const lines: Line[] = [];
const add = (line: Line): void => {
  lines.push(line);
  print(line);
};

/** Here it is not node:tls that stands beside it, but the same without an observer. */
const cost = (perSecond: { readonly observed: number; readonly alone: number }) =>
  ({ lessIsBetter: true, tlscope: 1000 / perSecond.observed, 'node:tls': 1000 / perSecond.alone }) as const;

for (const setting of handshakeSettings) {
  const floor = handshakeFloor(setting);
  const { handshakes, rounds } = effort;
  const what = `full handshakes, ${setting.version}, ${setting.key}`;
  const unit = '/CPU s';
  add({ what: `${what}, TCP`, unit, target: 2, ...(await handshakesOverTcp(setting, handshakes, rounds)), floor });
  add({ what: `${what}, memory`, unit, target: 2, ...(await handshakesInMemory(setting, handshakes, rounds)), floor });
}
for (const setting of dataSettings) {
  const what = `resumed handshakes, ${setting.version}, memory`;
  add({ what, unit: '/CPU s', target: 2, ...(await resumedInMemory(setting, effort.handshakes, effort.rounds)) });
}
for (const setting of dataSettings) {
  const { wall, cpu } = await bulk(setting, effort.mebibytes, effort.rounds);
  const floor = bulkFloor();
  add({ what: `one way, 64 KiB writes, ${setting.version}`, unit: 'MiB/s', target: 1, ...wall, floor });
  add({ what: `one way, 64 KiB writes, ${setting.version}`, unit: 'MiB/CPU s', target: 1, ...cpu, floor });
}
for (const setting of dataSettings) {
  const trips = await echo(setting, effort.trips, effort.rounds);
  add({ what: `echo of 64 bytes, ${setting.version}`, unit: '/s', target: 1, ...trips });
}
const [setting] = dataSettings as readonly [Setting];
const many = await crowd(setting, CROWD, 10 * effort.trips, effort.rounds);
add({ what: 'echo of 64 bytes, TLSv1.3, 1,000 connections', unit: '/s', target: 1, ...many });
for (const role of ['server', 'client'] as const satisfies readonly Role[]) {
  const tlscope = await idle(role, 'tlscope', effort.held);
  const theirs = await idle(role, 'node:tls', effort.held);
  const what = `memory of one of ${effort.held} idle connections, ${role}`;
  add({ what, unit: 'bytes', target: 1, lessIsBetter: true, tlscope, 'node:tls': theirs });
}
const looking = await observed(setting, effort.handshakes, effort.mebibytes, effort.rounds);
add({ what: 'CPU of a handshake, observed / not', unit: 'ms', target: 1.1, ...cost(looking.handshake) });
add({ what: 'CPU of a MiB, observed / not', unit: 'ms', target: 1.05, ...cost(looking.bulk) });
console.log(`\n${showSizes(await sizes())}`);
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
