/** A recorded connection as a capture that Wireshark opens decrypted, where the trace has the secrets. */
import { keylogLine } from 'tlscope/keys';
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
  return pcapng(tcpPackets(said, (port?.type === 'transport' && port.port) || HTTPS), keylogIn(events));
}

/** RFC 9850 §2: by the random of the hello that the connection went on with. Empty where the secrets were left out. */
function keylogIn(events: readonly TlsEvent[]): string {
  const hellos = events.filter((event) => event.type === 'message' && event.name === 'client_hello');
  const hello = hellos.find((event) => event.type === 'message' && event.part === 'inner') ?? hellos[0];
  if (hello?.type !== 'message') return '';
  const random = hello.bytes.slice(6, 38);
  const lines = events.flatMap((event) =>
    event.type === 'secret' && event.keylog !== undefined && event.value.length > 0
      ? [keylogLine(event.keylog, random, event.value)]
      : [],
  );
  return lines.map((line) => `${line}\n`).join('');
}
