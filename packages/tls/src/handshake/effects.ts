import type { Epoch, HelloPart, TlsEvent, Untimed } from '../events/index.ts';
import type { AlertName, CipherSuiteRow, TlsFault } from '../wire/index.ts';
import type { Peer } from './peer/index.ts';
import type { Session } from './resumption/index.ts';
import type { Summary } from './summary.ts';

/**
 * What a handler wants done. Effects are queued and applied, in order, after the handler has returned: a handler that
 * throws has sent nothing. Events are seen either way.
 */
export type Effect =
  | {
      readonly do: 'send';
      readonly name: string;
      readonly codec: string;
      readonly bytes: Uint8Array;
      readonly part?: HelloPart;
    }
  | { readonly do: 'change_cipher_spec' }
  /** A change_cipher_spec right before whatever is sent next (RFC 9846 Appendix E.4). */
  | { readonly do: 'compatibility_record' }
  | ({ readonly do: 'install' } & Installation)
  /** An alert of level warning: the handshake goes on. */
  | { readonly do: 'warn'; readonly alert: AlertName }
  /** A client's application data under the early keys. */
  | { readonly do: 'early_data'; readonly bytes: Uint8Array }
  /** What the peer sends as early data is thrown away, up to so many bytes (RFC 9846 §4.3.10). */
  | { readonly do: 'skip_early_data'; readonly limit: number }
  /** No keys for writing any more: a second ClientHello goes out in the clear. */
  | { readonly do: 'write_plain' }
  /** How long records may be from here on, in bytes of content. */
  | { readonly do: 'limit'; readonly direction: 'read' | 'write'; readonly content: number; readonly always: boolean }
  | { readonly do: 'session'; readonly session: Session }
  | { readonly do: 'connected'; readonly summary: Summary }
  /** After the handshake: what the peer has shown, or we have (RFC 9846 §4.7.2). */
  | { readonly do: 'identified'; readonly peer?: Peer; readonly localCertificates?: readonly Uint8Array[] }
  | { readonly do: 'refuse'; readonly fault: TlsFault }
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
  /** For the CBC suites of TLS 1.2. */
  readonly mac?: { readonly key: Uint8Array; readonly encryptThenMac: boolean };
}
