import { ruleOf, wrongSentence } from '../chain.ts';
import { c, js, sh, verbatim } from '../code.ts';
import { fix, trustRoot } from '../fixes.ts';
import { recordTooLong } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** Buffers that device stacks are commonly built with, in bytes. */
const USUAL_BUFFER = 4096;

/** 16: a record, or the chain in it, does not fit into a small device's buffer. */
export const tooLargeForDevice: Rule = {
  id: 'too_large_for_device',
  number: 16,
  judge(sight) {
    const refused = tooLongHere(sight);
    if (refused !== undefined) return refused;
    const large = largest(sight);
    if (large === undefined) return undefined;
    const alert = sight.alert('received');
    const overflow = sight.fatalAlert?.name === 'record_overflow';
    const gaveUp =
      overflow ||
      alert?.name === 'internal_error' ||
      alert?.name === 'decode_error' ||
      (alert === undefined && sight.broken !== undefined);
    const limit = sight.clientHello?.recordLimit;
    const over = large.bytes > (limit ?? USUAL_BUFFER);
    const atChain = overflow || (sight.side === 'server' && sight.lastHeard?.name === 'client_hello');
    if (!gaveUp || !over || !atChain) return undefined;
    return {
      title: `A message of ${large.bytes.toLocaleString('en')} bytes may be too large for the device`,
      cause: `The ${large.name} message has ${large.bytes.toLocaleString('en')} bytes. Small stacks hold a whole record in memory, often ${USUAL_BUFFER.toLocaleString('en')} bytes of it${limit === undefined ? '' : ` (this one says ${limit})`}, and give up at this place${alert === undefined ? ' without a word' : ` with ${alert.name}`}. A chain with fewer or smaller certificates (ECDSA instead of RSA), or a larger buffer, mends it; a client may also ask for smaller records (RFC 8449).`,
      who: sight.side === 'server' ? 'client' : 'server',
      at: large.name,
      rule: recordTooLong,
      confidence: overflow ? 0.95 : limit !== undefined ? 0.85 : 0.66,
      evidence: sight.show(large.event, `${large.bytes.toLocaleString('en')} bytes`),
      fixes: [
        fix('esp-idf', 'a buffer for whole records', verbatim`CONFIG_MBEDTLS_SSL_IN_CONTENT_LEN=16384`),
        fix('arduino', 'BearSSL on the ESP8266: larger buffers', c`client.setBufferSizes(16384, 512);`),
        fix('tlscope', 'the size of the chain against the device', sh`tlscope trust HOST:PORT --for esp8266`),
        ...trustRoot(sight.place).filter(({ for: whom }) => whom === 'openssl'),
      ],
    };
  },
};

const TOO_LONG: ReadonlySet<string | undefined> = new Set([
  'handshake.message_length',
  'record.length',
  'record.protected_length',
  'record.content_length_tls12',
  'record.content_length_tls13',
  'record.record_size_limit',
]);

/** This side is the small one: its own limit said so. */
function tooLongHere({ fault, side }: Sight): Finding | undefined {
  const { rule, claim } = fault ?? {};
  if (fault === undefined || claim === undefined || !TOO_LONG.has(rule)) return undefined;
  return {
    title: 'A message is larger than this side can hold',
    cause: `${wrongSentence({ ...fault, claim })} Mostly it is the other side's certificate chain: fewer or smaller certificates (ECDSA instead of RSA, and no root) make it fit, or a larger limit here.`,
    who: side,
    at: 'certificate',
    ...ruleOf(fault),
    confidence: 0.93,
    fixes: [
      fix('node', 'a larger limit, in bytes', js`connect({ maxHandshakeMessage: 262144 })`),
      fix('esp-idf', 'a larger buffer', verbatim`CONFIG_MBEDTLS_SSL_IN_CONTENT_LEN=16384`),
      fix(
        'openssl',
        'see how large the chain is',
        sh`openssl s_client -connect HOST:443 -showcerts < /dev/null | wc -c`,
      ),
    ],
  };
}

function largest(sight: Sight) {
  const event = sight.message('certificate', sight.side === 'server' ? 'sent' : 'received');
  return event && { event, name: event.name, bytes: event.bytes.length };
}
