/** What the peer or the handshake did wrong, as callers of node:tls expect it. */
import type { Side } from '../../observe/index.ts';
import { AlertReceived, CertificateFault, PeerFault, type TlsFault } from '../../wire/index.ts';
import { nodeCodeOf } from './node-codes.ts';

/** The peer's certificate was refused; `code` is the one node:tls gives for it, such as `CERT_HAS_EXPIRED`. */
export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused';
  readonly code: string;
  readonly alert: string;
  /** The id of the rule that was broken: `certificate.not_expired`. */
  declare readonly rule?: string;
  /** What is wrong. */
  readonly claim: string;
  readonly rfc: string;

  constructor(fault: CertificateFault) {
    super(fault.message);
    if (fault.rule !== undefined) this.rule = fault.rule;
    this.code = fault.failure.code;
    this.alert = fault.alert;
    this.claim = fault.claim;
    this.rfc = fault.rfc;
  }
}

/** What node:tls puts on an ECONNRESET, as it was given to `connect`. */
export interface Place {
  readonly path?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly localAddress?: string | undefined;
}

const CUT_OFF: Readonly<Record<Side, string>> = {
  client: 'Client network socket disconnected before secure TLS connection was established',
  server: 'socket hang up',
};

/** A connection failed in a way that node:tls has a code for, and this is it; our own is `error.tls.code`. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
  readonly code: string;
  /** The alert that came, or the one that was sent. */
  declare readonly alert?: string;
  /** The id of the rule that the peer broke: `server_hello.version_offered`. */
  declare readonly rule?: string;
  /** How the peer broke it. */
  declare readonly claim?: string;
  declare readonly rfc?: string;

  constructor(fault: TlsFault, code: string, side: Side) {
    super(fault.message);
    this.code = code;
    // On which handlers of node:tls look at the text.
    if (code === 'ECONNRESET') this.message = `${CUT_OFF[side]}: ${fault.message}`;
    if (fault instanceof AlertReceived) this.alert = fault.alert;
    if (!(fault instanceof PeerFault)) return;
    this.alert = fault.alert;
    if (fault.rule !== undefined) this.rule = fault.rule;
    this.claim = fault.claim;
    this.rfc = fault.rfc;
  }
}

/**
 * A fault of the engine as callers of node:tls expect it.
 *
 * @param handshaking whether the handshake was still going on
 */
export function asNodeError(fault: TlsFault, handshaking: boolean, side: Side, place: Place = {}): Error {
  if (fault instanceof CertificateFault) return new CertificateRefused(fault);
  // What the caller's own callback threw is what the caller wants to see.
  if (fault.code === 'ERR_TLSCOPE_CALLBACK_FAILED' && fault.cause instanceof Error) return fault.cause;
  const code = nodeCodeOf(fault, handshaking);
  if (code === undefined) return fault;
  const failed = new ConnectionFailed(fault, code, side);
  return code === 'ECONNRESET' ? Object.assign(failed, place) : failed;
}
