/** Which random stands in a key log line where there are two hellos (RFC 9850 §2.1, §2.3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hex } from '../../src/bytes/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { observer } from '../../src/node/trace/observer.ts';
import { bodyOf, echPair, hellosIn, newerKey } from '../support/ech.ts';

/** The lines that each end writes, as label and random; and the randoms of both hellos. */
function logged(server: Parameters<typeof echPair>[1]) {
  const lines = { client: [] as string[], server: [] as string[] };
  const logs = {
    client: observer(undefined, (line) => lines.client.push(`${line}`))!,
    server: observer(undefined, (line) => lines.server.push(`${line}`))!,
  };
  const events: TlsEvent[] = [];
  const { pair } = echPair(
    {
      observe: (event) => {
        events.push(event);
        logs.client(event);
      },
    },
    { ...server, observe: logs.server },
  );
  pair.start();
  const [inner, outer] = (['inner', 'outer'] as const).map((part) =>
    hex(bodyOf(hellosIn(events).find((event) => event.part === part)!).random),
  );
  return { lines, inner: inner!, outer: outer! };
}

const randomOf = (lines: readonly string[], label: string): string | undefined =>
  lines.find((line) => line.startsWith(`${label} `))?.split(' ')[1];

for (const [what, groups] of [
  ['at once', ['x25519']],
  ['after a HelloRetryRequest', ['secp256r1']],
] as const) {
  test(`accepted ${what}: the keys of ECH go by the outer random, all others by the inner one`, () => {
    const { lines, inner, outer } = logged({ groups });
    for (const side of [lines.client, lines.server]) {
      assert.equal(randomOf(side, 'ECH_SECRET'), outer);
      assert.equal(randomOf(side, 'ECH_CONFIG'), outer);
      assert.equal(randomOf(side, 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'), inner);
      assert.equal(randomOf(side, 'SERVER_TRAFFIC_SECRET_0'), inner);
    }
  });

  test(`rejected ${what}: all go by the outer random`, () => {
    const { lines, outer } = logged({ groups, ech: { keys: [newerKey] } });
    assert.equal(randomOf(lines.client, 'ECH_SECRET'), outer);
    assert.equal(randomOf(lines.server, 'ECH_SECRET'), undefined, 'the server could not open it');
    for (const side of [lines.client, lines.server]) {
      assert.equal(randomOf(side, 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'), outer);
    }
  });
}
