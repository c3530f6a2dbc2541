/** Every error this floor makes of its own. What the peer or the handshake did wrong comes from the engine. */
import { CallerFault, CertificateFault, TlsFault } from '../wire/index.ts';

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

/** A fault of the engine as callers of node:tls expect it. */
export const asNodeError = (fault: TlsFault): Error =>
  fault instanceof CertificateFault ? new CertificateRefused(fault) : fault;
