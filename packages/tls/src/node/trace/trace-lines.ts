import { harmless } from '../../bytes/index.ts';
import { observe, type Watchable } from '../../engine/index.ts';
import { explain, type TlsEvent } from '../../observe/index.ts';

/** One line for each message and alert: no secrets and no application data. */
export function traceToStandardError(connection: Watchable): void {
  observe(connection, { observer: (event) => write(event), limit: 0 });
}

function write(event: TlsEvent): void {
  if (event.type !== 'message' && event.type !== 'alert') return;
  const { title } = explain(event);
  process.stderr.write(`TLS ${event.direction} ${harmless(title)} (${event.bytes.length} bytes)\n`);
}
