import { types } from 'node:util';
import { fromUtf8, utf8 } from '../../bytes/index.ts';
import type { ClientConfig, ServerConfig } from '../../engine/index.ts';
import { badPsk } from '../errors/index.ts';

export interface Psk {
  readonly psk: NodeJS.ArrayBufferView;
  /** What the server knows it by; sent in the clear. */
  readonly identity: string;
}

/** By the server's hint, which only TLS 1.2 has. `null`: there is no key for it. */
export type ClientPskCallback = (hint: string | null) => Psk | null | undefined;
/** `null`: there is no key of that name. */
export type ServerPskCallback<Socket> = (
  this: Socket,
  socket: Socket,
  identity: string,
) => NodeJS.ArrayBufferView | null | undefined;

/** What OpenSSL takes as the name of a key, in bytes: what is longer is a ticket. */
const LONGEST_IDENTITY = 128;

/** RFC 4279, RFC 9846 §4.3.11: TLS 1.3 has no hint, so the callback is asked without one. */
export function clientPsk(callback: ClientPskCallback, { versions }: ClientConfig): Partial<ClientConfig> {
  const ask = (hint: string | null) => {
    const answer = callback(hint);
    if (answer === null || answer === undefined) return undefined;
    quiet(answer);
    if (typeof answer.identity !== 'string') throw badPsk('identity has to be a string');
    return { identity: utf8(answer.identity), key: keyOf(answer.psk) };
  };
  const newest = versions?.includes('TLSv1.3') ? ask(null) : undefined;
  return {
    choosePsk12: (hint) => ask(hint.length === 0 ? null : (fromUtf8(hint) ?? null)),
    ...(newest && { psks: [newest] }),
  };
}

export function serverPsk<Socket>(
  callback: ServerPskCallback<Socket>,
  socket: Socket,
  hint: string | undefined,
): Partial<ServerConfig> {
  const ask = (identity: Uint8Array): Uint8Array | undefined => {
    const name = identity.length > LONGEST_IDENTITY ? undefined : fromUtf8(identity);
    const key = name === undefined ? undefined : callback.call(socket, socket, name);
    return key === null || key === undefined ? undefined : keyOf(key);
  };
  return {
    findPsk12: ask,
    findPsk: (identity) => {
      const key = ask(identity);
      return key && { identity, key };
    },
    ...(hint !== undefined && { pskIdentityHint: utf8(hint) }),
  };
}

/** Refused for being a promise; that it fails as well ends nothing more. */
function quiet(answer: unknown): void {
  if (types.isPromise(answer)) answer.catch(() => {});
}

function keyOf(psk: unknown): Uint8Array {
  quiet(psk);
  if (!ArrayBuffer.isView(psk)) throw badPsk('psk has to be a Buffer, TypedArray or DataView');
  // Everybody has the empty key.
  if (psk.byteLength === 0) throw badPsk('psk is empty; the answer for a name that is not known is null');
  return new Uint8Array(psk.buffer, psk.byteOffset, psk.byteLength);
}
