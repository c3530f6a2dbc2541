/** The command in this process, with an output of its own; or as a process, the way a person starts it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { ROOT, toRun } from '../../../../test/suite/places.ts';
import { hostOn } from '../../src/host.ts';
import { execute } from '../../src/program.ts';
import { makeScreen } from '../../src/render/screen.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export async function run(...args: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const host = hostOn(
    (text) => {
      out += text;
    },
    (text) => {
      err += text;
    },
    makeScreen(80, false),
  );
  const code = await execute(args, host);
  return { code, out, err };
}

const MAIN = toRun('apps/cli/src/main.ts');

export function start(args: readonly string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...MAIN, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
}

export function finish(child: ChildProcessWithoutNullStreams, input = ''): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

export interface Served {
  readonly port: number;
  /** Every line of JSON so far. */
  readonly lines: readonly Record<string, unknown>[];
  /** Resolves when there are that many. */
  line(count: number): Promise<Record<string, unknown>>;
  stop(): Promise<number | null>;
  /** Nobody reads its lines any more. */
  deafen(): void;
  /** With what it ends. */
  readonly closed: Promise<number | null>;
}

/** `tlscope serve --json` on a free port. */
export async function serve(...args: string[]): Promise<Served> {
  const child = start(['serve', '--port', '0', '--json', ...args]);
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((part) => JSON.parse(part) as Record<string, unknown>));
    for (const wake of waiting) wake();
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = (count: number): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (lines.length < count) return;
        waiting.delete(look);
        resolve(lines[count - 1]!);
      };
      waiting.add(look);
      look();
      child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
    });
  const { port } = (await line(1)).listening as { port: number };
  return {
    port,
    lines,
    line,
    closed,
    deafen: () => void child.stdout.destroy(),
    stop() {
      child.kill('SIGTERM');
      return closed;
    },
  };
}
