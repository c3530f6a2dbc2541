/** The key log of a recorded connection with Encrypted Client Hello (RFC 9850 §2.1, §2.3), and what a capture has of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from 'tlscope/bytes';
import { keylogOf } from 'tlscope/keys';
import { captureOf } from '../../apps/cli/src/pcap/capture.ts';
import { bodyOf, hellosIn, newerKey, startedPair } from '../../packages/tls/test/support/ech.ts';

for (const [what, keys, part] of [
  ['accepted', undefined, 'inner'],
  ['rejected', [newerKey], 'outer'],
] as const) {
  test(`${what}: traffic secrets go by the ${part} random, the keys of the hello by the outer one, in captures too`, () => {
    const { client, server } = startedPair({}, keys === undefined ? {} : { ech: { keys } });
    const randoms = Object.fromEntries(hellosIn(client).map((hello) => [hello.part!, hex(bodyOf(hello).random)]));
    const lines = keylogOf(client)
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [label: string, random: string, secret: string]);
    const labels = lines.map(([label]) => label);
    for (const label of ['ECH_CONFIG', 'ECH_SECRET', 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', 'SERVER_TRAFFIC_SECRET_0']) {
      assert.ok(labels.includes(label), label);
    }
    for (const [label, random] of lines) {
      assert.equal(random, label.startsWith('ECH_') ? randoms.outer : randoms[part], label);
    }
    // Both ends write the same traffic secrets under the same random.
    const traffic = (log: string): string[] => log.split('\n').filter((line) => /TRAFFIC/.test(line));
    assert.deepEqual(traffic(keylogOf(server)), traffic(keylogOf(client)));
    assert.ok(captureOf(client).includes(keylogOf(client)), 'the capture has this log');
  });
}

test('without secrets there is no key log', () => {
  const { client } = startedPair();
  const bare = client.map((event) => (event.type === 'secret' ? { ...event, value: new Uint8Array() } : event));
  assert.equal(keylogOf(bare), '');
});
