import { PeerFault } from '../wire/index.ts';
import type { Context } from './context.ts';

const CLAIM = 'the peer asks for no other handshake';
const RFC = 'RFC 5246 §7.2.2';

/** RFC 5246 §7.2.2: another handshake is refused with a warning, and the connection goes on; or not, where the caller says so. */
export function sayNoRenegotiation(cx: Context): void {
  if (cx.settings.endOnRenegotiation) cx.require(false, CLAIM, RFC, 'no_renegotiation');
  cx.warn('no_renegotiation');
}

export const noRenegotiation = (): PeerFault => new PeerFault('no_renegotiation', CLAIM, RFC);
