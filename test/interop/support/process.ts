import { type ChildProcess, spawn } from 'node:child_process';
import { after } from 'node:test';
import { program } from './places.ts';

/** Where clean-up is registered; a test's context is one. */
export interface Scope {
  after(undo: () => unknown): void;
}

/** The scope of a whole `describe`, for what its tests share; to be called in its body. */
export function suiteScope(): Scope {
  const undos: (() => unknown)[] = [];
  after(async () => {
    for (const undo of undos.reverse()) await undo();
  });
  return { after: (undo) => undos.push(undo) };
}

/** Only so that something that hangs gives a readable failure: far above what any step takes. */
export async function inTime<T>(promise: Promise<T>, failure: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing for 5 minutes: ${failure()}`)), 300_000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
// How the test runner ends a file that takes too long: with a normal exit, so that what is above runs.
process.once('SIGTERM', () => process.exit(143));

/** A real program at the other end. It ends with the scope, whatever happens. */
export class Peer {
  /** Everything it has said, on both of its streams. */
  output = '';
  /** What it has said on standard output alone. */
  stdout = '';
  readonly exit: Promise<number | null>;
  readonly #command: string;
  readonly #child: ChildProcess;
  readonly #listeners = new Set<() => void>();
  #over = false;

  constructor(command: string, child: ChildProcess) {
    this.#command = command;
    this.#child = child;
    running.add(child);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#heard(text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#heard(text);
    });
    child.stdin?.on('error', () => {}); // The peer may be gone before it has read everything: its exit says so.
    this.exit = new Promise((resolve) => {
      const over = (code: number | null, why = ''): void => {
        this.#over = true;
        running.delete(child);
        this.#heard(why);
        resolve(code);
      };
      child.once('close', (code) => over(code));
      child.once('error', (error) => over(null, `${error}\n`));
    });
  }

  /** The first match in what the peer has said or will say. */
  until(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#when(() => pattern.exec(this.output) ?? undefined, `${pattern}`);
  }

  /** Resolves once `text` is the last that came out of standard output. */
  async repeats(text: string): Promise<void> {
    await this.#when(() => this.stdout.endsWith(text) || undefined, `${text.length} bytes on standard output`);
  }

  async #when<T>(look: () => T | undefined, what: string): Promise<T> {
    const failure = (): string => `${this.#command} has not said ${what}. It said:\n${this.output.slice(-4000)}`;
    let listener = (): void => {};
    const said = new Promise<T>((resolve, reject) => {
      listener = () => {
        const found = look();
        if (found !== undefined) resolve(found);
        else if (this.#over) reject(new Error(`ended: ${failure()}`));
      };
      this.#listeners.add(listener);
      listener();
    });
    return inTime(said, failure).finally(() => this.#listeners.delete(listener));
  }

  send(text: string | Uint8Array): void {
    this.#child.stdin?.write(text);
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  async stop(): Promise<void> {
    if (this.#over) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await this.exit;
    clearTimeout(timer);
  }

  get over(): boolean {
    return this.#over;
  }

  #heard(text: string): void {
    this.output += text;
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Throws where the program is not installed: whoever waited for what it does would wait without end. */
export function start(scope: Scope, command: string, args: readonly string[], options: StartOptions = {}): Peer {
  const env = { ...process.env, LC_ALL: 'C', ...options.env };
  const path = program(command);
  if (path === undefined) throw new Error(`${command} is not installed: the test has to say needs('${command}')`);
  const child = spawn(path, args, {
    stdio: 'pipe',
    env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const peer = new Peer([command, ...args].join(' '), child);
  scope.after(() => peer.stop());
  return peer;
}

/** Runs a program to its end and returns what it said. Rejects where it does not end well. */
export async function run(
  scope: Scope,
  command: string,
  args: readonly string[],
  options: StartOptions & { readonly input?: string } = {},
): Promise<string> {
  const peer = start(scope, command, args, options);
  if (options.input !== undefined) peer.send(options.input);
  peer.endInput();
  const code = await inTime(peer.exit, () => `${command} has not ended. It said:\n${peer.output}`);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${peer.output.slice(-2000)}`);
  return peer.output;
}
