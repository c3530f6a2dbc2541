/**
 * Loaded before each test file: says how long the file took, and, where its tests have ended and the process has not,
 * what they left open.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { after } from 'node:test';
import { BUNDLES } from './places.ts';

/** USER_HZ of Linux. */
const TICKS_PER_SECOND = 100;
const GRACE = Number(process.env.TLSCOPE_SUITE_GRACE ?? 15_000);
const file = process.argv[1] ?? '';
// Not in what a test starts, which inherits the flags.
if (process.env.NODE_TEST_CONTEXT !== undefined && file.endsWith('.test.js')) watch();

function watch(): void {
  const source = relative(BUNDLES, file).replace(/\.js$/, '.ts');
  const report = process.env.TLSCOPE_SUITE_REPORT;
  process.once('exit', () => {
    if (report === undefined) return;
    const { user, system } = process.cpuUsage();
    const line = { file: source, seconds: process.uptime(), cpu: (user + system) / 1e6, started: ofStarted() };
    appendFileSync(report, `${JSON.stringify(line)}\n`);
  });
  after(() => {
    // What is closing needs a moment. Nothing depends on how long: a file that closes what it opened has ended by then.
    setTimeout(() => {
      say(`${source}: its tests have ended, and these are left open`);
      process.exit(1);
    }, GRACE).unref();
  });
  // How the runner ends a file that takes too long.
  process.once('SIGTERM', () => {
    say(`${source} was ended by the runner, with these open`);
    process.exit(143);
  });
}

/** Seconds of CPU of the processes that it started and that have ended: cutime and cstime of proc_pid_stat(5), on Linux. */
function ofStarted(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const [, fields = ''] = readFileSync('/proc/self/stat', 'latin1').split(') ');
  const [cutime, cstime] = fields.split(' ').slice(13, 15).map(Number);
  return (cutime! + cstime!) / TICKS_PER_SECOND;
}

function say(what: string): void {
  process.stderr.write(`${what}: ${open().join(', ') || 'nothing'}\n`);
}

interface Handle {
  readonly spawnargs?: readonly string[];
  readonly remotePort?: number;
  address?(): unknown;
}

/** The resources by their names in node; of servers, sockets and processes also what tells which. */
function open(): string[] {
  const handles = (process as unknown as { _getActiveHandles?(): Handle[] })._getActiveHandles?.() ?? [];
  return [...process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'), ...handles.flatMap(told)];
}

function told(handle: Handle): string[] {
  if (handle.spawnargs !== undefined) return [`the process ${handle.spawnargs.join(' ')}`];
  if (handle.remotePort !== undefined) return [`a socket to port ${handle.remotePort}`];
  const address = handle.address?.();
  return address === undefined || address === null ? [] : [`what listens at ${JSON.stringify(address)}`];
}
