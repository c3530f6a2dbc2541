/** Runs BoringSSL's test runner. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Results = Readonly<Record<string, { readonly actual: string; readonly error?: string }>>;

/** @param folder where it works, and may leave things */
export async function runRunner(runner: string, folder: string, flags: readonly string[]): Promise<Results> {
  const output = join(folder, 'results.json');
  // A busy machine is slow, not wrong.
  const common = ['-allow-unimplemented', '-num-workers', '4', '-idle-timeout', '60s', '-json-output', output];
  await once(spawn(runner, [...common, ...flags], { cwd: folder, stdio: 'ignore' }), 'exit');
  const { tests } = JSON.parse(readFileSync(output, 'utf8')) as { tests: Results };
  rmSync(output);
  return tests;
}

/** A shim that offers nothing: with it the runner tells the names of all its tests. */
export function refuser(folder: string): string {
  const path = join(folder, 'refuser');
  writeFileSync(path, '#!/bin/sh\ncase "$*" in *-is-handshaker-supported*) echo No ;; *) exit 89 ;; esac\n');
  chmodSync(path, 0o755);
  return path;
}
