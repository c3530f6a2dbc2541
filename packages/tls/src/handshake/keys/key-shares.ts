import type { Group, KeyExchange } from '../../crypto/index.ts';
import type { Context } from '../context.ts';

/** A fresh key of ours, and the same one where the handler runs again. */
export const startOnce = (group: Group, cx: Context): KeyExchange => cx.once('key share', () => group.start());

/** Throws `BadKeyShare` as `respond` does. */
export const respondOnce = (group: Group, share: Uint8Array, cx: Context): ReturnType<Group['respond']> =>
  cx.once('key share', () => group.respond(share));
