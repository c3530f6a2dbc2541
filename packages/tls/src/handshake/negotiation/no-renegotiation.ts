import { rule } from '../../rules/index.ts';
import { broken, type PeerFault } from '../../wire/index.ts';
import type { Context } from '../context.ts';

const notRequested = rule('renegotiation.not_requested', {
  holds: 'the peer does not ask for a renegotiation',
  fails: 'the peer asked for a renegotiation, which this end does not allow',
  rfc: 'RFC 5246 §7.2.2',
  alert: 'no_renegotiation',
});

/** RFC 5246 §7.2.2: another handshake is refused with a warning, and the connection goes on; or not, where the caller says so. */
export function sayNoRenegotiation(cx: Context): void {
  if (cx.settings.endOnRenegotiation) cx.require(false, notRequested);
  cx.warn('no_renegotiation');
}

export const noRenegotiation = (): PeerFault => broken(notRequested);
