import { keylogLine } from '../keys/index.ts';
import type { SecretEvent, TlsEvent, TransportEvent, Untimed } from '../observe/events.ts';

type Observe = (event: TlsEvent) => void;

/** Where the engine's events go: to the caller's observer and, as key log lines, to `keylog`. Absent when nobody looks. */
export function observer(observe: Observe | undefined, keylog: ((line: Buffer) => void) | undefined) {
  const takers = [keylog && keylogLines(keylog), observe].filter((taker) => taker !== undefined);
  if (takers.length === 0) return undefined;
  return (event: TlsEvent): void => {
    for (const taker of takers) undisturbed(taker, event);
  };
}

/** Tells the caller's observer of the transport. */
export const transportObserver = (observe: Observe | undefined, now: () => number) =>
  observe && ((event: Untimed<TransportEvent>): void => undisturbed(observe, { ...event, at: now() }));

/**
 * RFC 9850 lines need the client's random, which is in the first message of every handshake. Of two hellos the outer one
 * counts for the keys of Encrypted Client Hello (§2.3), which come before either, and the one that the connection goes
 * on with for all others (§2.1): until the server has answered that is the inner one.
 */
function keylogLines(keylog: (line: Buffer) => void): Observe {
  const randoms: { inner?: Uint8Array; outer?: Uint8Array } = {};
  const early: SecretEvent[] = [];
  const write = ({ keylog: label, value }: SecretEvent, random: Uint8Array | undefined): void => {
    if (label !== undefined && random !== undefined) keylog(Buffer.from(`${keylogLine(label, random, value)}\n`));
  };
  return (event) => {
    if (event.type === 'decision' && event.what === 'encrypted client hello' && event.chosen === 'rejected') {
      delete randoms.inner;
    }
    if (event.type === 'message' && event.name === 'client_hello') {
      randoms[event.part ?? 'outer'] = event.bytes.slice(6, 38);
      if (randoms.outer !== undefined) for (const secret of early.splice(0)) write(secret, randoms.outer);
    }
    if (event.type !== 'secret') return;
    const ech = event.keylog?.startsWith('ECH_') === true;
    if (ech && randoms.outer === undefined) early.push(event);
    else write(event, ech ? randoms.outer : (randoms.inner ?? randoms.outer));
  };
}

/** A caller's mistake in a callback is the caller's: it must not stop the engine half-way. */
function undisturbed(callback: Observe, event: TlsEvent): void {
  try {
    callback(event);
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}
