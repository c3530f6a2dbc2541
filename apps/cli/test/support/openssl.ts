/** OpenSSL and Java as second opinions, where they are installed. */
import { spawnSync } from 'node:child_process';

export interface Tool {
  readonly code: number | null;
  readonly out: string;
}

export function tool(command: string, ...args: string[]): Tool {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { code: status, out: `${stdout}${stderr}` };
}
export const openssl = (...args: string[]): Tool => tool('openssl', ...args);

/** For the `skip` of a test: false where it is there. */
export const withoutOpenssl = openssl('version').code === 0 ? false : 'no openssl on this machine';
export const withoutJava = tool('keytool', '-help').code === null ? 'no keytool on this machine' : false;
