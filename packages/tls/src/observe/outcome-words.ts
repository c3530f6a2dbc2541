/** What a connection comes to in words, the same in the command and on the page. */
import { suiteNamed } from '../wire/index.ts';

export interface Safety {
  /** The server is who it says it is. */
  readonly authorized: boolean;
  readonly authorizationError: string | null | undefined;
  /** A key that is stolen later opens nothing of what was said. */
  readonly forwardSecrecy: boolean;
}

/** What was agreed on; `protocol` is `TLSv1.3`. */
export const haveWords = (protocol: string, cipherSuite: string, group: string | undefined): string =>
  `You have ${protocol} with ${cipherSuite}${group === undefined ? '' : ` over ${group}`}.`;

/** How safe it is, seen by the client. */
export function safetyWords({ authorized, authorizationError, forwardSecrecy }: Safety): string {
  if (!authorized) return `It is NOT safe: nobody knows who answered (${authorizationError ?? 'not verified'}).`;
  if (!forwardSecrecy) return 'The server is genuine, but whoever steals its key later can read what was said today.';
  return 'The server is genuine, nobody on the way can read or change a byte, and a key stolen later opens nothing.';
}

/** Static RSA has none (RFC 9846 §1.3), nor has a PSK alone (RFC 9846 §2.2): in TLS 1.3 no `group` was agreed on then. */
export const hasForwardSecrecy = (protocol: string, cipherSuite: string, group: string | undefined): boolean =>
  protocol === 'TLSv1.3' ? group !== undefined : !['RSA', 'PSK'].includes(suiteNamed(cipherSuite)?.keyExchange ?? '');
