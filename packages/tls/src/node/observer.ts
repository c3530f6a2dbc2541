import { keylogLine } from '../keys/index.ts';
import type { TlsEvent } from '../observe/events.ts';

type Observe = (event: TlsEvent) => void;

/** Where the engine's events go: to the caller's observer and, as key log lines, to `keylog`. Absent when nobody looks. */
export function observer(observe: Observe | undefined, keylog: ((line: Buffer) => void) | undefined) {
  if (observe === undefined && keylog === undefined) return undefined;
  const secrets = keylog && keylogLines(keylog);
  return (event: TlsEvent): void => {
    undisturbed(() => secrets?.(event));
    undisturbed(() => observe?.(event));
  };
}

/** RFC 9850 lines need the client's random, which is in the first message of every handshake. */
function keylogLines(keylog: (line: Buffer) => void): Observe {
  let random: Uint8Array | undefined;
  return (event) => {
    if (event.type === 'message' && event.name === 'client_hello') random = event.bytes.slice(6, 38);
    if (event.type !== 'secret' || event.keylog === undefined || random === undefined) return;
    keylog(Buffer.from(`${keylogLine(event.keylog, random, event.value)}\n`));
  };
}

/** A caller's mistake in a callback is the caller's: it must not stop the engine half-way. */
function undisturbed(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}
