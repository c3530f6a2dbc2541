/** What ended a connection, by the order of what happened. What was tolerated on the way has ended nothing. */
import type { OwnCode } from '../bytes/index.ts';
import type { AlertEvent, CertificateEvent, FaultEvent, TlsEvent, TransportEvent } from '../events/index.ts';
import { traitsOf } from '../graph/index.ts';
import { AlertDescription, AlertLevel } from '../wire/index.ts';

/** The event that ended it; a fault that belongs to an alert stands for both. */
export type Ending = FaultEvent | AlertEvent | TransportEvent | CertificateEvent;

/** Said inside the connection, in the application's language: the peer wants a certificate, or another than it was shown. */
export const CERTIFICATE_WANTED = 'ERR_TLSCOPE_CERTIFICATE_WANTED' satisfies OwnCode;
/** Said likewise, and no more than no; it asked for a certificate, and was shown none. */
export const ACCESS_REFUSED = 'ERR_TLSCOPE_ACCESS_REFUSED' satisfies OwnCode;

/** The handshake was completed on this side. */
export const isComplete = (event: TlsEvent): boolean =>
  event.type === 'state' && traitsOf(event.to)?.phase === 'connected';

/**
 * RFC 9846 §6: the first that ended it, or `undefined` where it works or was ended in order. After close_notify only a
 * refusal counts: a server of TLS 1.3 may refuse the client's certificate so late (RFC 9846 §4.5.1).
 */
export function endingIn(events: readonly TlsEvent[]): Ending | undefined {
  let [complete, goodbye] = [false, false];
  for (const event of events) {
    complete ||= isComplete(event);
    if (ends(event, complete, goodbye)) return event as Ending;
    goodbye ||= event.type === 'alert' && event.description === AlertDescription.close_notify;
  }
  return undefined;
}

/** Before the version is known these come as warnings, and the connection goes on (RFC 5246 §7.2.2, RFC 6066 §3). */
const WARNINGS: ReadonlySet<number> = new Set([AlertDescription.no_renegotiation, AlertDescription.unrecognized_name]);

export function isFatal({ level, description }: AlertEvent): boolean {
  if (description === AlertDescription.close_notify || description === AlertDescription.user_canceled) return false;
  return level === AlertLevel.fatal || !WARNINGS.has(description);
}

/** A refusal in words, which may be read after the peer's close_notify. */
export const isSpoken = ({ code }: FaultEvent): boolean => code === CERTIFICATE_WANTED || code === ACCESS_REFUSED;

function ends(event: TlsEvent, complete: boolean, goodbye: boolean): boolean {
  switch (event.type) {
    case 'alert':
      return isFatal(event);
    case 'fault':
      return !goodbye || event.alert !== undefined || isSpoken(event);
    case 'certificate':
      return refuses(event);
    case 'transport':
      if (event.what === 'ended') return !complete;
      return !goodbye && (event.what === 'failed' || event.what === 'timeout');
    default:
      return false;
  }
}

/** A chain that does not hold ends the handshake only where verification is on. */
export const refuses = ({ evidence }: CertificateEvent): boolean => evidence.enforced && evidence.failure !== undefined;
