/** Every error this floor makes of its own. What the peer or the handshake did wrong comes from the engine. */
import { CallerFault, TlsFault } from '../../wire/index.ts';

export const noRoots = (): CallerFault =>
  new CallerFault('ERR_TLSCOPE_NO_ROOTS', 'this runtime does not tell which roots it trusts: give `ca`');

export const badOption = (message: string): CallerFault => new CallerFault('ERR_TLSCOPE_BAD_OPTION', message);

export const badChunk = (where: string): CallerFault =>
  new CallerFault('ERR_TLSCOPE_BAD_CHUNK', `${where} is made of Uint8Array chunks`);

/** The code is the one node:tls gives. */
export const handshakeTimeout = (milliseconds: number): TlsFault =>
  new TlsFault('ERR_TLS_HANDSHAKE_TIMEOUT', `the handshake did not complete within ${milliseconds} ms`);

export const aborted = (): TlsFault => new TlsFault('ERR_TLSCOPE_ABORTED', 'this end gave the connection up');

export const tunnelFailed = (): TlsFault =>
  new TlsFault('ERR_TLSCOPE_TRANSPORT_CLOSED', 'the WebSocket failed or was closed');
