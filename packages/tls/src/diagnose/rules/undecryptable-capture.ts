import type { RecordEvent } from '../../events/index.ts';
import { ContentType } from '../../wire/index.ts';
import { sh } from '../code.ts';
import { fix } from '../fixes.ts';
import { secretsMissing } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';

/** 25: a capture whose records do not open, and which line of the key log is missing. */
export const undecryptableCapture: Rule = {
  id: 'undecryptable_capture',
  number: 25,
  judge(sight) {
    const live = sight.events.some(({ type }) => type === 'transport' || type === 'fault' || type === 'keys');
    const closed = sight.events.filter((event): event is RecordEvent => event.type === 'record' && isClosed(event));
    if (live || closed.length === 0) return undefined;
    const lines = missing(sight);
    return {
      title: `${closed.length} records of the capture do not open`,
      cause: `The handshake was seen from outside, without keys. To open it, the key log of one of the two ends is needed, with these lines for this connection: ${lines.join(', ')}. A key log is written while the connection lives; afterwards nothing brings it back${sight.serverHello?.suite.startsWith('TLS_RSA_') ? ", unless you have the server's private key: this connection has no forward secrecy" : ''}.`,
      who: 'nobody',
      rule: secretsMissing,
      confidence: 0.9,
      evidence: sight.show(closed[0], 'the first record that does not open'),
      fixes: [
        fix('node', 'let the program write it', sh`node --tls-keylog=keys.log app.js`),
        fix('curl', 'likewise', sh`SSLKEYLOGFILE=keys.log curl https://HOST`),
        fix('tlscope', 'connect and keep it', sh`tlscope connect HOST --keylog keys.log`),
      ],
    };
  },
};

const isClosed = ({ bytes, protection, epoch }: RecordEvent): boolean =>
  protection === undefined &&
  (bytes[0] === ContentType.application_data || epoch === 'tls12' || epoch === 'application') &&
  bytes[0] !== ContentType.change_cipher_spec;

const missing = ({ serverHello }: Sight): string[] =>
  serverHello?.version === 'TLS 1.3'
    ? [
        'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
        'SERVER_HANDSHAKE_TRAFFIC_SECRET',
        'CLIENT_TRAFFIC_SECRET_0',
        'SERVER_TRAFFIC_SECRET_0',
      ]
    : ['CLIENT_RANDOM'];
