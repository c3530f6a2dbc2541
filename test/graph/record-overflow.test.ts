import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ContentType, PeerFault } from 'tlscope/wire';
import { clientConfig, serverConfig } from '../../packages/tls/test/support/pair.ts';
import { walkTo } from './walk.ts';

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  const state = version === 'TLSv1.3' ? 'CONNECTED' : 'TLS12_CONNECTED';
  const client = clientConfig({ versions: [version], recordSizeLimit: 16_384 });

  test(`${version}: a record that is longer than was agreed is refused, and not by a byte less (RFC 8449 §4)`, () => {
    const { subject } = walkTo('server', state, client, serverConfig({ recordSizeLimit: 100 }))!;
    assert.equal(subject.hear(ContentType.application_data, new Uint8Array(100)).fault, undefined);
    const { fault } = subject.hear(ContentType.application_data, new Uint8Array(101));
    assert.ok(fault instanceof PeerFault);
    assert.equal(fault.alert, 'record_overflow');
  });
}

test('TLS 1.2: max_fragment_length holds for records without keys (RFC 6066 §4)', () => {
  const client = clientConfig({ versions: ['TLSv1.2'], maxFragmentLength: 512 });
  const { subject } = walkTo('client', 'ECDHE_WAIT_CERT', client, serverConfig())!;
  const { fault } = subject.hear(ContentType.handshake, new Uint8Array(513));
  assert.ok(fault instanceof PeerFault);
  assert.equal(fault.alert, 'record_overflow');
});
