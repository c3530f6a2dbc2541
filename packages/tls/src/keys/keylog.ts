import { hex } from '../bytes/index.ts';

/** One line of an SSLKEYLOGFILE without its line end (RFC 9850 §2); `clientRandom` is the 32 bytes of ClientHello. */
export function keylogLine(label: string, clientRandom: Uint8Array, secret: Uint8Array): string {
  return `${label} ${hex(clientRandom)} ${hex(secret)}`;
}
