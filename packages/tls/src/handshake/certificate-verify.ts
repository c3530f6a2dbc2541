import { concat, utf8 } from '../bytes/index.ts';
import type { Side } from '../events/index.ts';

const padding = new Uint8Array(64).fill(0x20);

/** RFC 9846 §4.5.2: what a CertificateVerify signs: 64 spaces, who signs, a zero, the transcript hash. */
export function signedContent(side: Side, transcriptHash: Uint8Array): Uint8Array {
  return concat(padding, utf8(`TLS 1.3, ${side} CertificateVerify`), Uint8Array.of(0), transcriptHash);
}
