/**
 * Servers that complete the handshake without the certificate they want, and refuse in HTTP. Their own words are the
 * evidence: a page is known by its status and by a phrase of its body, and by nothing less.
 */
import { ACCESS_REFUSED, CERTIFICATE_WANTED } from 'tlscope/observe';
import type { Refused } from './answer.ts';

interface Known {
  readonly status: number;
  readonly phrase: string;
  readonly code: Refused['code'];
}

const wanted = (status: number, ...phrases: readonly string[]): Known[] =>
  phrases.map((phrase) => ({ status, phrase, code: CERTIFICATE_WANTED }));
const refused = (status: number, ...phrases: readonly string[]): Known[] =>
  phrases.map((phrase) => ({ status, phrase, code: ACCESS_REFUSED }));

const known: readonly Known[] = [
  // nginx and what is made of it: its own 496 and 495, which it sends as 400.
  ...[400, 495, 496].flatMap((status) =>
    wanted(status, 'No required SSL certificate was sent', 'The SSL certificate error'),
  ),
  // Apache, where a folder wants a certificate and the host does not.
  ...wanted(403, 'Reason: Cannot perform Post-Handshake Authentication.', 'Reason: Cannot perform SSL renegotiation.'),
  // IIS: none was sent; revoked; untrusted; expired.
  ...wanted(403, ...['403.7', '403.13', '403.16', '403.17'].map((number) => `HTTP Error ${number} - Forbidden`)),
  // What HAProxy and IIS say to whatever they deny: it means something only beside a CertificateRequest.
  ...refused(403, 'Request forbidden by administrative rules.', '403 - Forbidden: Access is denied.'),
];

/** `undefined` where the answer is not known to be about certificates. */
export function refusalIn(status: number, body: Buffer): Refused | undefined {
  for (const { phrase, code } of known.filter((page) => page.status === status)) {
    const at = body.indexOf(phrase);
    if (at < 0) continue;
    const words = body.subarray(at, at + phrase.length);
    return { code, message: `the server answered ${status}: "${phrase}"`, bytes: new Uint8Array(words) };
  }
  return undefined;
}
