import { harmless, type OwnCode } from '../bytes/index.ts';
import type { ChainFailure } from '../events/index.ts';
import { type Rule, whatFails } from '../rules/index.ts';
import type { AlertName } from './alert.ts';

/** What a fault is called: by us, or as `node:tls` calls it. */
export type FaultCode = OwnCode | AlertCode | NodeCode;

/** About an alert: it came, or it was sent because the peer broke a rule. */
export type AlertCode = `ERR_TLSCOPE_ALERT_${Uppercase<AlertName>}` | `ERR_TLSCOPE_PEER_${Uppercase<AlertName>}`;

/** Codes of `node:tls`, on which handlers of errors go. */
export type NodeCode =
  | 'ERR_OSSL_BAD_DECRYPT'
  | 'ERR_SSL_NO_CIPHER_MATCH'
  | 'ERR_TLS_ALPN_CALLBACK_INVALID_RESULT'
  | 'ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS'
  | 'ERR_TLS_HANDSHAKE_TIMEOUT'
  | 'ERR_TLS_INVALID_PROTOCOL_METHOD'
  | 'ERR_TLS_PROTOCOL_VERSION_CONFLICT'
  | 'ERR_TLS_RENEGOTIATION_DISABLED';

const upper = <A extends string>(name: A): Uppercase<A> => name.toUpperCase() as Uppercase<A>;

/** What went wrong on a connection: one sentence, a stable code, and where the rule is written. */
export class TlsFault extends Error {
  override readonly name: string = 'TlsFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(harmless(message));
    this.code = code;
  }
}

/** The peer broke a rule. `alert` is what it is told. */
export class PeerFault extends TlsFault {
  override readonly name: string = 'PeerFault';
  readonly alert: AlertName;
  /** What is wrong: how the rule was broken. */
  readonly claim: string;
  readonly rfc: string;
  /** The id of the rule. */
  declare readonly rule?: string;
  /** What came in place of a record; absent where one came. */
  declare readonly bytes?: Uint8Array;

  constructor(
    alert: AlertName,
    claim: string,
    rfc: string,
    message = `the peer broke a rule: ${claim} (${rfc})`,
    bytes?: Uint8Array,
  ) {
    super(`ERR_TLSCOPE_PEER_${upper(alert)}`, message);
    this.alert = alert;
    this.claim = harmless(claim);
    this.rfc = rfc;
    if (bytes !== undefined) this.bytes = bytes;
  }
}

/** The fault of a peer that broke this rule. */
export function broken<V extends readonly unknown[]>(rule: Rule<V, AlertName>, ...values: V): PeerFault {
  const fault = new PeerFault(rule.alert, whatFails(rule, values), rule.rfc);
  return Object.assign(fault, { rule: rule.id });
}

/** The peer is not who it should be: its chain is not valid, or is not for the host. */
export class CertificateFault extends PeerFault {
  override readonly name = 'CertificateFault';
  declare readonly rule?: string;
  readonly failure: ChainFailure;

  constructor(failure: ChainFailure) {
    super(
      failure.alert as AlertName,
      failure.claim,
      failure.rfc,
      `the peer's certificate was refused: ${failure.claim} (${failure.rfc}, ${failure.code})`,
    );
    if (failure.rule !== undefined) this.rule = failure.rule;
    this.failure = failure;
  }
}

/**
 * The server did not open the encrypted hello (RFC 9849 §6.1.6). It proved to be the server in front, `publicName`, and
 * nothing was said to it. Connect again: with `retryConfigs`, once; or, where they are absent, without encrypting the
 * hello, because the server has switched that off.
 */
export class EchRejected extends TlsFault {
  override readonly name = 'EchRejected';
  readonly publicName: string;
  /** An ECHConfigList for the next connection and no other. */
  readonly retryConfigs: Uint8Array | undefined;

  constructor(publicName: string, retryConfigs: Uint8Array | undefined) {
    const next = retryConfigs === undefined ? 'it has switched ECH off' : 'it gave new settings to try again with';
    super('ERR_TLSCOPE_ECH_REJECTED', `${publicName} did not open the encrypted hello; ${next} (RFC 9849 §6.1.6)`);
    this.publicName = publicName;
    this.retryConfigs = retryConfigs;
  }
}

/** The peer gave up and said why. */
export class AlertReceived extends TlsFault {
  override readonly name = 'AlertReceived';
  readonly alert: AlertName | 'unknown';

  constructor(alert: AlertName | 'unknown', message: string) {
    super(`ERR_TLSCOPE_ALERT_${upper(alert)}`, message);
    this.alert = alert;
  }
}

/** The caller asked for something that cannot be. Nothing went to the peer. */
export class CallerFault extends TlsFault {
  override readonly name = 'CallerFault';
}
