/** What a client has to offer from before: a session, and keys that both ends were given. */
import type { Peer, SharedKey } from '../peer/index.ts';
import type { KnownPsk, Session } from '../resumption/index.ts';

/** A session that may be offered here and now, and who its server is. */
export interface OfferedSession extends Session {
  readonly server: Peer;
}

/** A key that we offer, in the order of the extension. */
export interface OfferedPsk extends KnownPsk {
  readonly identity: Uint8Array;
  /** Of a ticket; external keys have no age. */
  readonly session: OfferedSession | undefined;
  /** Of an external key. */
  readonly shared: SharedKey | undefined;
}
