import { hex } from '../bytes/index.ts';
import type { SecretEvent, TlsEvent } from '../events/index.ts';

/** One line of an SSLKEYLOGFILE without its line end (RFC 9850 §2); `clientRandom` is the 32 bytes of ClientHello. */
export function keylogLine(label: string, clientRandom: Uint8Array, secret: Uint8Array): string {
  return `${label} ${hex(clientRandom)} ${hex(secret)}`;
}

/**
 * Takes the events of a connection one by one, and gives `write` each line of its key log, without the line end, as soon as
 * it is known. Lines need the client's random, which is in the first message of every handshake. Of two hellos the outer
 * one counts for the keys of Encrypted Client Hello (RFC 9850 §2.3), which come before either, and the one that the
 * connection goes on with for all others (§2.1): until the server has answered that is the inner one.
 */
export function keylogWriter(write: (line: string) => void): (event: TlsEvent) => void {
  const randoms: { inner?: Uint8Array; outer?: Uint8Array } = {};
  const early: SecretEvent[] = [];
  const tell = ({ keylog: label, value }: SecretEvent, random: Uint8Array | undefined): void => {
    if (label !== undefined && random !== undefined && value.length > 0) write(keylogLine(label, random, value));
  };
  return (event) => {
    if (event.type === 'decision' && event.rule === 'encrypted_client_hello.accepted' && event.ok === false) {
      delete randoms.inner;
    }
    if (event.type === 'message' && event.name === 'client_hello') {
      randoms[event.part ?? 'outer'] = randomOf(event.bytes);
      if (randoms.outer !== undefined) for (const secret of early.splice(0)) tell(secret, randoms.outer);
    }
    if (event.type !== 'secret') return;
    const ech = event.keylog?.startsWith('ECH_') === true;
    if (ech && randoms.outer === undefined) early.push(event);
    else tell(event, ech ? randoms.outer : (randoms.inner ?? randoms.outer));
  };
}

/** The key log of a recorded connection, with line ends. Empty where its secrets were left out. */
export function keylogOf(events: readonly TlsEvent[]): string {
  let text = '';
  const take = keylogWriter((line) => {
    text += `${line}\n`;
  });
  for (const event of events) take(event);
  return text;
}

/** RFC 9846 §4.2.2: after the header of four bytes and legacy_version. */
const randomOf = (clientHello: Uint8Array): Uint8Array => clientHello.slice(6, 38);
