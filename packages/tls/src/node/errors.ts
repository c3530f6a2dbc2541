/** Every error this floor makes of its own. What the peer or the handshake did wrong comes from the engine. */
import { AlertReceived, CallerFault, CertificateFault, PeerFault, TlsFault } from '../wire/index.ts';
import { nodeCodeOf } from './node-codes.ts';

/** An option that cannot be followed; thrown by `connect` and `createServer` before anything is sent. */
export const badOption = (message: string): CallerFault => new CallerFault('ERR_TLSCOPE_BAD_OPTION', message);

export const notConnected = (what: string): CallerFault =>
  new CallerFault('ERR_TLSCOPE_NOT_CONNECTED', `${what} needs a completed handshake`);

/** The code is the one node:tls gives. */
export const handshakeTimeout = (milliseconds: number): TlsFault =>
  new TlsFault('ERR_TLS_HANDSHAKE_TIMEOUT', `the handshake did not complete within ${milliseconds} ms`);

export const transportClosed = (): TlsFault => new TlsFault('ERR_TLSCOPE_TRANSPORT_CLOSED', 'the transport is closed');

/** The peer's certificate was refused; `code` is the one node:tls gives for it, such as `CERT_HAS_EXPIRED`. */
export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused';
  readonly code: string;
  readonly alert: string;
  /** The rule, phrased as what should have been true. */
  readonly claim: string;
  readonly rfc: string;

  constructor(fault: CertificateFault) {
    super(fault.message);
    this.code = fault.failure.code;
    this.alert = fault.alert;
    this.claim = fault.claim;
    this.rfc = fault.rfc;
  }
}

/** A connection failed in a way that node:tls has a code for, and this is it; our own is `error.tls.code`. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
  readonly code: string;
  /** The alert that came, or the one that was sent. */
  declare readonly alert?: string;
  /** The rule that the peer broke, phrased as what should have been true. */
  declare readonly claim?: string;
  declare readonly rfc?: string;

  constructor(fault: TlsFault, code: string) {
    super(fault.message);
    this.code = code;
    if (fault instanceof AlertReceived) this.alert = fault.alert;
    if (!(fault instanceof PeerFault)) return;
    this.alert = fault.alert;
    this.claim = fault.claim;
    this.rfc = fault.rfc;
  }
}

/**
 * A fault of the engine as callers of node:tls expect it.
 *
 * @param handshaking whether the handshake was still going on
 */
export function asNodeError(fault: TlsFault, handshaking: boolean): Error {
  if (fault instanceof CertificateFault) return new CertificateRefused(fault);
  const code = nodeCodeOf(fault, handshaking);
  return code === undefined ? fault : new ConnectionFailed(fault, code);
}
