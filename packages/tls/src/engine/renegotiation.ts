import { noRenegotiation, type Settings } from '../handshake/index.ts';
import type { Machine } from './machine.ts';

/**
 * TLS 1.2, after our close_notify: whether the peer asks for another handshake. Who has said that nothing more comes does not
 * begin one, nor talk about it; throws `PeerFault` where the caller ends connections for it.
 */
export function asksInVain(raw: Uint8Array, machine: Machine, { endOnRenegotiation }: Settings): boolean {
  const asked =
    machine.traits.version === 'TLSv1.2' && machine.traits.phase === 'connected' && machine.asksForMore(raw);
  if (asked && endOnRenegotiation) throw noRenegotiation();
  return asked;
}
