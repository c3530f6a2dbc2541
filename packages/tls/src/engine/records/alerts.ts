import type { Epoch } from '../../events/index.ts';
import { rule } from '../../rules/index.ts';
import { AlertDescription, AlertLevel, type AlertName, AlertReceived, broken } from '../../wire/index.ts';
import type { Emit } from '../watch/index.ts';

const alertLength = rule('alert.length', {
  holds: 'the alert has 2 bytes, in one record',
  fails: (length: number) => `a record of the type alert has ${length} bytes; an alert has 2`,
  rfc: 'RFC 9846 §5.1',
  alert: 'decode_error',
});
const alertLevel = rule('alert.level', {
  holds: 'the level of the alert is warning or fatal',
  fails: (level: number) => `the level of an alert is ${level}; only 1 (warning) and 2 (fatal) are defined`,
  rfc: 'RFC 9846 §6',
  alert: 'illegal_parameter',
});

/** Before the version is known these may come as warnings, and the connection goes on (RFC 5246 §7.2.2, RFC 6066 §3). */
const HARMLESS: ReadonlySet<string> = new Set(['no_renegotiation', 'unrecognized_name']);

/**
 * RFC 9846 §6: what an alert means for the connection. `close_notify` ends the peer's side in good order, a few others
 * change nothing, every other one is the end.
 *
 * @param tls12 both ends have agreed on TLS 1.2, whether or not there are keys yet
 */
export function readAlert(
  content: Uint8Array,
  epoch: Epoch,
  tls12: boolean,
  emit: Emit | undefined,
): 'close_notify' | 'ignored' | AlertReceived {
  if (content.length !== 2) throw broken(alertLength, content.length);
  const level = content[0]!;
  const description = content[1]!;
  emit?.(() => ({ type: 'alert', direction: 'received', epoch, level, description, bytes: content }));
  const name: AlertName | undefined = AlertDescription.nameOf(description);
  if (name === 'close_notify') return 'close_notify';
  // RFC 9846 §6.1: the sender gives up, and close_notify follows.
  if (name === 'user_canceled') return 'ignored';
  if (level === AlertLevel.warning && mayGoOn(epoch, tls12, name)) return 'ignored';
  if (AlertLevel.nameOf(level) === undefined) throw broken(alertLevel, level);
  const shown = name ?? AlertDescription.show(description);
  return new AlertReceived(name ?? 'unknown', `the peer refused: it sent the alert ${shown}`);
}

/** RFC 5246 §7.2.2: in TLS 1.2 the connection can generally go on after a warning. TLS 1.3 has none (RFC 9846 §6). */
const mayGoOn = (epoch: Epoch, tls12: boolean, name: AlertName | undefined): boolean =>
  tls12 || (epoch === 'plaintext' && HARMLESS.has(name ?? ''));
