/**
 * Side by side with node:tls, in one process and taking turns: `npm run bench`, with `-- --quick` for a short run and
 * `-- --json FILE` for machines. Every number is a median. It runs what is published: the sources as `npm run build` leaves
 * them.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bulk } from './bulk.ts';
import { echo } from './echo.ts';
import { bulkFloor, handshakeFloor } from './floor.ts';
import { handshakesInMemory, handshakesOverTcp } from './handshakes.ts';
import { type Line, print } from './report.ts';
import { resumedInMemory } from './resumption.ts';
import { showSizes, sizes } from './size.ts';
import type { Setting } from './stacks.ts';

const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const effort = values.quick
  ? { handshakes: 40, mebibytes: 8, trips: 500, rounds: 5 }
  : { handshakes: 200, mebibytes: 16, trips: 1000, rounds: 9 };

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

const lines: Line[] = [];
const add = (line: Line): void => {
  lines.push(line);
  print(line);
};

for (const setting of handshakeSettings) {
  const floor = handshakeFloor(setting);
  const { handshakes, rounds } = effort;
  const what = `full handshakes, ${setting.version}, ${setting.key}`;
  const unit = '/CPU s';
  add({ what: `${what}, TCP`, unit, ...(await handshakesOverTcp(setting, handshakes, rounds)), floor });
  add({ what: `${what}, memory`, unit, ...(await handshakesInMemory(setting, handshakes, rounds)), floor });
}
for (const setting of dataSettings) {
  const what = `resumed handshakes, ${setting.version}, memory`;
  add({ what, unit: '/CPU s', ...(await resumedInMemory(setting, effort.handshakes, effort.rounds)) });
}
for (const setting of dataSettings) {
  const { wall, cpu } = await bulk(setting, effort.mebibytes, effort.rounds);
  const floor = bulkFloor();
  add({ what: `one way, 64 KiB writes, ${setting.version}`, unit: 'MiB/s', ...wall, floor });
  add({ what: `one way, 64 KiB writes, ${setting.version}`, unit: 'MiB/CPU s', ...cpu, floor });
}
for (const setting of dataSettings) {
  const trips = await echo(setting, effort.trips, effort.rounds);
  add({ what: `echo of 64 bytes, ${setting.version}`, unit: '/s', ...trips });
}
console.log(`\n${showSizes(await sizes())}`);
if (values.json !== undefined) {
  const report = { node: process.version, openssl: process.versions.openssl, quick: values.quick, lines };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
