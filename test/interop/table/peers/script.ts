/** Peers that run a script of ours: `SCRIPT client PORT ...` asks, `SCRIPT serve ...` prints the port it listens on. */
import { run, type Scope, start } from '../../support/process.ts';
import type { Task } from '../model.ts';

/** Protocol, feature and files, as the scripts take them. */
async function described({ protocol, feature, pki }: Task, role: 'client' | 'serve'): Promise<readonly string[]> {
  const { chainFile, keyFile } = await (role === 'client' ? pki.client('p256') : pki.leaf('p256'));
  return [protocol, feature, pki.rootFile, chainFile, keyFile];
}

export const askBy = async (scope: Scope, command: readonly string[], port: number, task: Task): Promise<string> =>
  run(scope, command[0]!, [...command.slice(1), 'client', `${port}`, ...(await described(task, 'client'))]);

export async function serveBy(scope: Scope, command: readonly string[], task: Task): Promise<number> {
  const peer = start(scope, command[0]!, [...command.slice(1), 'serve', ...(await described(task, 'serve'))]);
  return Number((await peer.until(/listening on (\d+);/))[1]);
}
