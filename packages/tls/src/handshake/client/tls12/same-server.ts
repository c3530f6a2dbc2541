import { equal } from '../../../bytes/index.ts';
import { rule } from '../../../rules/index.ts';
import type { Binding12, ClientContext } from '../states.ts';

const sameServer = rule('server_certificate.renegotiated', {
  holds: 'the server shows the same certificate in all handshakes of the connection',
  fails: (shown: boolean) =>
    shown
      ? 'the server shows another certificate in the renegotiation than in the previous handshake'
      : 'the server showed a certificate in the previous handshake, and shows none in the renegotiation',
  rfc: 'RFC 7457 §2.11',
  alert: 'illegal_parameter',
});

/**
 * A new handshake shows what the first one did: the certificate, or none (RFC 7457 §2.11). `shown` is what stands first in
 * the message.
 */
export function requireSameServer(
  bound: Binding12 | undefined,
  shown: Uint8Array | undefined,
  cx: ClientContext,
): void {
  const before = bound?.identity.certificates[0] ?? bound?.identity.rawPublicKey;
  const same = shown === undefined ? before === undefined : before !== undefined && equal(before, shown);
  cx.require(bound === undefined || same, sameServer, shown !== undefined);
}
