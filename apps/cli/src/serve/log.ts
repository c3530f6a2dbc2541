/** A line for each connection, as it happens. */
import type { TLSSocket } from 'tlscope/node';
import { chosenIn, type TlsEvent } from 'tlscope/observe';
import { type Block, run } from '../render/blocks.ts';

export interface Came {
  /** Counted from 1, or behind the traces that are in the folder already. */
  readonly number: number;
  /** Address and port. */
  readonly from: string;
}

export function connected({ number, from }: Came, socket: TLSSocket, events: readonly TlsEvent[]): Block {
  const { protocol, cipherSuite, group, servername, alpn, milliseconds } = summary(socket, events);
  const words = [protocol, cipherSuite, group].filter(Boolean).join(', ');
  const more = [servername && `for ${servername}`, alpn, `${milliseconds.toFixed(1)} ms`].filter(Boolean).join(', ');
  return {
    is: 'ticks',
    items: [{ ok: true, text: [run('strong', `#${number}`), ` ${words} `, run('dim', more)], cite: from }],
  };
}

export const failed = ({ number, from }: Came, error: Error): Block => ({
  is: 'ticks',
  items: [{ ok: false, text: [run('strong', `#${number}`), ` ${error.message}`], cite: from }],
});

/** The same for programs. */
export const connectedJson = (came: Came, socket: TLSSocket, events: readonly TlsEvent[]) => ({
  ...came,
  ok: true,
  ...summary(socket, events),
});

export const failedJson = (came: Came, error: Error) => ({
  ...came,
  ok: false,
  error: error.message,
  ...('code' in error ? { code: error.code } : {}),
});

function summary(socket: TLSSocket, events: readonly TlsEvent[]) {
  return {
    protocol: socket.getProtocol() ?? '',
    cipherSuite: socket.getCipher()?.standardName ?? '',
    group: chosenIn(events, 'group'),
    servername: socket.servername || undefined,
    alpn: socket.alpnProtocol || undefined,
    milliseconds: (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0),
  };
}
