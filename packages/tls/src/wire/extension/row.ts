import type { Codec } from '../../presentation/index.ts';

/** The messages that carry extensions. `server_hello` holds what TLS 1.2 and TLS 1.3 allow there. */
export type Column =
  | 'client_hello'
  | 'server_hello'
  | 'hello_retry_request'
  | 'encrypted_extensions'
  | 'certificate_request'
  | 'certificate'
  | 'new_session_ticket';

/** What the extension holds in that message, and what it says there in one sentence. */
export type Cell = readonly [codec: Codec<any>, note: string];

export type Row = { readonly rfc: string; readonly note: string } & { readonly [C in Column]?: Cell };
