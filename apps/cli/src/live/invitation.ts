/**
 * The address that a browser is started with. Others on this machine see what programs are started with, for as long as
 * they run: it lets in once, and nobody of another user, and what it leads to is in nobody's list of programs.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export class Invitation {
  readonly path = `/open/${randomBytes(24).toString('base64url')}`;
  #open = true;

  /** Whether this is the one who was invited. True once. */
  admits({ url = '', method, socket }: IncomingMessage): boolean {
    const [given, path] = [Buffer.from(url), Buffer.from(this.path)];
    if (!this.#open || method !== 'GET' || given.length !== path.length || !timingSafeEqual(given, path)) return false;
    const owner = ownerOf(socket);
    if (owner !== undefined && !OURS.includes(owner)) return false;
    this.#open = false;
    return true;
  }
}

/** The superuser may do everything anyhow; what Windows passes on to Linux beside it is of the superuser. */
const OURS: readonly (number | undefined)[] = [process.geteuid?.(), 0];
const NOBODY = -1;
const ESTABLISHED = '01';

/** Whose the other end of a connection within this machine is; `undefined` where the system does not say. */
function ownerOf({ remotePort = 0, localPort = 0 }: Socket): number | undefined {
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of linesOf(table)) {
      const [, local = '', remote = '', state, , , , uid] = line.trim().split(/\s+/);
      if (!local.endsWith(hexadecimal(remotePort)) || !remote.endsWith(hexadecimal(localPort))) continue;
      // One that is closed belongs to nobody, and is shown as the superuser's.
      return state === ESTABLISHED ? Number(uid) : NOBODY;
    }
  }
  return undefined;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n');
  } catch {
    return [];
  }
}

const hexadecimal = (port: number): string => `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
