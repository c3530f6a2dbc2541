import type { Codec } from 'tlscope/presentation';

/** Bytes with the declaration they are read by. */
export interface Piece {
  readonly title: string;
  readonly codec: Codec<any>;
  readonly bytes: Uint8Array;
  /** Only the fields that begin before this byte are shown here; the rest is a piece of its own. */
  readonly until?: number;
  /** What they say from here on needs keys. */
  readonly lockedFrom?: number;
}
