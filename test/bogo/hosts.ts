/** Starts the processes that run tests, and writes the program that asks them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, toRun } from '../suite/places.ts';

export class Hosts {
  readonly #children: readonly ChildProcess[];
  readonly #ports: readonly string[];

  private constructor(children: readonly ChildProcess[], ports: readonly string[]) {
    this.#children = children;
    this.#ports = ports;
  }

  /** @param journals a folder in which each host writes down where its tests' handshakes have been */
  static async start(count: number, journals?: string): Promise<Hosts> {
    const node = toRun('test/bogo/host.ts');
    const children = Array.from({ length: count }, (_none, i) => {
      const journal = journals === undefined ? [] : [join(journals, `${i}.journal`)];
      return spawn(process.execPath, [...node, ...journal], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    });
    const ports = await Promise.all(children.map(portOf));
    return new Hosts(children, ports);
  }

  /** Returns the path, in `folder`, of a program that the runner can start. Bash talks TCP without help. */
  program(folder: string): string {
    const path = join(folder, 'shim');
    writeFileSync(path, script(this.#ports));
    chmodSync(path, 0o755);
    return path;
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#children.map(async (child) => {
        child.stdin!.end();
        if (child.exitCode === null) await once(child, 'exit');
      }),
    );
  }
}

async function portOf(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that runs tests ended with ${code}`);
  });
  const [port] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => {});
  return port;
}

const script = (ports: readonly string[]): string => `#!/bin/bash
case "$*" in *-is-handshaker-supported*) echo No; exit 0 ;; esac
ports=(${ports.join(' ')})
exec 3<>"/dev/tcp/127.0.0.1/\${ports[$(($$ % \${#ports[@]}))]}" || exit 1
printf '%s\\0' "$#" "$@" >&3
IFS= read -r code <&3 || { echo 'the process that runs tests is gone' >&2; exit 1; }
IFS= read -r -d '' complaint <&3
printf '%s' "$complaint" >&2
exit "$code"
`;
