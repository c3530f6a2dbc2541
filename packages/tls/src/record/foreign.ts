import { printable } from '../bytes/index.ts';

type Recognise = (text: string, bytes: Uint8Array) => boolean;

const begins =
  (...starts: readonly string[]): Recognise =>
  (text) =>
    starts.some((start) => text.startsWith(start));

/** First bytes of protocols that people meet where they expected TLS. */
const PROTOCOLS: readonly (readonly [is: Recognise, what: string])[] = [
  [begins('HTTP/'), 'an HTTP answer (the port speaks plain HTTP)'],
  [
    begins('GET ', 'POST ', 'HEAD ', 'PUT ', 'OPTIONS ', 'CONNECT ', 'DELETE ', 'PATCH '),
    'an HTTP request in the clear (http:// where https:// was meant)',
  ],
  [begins('PRI * HTTP/2'), 'HTTP/2 in the clear'],
  [begins('SSH-'), 'the greeting of SSH'],
  [begins('220 ', '220-'), 'the greeting of SMTP or FTP (TLS begins after STARTTLS, or AUTH TLS)'],
  [begins('* OK', '* PREAUTH'), 'the greeting of IMAP (TLS begins after STARTTLS)'],
  [begins('+OK'), 'the greeting of POP3 (TLS begins after STLS)'],
  [begins('PROXY '), 'a PROXY protocol line (it must be taken off before TLS begins)'],
  [(_, b) => b[3] === 0 && b[4] === 10, 'the greeting of MySQL (TLS begins after an SSL request)'],
  [(_, b) => b[0]! >= 0x80 && b[2] === 1 && b[3]! <= 3, 'an SSL 2.0 hello (which TLS no longer accepts)'],
];

/** What is wrong with a stream that is not TLS, or not any more after `records` whole records. */
export function looksLike(bytes: Uint8Array, records: number): string {
  const type = bytes[0]!;
  const shown = `"${printable(bytes.subarray(0, 24))}"`;
  const notTls = `the peer sent ${shown}, which is not TLS: ${type} is no content type`;
  if (records > 0) return `after ${records} ${records === 1 ? 'record' : 'records'} ${notTls}`;
  const text = printable(bytes);
  const protocol = PROTOCOLS.find(([is]) => is(text, bytes));
  if (protocol !== undefined) return `the peer sent ${protocol[1]}, not TLS: ${shown}`;
  const later = helloAt(bytes);
  if (later > 0) return `the peer sent ${later} bytes before TLS began: "${printable(bytes.subarray(0, later))}"`;
  return notTls;
}

/** Where a record with a handshake message begins further on; 0 where none does. */
function helloAt(bytes: Uint8Array): number {
  for (let at = 1; at + 2 < bytes.length; at++) {
    if (bytes[at] === 22 && bytes[at + 1] === 3 && bytes[at + 2]! <= 4) return at;
  }
  return 0;
}
