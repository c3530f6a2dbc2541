import type { Epoch, TlsEvent, Untimed } from '../observe/events.ts';
import type { AlertName, CipherSuiteRow } from '../wire/index.ts';
import type { Summary } from './summary.ts';

/**
 * What a handler wants done. Effects are queued and applied, in order, after the handler has returned: a handler that
 * throws has sent nothing. Events are seen either way.
 */
export type Effect =
  | { readonly do: 'send'; readonly name: string; readonly codec: string; readonly bytes: Uint8Array }
  | { readonly do: 'change_cipher_spec' }
  | ({ readonly do: 'install' } & Installation)
  /** An alert of level warning: the handshake goes on. */
  | { readonly do: 'warn'; readonly alert: AlertName }
  | { readonly do: 'connected'; readonly summary: Summary }
  | { readonly do: 'emit'; readonly event: Untimed<TlsEvent> };

/** New keys for one direction. */
export interface Installation {
  readonly direction: 'read' | 'write';
  readonly epoch: Epoch;
  readonly suite: CipherSuiteRow;
  /** The name of the secret that `key` and `iv` come from. */
  readonly secret: string;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}
