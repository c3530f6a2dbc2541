import { BadKey, BadKeyShare } from '../crypto/index.ts';
import type { FaultEvent, Untimed } from '../events/index.ts';
import { DecodeError } from '../presentation/index.ts';
import { rule } from '../rules/index.ts';
import { type AlertName, AlertReceived, broken, CallerFault, EchRejected, PeerFault, TlsFault } from '../wire/index.ts';

const encoding = rule('message.encoding', {
  holds: 'the message is encoded as the RFC defines it',
  fails: (why: string) => `a message cannot be decoded: ${why}`,
  rfc: 'RFC 9846 §6.2',
  alert: 'decode_error',
});
const keyShareValid = rule('key_share.key_exchange', {
  holds: "the peer's key share is valid for its group",
  fails: (what: string) => `the peer sent ${what}`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});
const keyValid = rule('peer_key.valid', {
  holds: "the peer's public key is valid",
  fails: (why: string) => `the peer's public key is not valid: ${why}`,
  rfc: 'RFC 9846 §6.2',
  alert: 'bad_certificate',
});

/** What the peer is told, and what the caller is told. */
export interface Verdict {
  readonly fault: TlsFault;
  /** `undefined` where the peer has already gone. */
  readonly alert: AlertName | undefined;
}

/** Total: whatever was thrown while a peer's bytes were read becomes a fault and, where one is due, an alert. */
export function verdictOn(error: unknown): Verdict {
  if (error instanceof PeerFault) return { fault: error, alert: error.alert };
  if (error instanceof EchRejected) return { fault: error, alert: 'ech_required' };
  if (error instanceof AlertReceived) return { fault: error, alert: undefined };
  if (error instanceof DecodeError) return of(broken(encoding, error.message));
  if (error instanceof BadKeyShare) return of(broken(keyShareValid, error.message));
  if (error instanceof BadKey) return of(broken(keyValid, error.message));
  if (error instanceof CallerFault) return { fault: error, alert: 'internal_error' };
  if (error instanceof TlsFault) return { fault: error, alert: undefined };
  const fault = new TlsFault('ERR_TLSCOPE_INTERNAL', `an error of tlscope's own: ${messageOf(error)}`);
  fault.cause = error;
  return { fault, alert: 'internal_error' };
}

const of = (fault: PeerFault): Verdict => ({ fault, alert: fault.alert });
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What an observer sees of the end. */
export function faultEvent(fault: TlsFault): Untimed<FaultEvent> {
  const { code, message } = fault;
  if (fault instanceof AlertReceived) return { type: 'fault', code, message, alert: fault.alert };
  if (!(fault instanceof PeerFault)) return { type: 'fault', code, message };
  const { claim, rfc, alert, bytes } = fault;
  const known = { ...(fault.rule !== undefined && { rule: fault.rule }), ...(bytes !== undefined && { bytes }) };
  return { type: 'fault', code, message, claim, rfc, alert, ...known };
}

/** The transport ended without close_notify. `reached` is where the handshake was; absent where it was complete. */
export function truncated(reached: string | undefined): TlsFault {
  const message =
    reached === undefined
      ? 'the peer closed the transport without close_notify: data may be missing (RFC 9846 §6.1)'
      : `the peer closed the transport in the middle of the handshake, when ${reached} was reached`;
  return new TlsFault('ERR_TLSCOPE_TRUNCATED', message);
}

export const noKeyUpdate = (): CallerFault =>
  new CallerFault('ERR_TLSCOPE_NO_KEY_UPDATE', 'keys are updated on an open TLS 1.3 connection only (RFC 9846 §4.7.3)');

/** @param closed by this end; otherwise it is too early */
export function notWritable(closed: boolean): CallerFault {
  const why = closed ? 'this end has closed' : 'the handshake is not complete';
  return new CallerFault('ERR_TLSCOPE_NOT_WRITABLE', `nothing can be written: ${why}`);
}

export const cancelled = (what: string, reason: string): CallerFault =>
  new CallerFault('ERR_TLSCOPE_CANCELLED', `the ${what} is not waited for any more: ${reason}`);
