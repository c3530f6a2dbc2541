/** What a server remembers of one connection: the handshake, and never more than fits a page. */
import type { TlsEvent } from 'tlscope/observe';
import { ContentType } from 'tlscope/wire';

const MOST_EVENTS = 400;
const MOST_BYTES = 256 * 1024;

/** Whoever is at the other end of a socket. */
export interface Caller {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}

export class Notebook {
  /** Address and port of the caller. */
  readonly from: string;
  readonly events: TlsEvent[] = [];
  #bytes = 0;

  constructor({ remoteAddress, remotePort }: Caller) {
    this.from = remoteAddress === undefined ? 'somewhere' : `${remoteAddress}:${remotePort}`;
  }

  note(event: TlsEvent): void {
    if (!isHandshake(event)) return;
    this.#bytes += 'bytes' in event ? event.bytes.length : 0;
    if (this.events.length < MOST_EVENTS && this.#bytes <= MOST_BYTES) this.events.push(event);
  }
}

/** Application data goes by unrecorded: a connection may carry any amount of it. */
function isHandshake(event: TlsEvent): boolean {
  if (event.type === 'appdata') return false;
  return event.type !== 'record' || event.protection?.content_type !== ContentType.application_data;
}
