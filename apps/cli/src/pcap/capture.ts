/** A recorded connection as a capture that Wireshark opens decrypted, where the trace has the secrets. */
import { keylogOf } from 'tlscope/keys';
import { sideOf, speaker, type TlsEvent } from 'tlscope/observe';
import { pcapng } from './pcapng.ts';
import { type Said, tcpPackets } from './tcp.ts';

const HTTPS = 443;

export function captureOf(events: readonly TlsEvent[]): Buffer {
  const side = sideOf(events);
  const said = events.flatMap((event): Said[] =>
    event.type === 'record' ? [{ at: event.at, from: speaker(side, event.direction), bytes: event.bytes }] : [],
  );
  const port = events.find((event) => event.type === 'transport' && event.port !== undefined);
  return pcapng(tcpPackets(said, (port?.type === 'transport' && port.port) || HTTPS), keylogOf(events));
}
