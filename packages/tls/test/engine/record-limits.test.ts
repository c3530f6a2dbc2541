import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { clientConfig, Pair, serverConfig } from '../support/pair.ts';

const versions = ['TLSv1.3', 'TLSv1.2'] as const;
const DATA = new Uint8Array(3000).fill(7);

/** Both ends send 3000 bytes; what each received in its longest record, with padding, and how much in all. */
function exchange(client: Partial<ClientConfig>, server: Partial<ServerConfig>) {
  const longest = { client: 0, server: 0 };
  const extensions: string[] = [];
  const seen = (end: 'client' | 'server') => (event: TlsEvent) => {
    if (event.type !== 'record' || event.direction !== 'received' || event.protection === undefined) return;
    longest[end] = Math.max(longest[end], event.protection.content.length + event.protection.padding);
  };
  const pair = Pair.connected(
    clientConfig({ ...client, observe: seen('client') }),
    serverConfig({ ...server, observe: seen('server') }),
  );
  assert.equal(pair.clientFault, undefined);
  assert.equal(pair.serverFault, undefined);
  pair.fromClient(pair.client.write(DATA));
  pair.fromServer(pair.server.write(DATA));
  const received = [pair.serverOutcomes, pair.clientOutcomes].map((outcomes) =>
    outcomes.flatMap(({ data }) => data).reduce((sum, { length }) => sum + length, 0),
  );
  assert.deepEqual(received, [3000, 3000]);
  return { ...longest, extensions, pair };
}

for (const version of versions) {
  test(`${version}: each end keeps to the record_size_limit of the other`, () => {
    const { client, server } = exchange({ versions: [version], recordSizeLimit: 100 }, { recordSizeLimit: 200 });
    assert.equal(client, 100);
    assert.equal(server, 200);
  });

  test(`${version}: a server without a limit of its own keeps to the client's`, () => {
    const { client, server } = exchange({ versions: [version], recordSizeLimit: 64 }, {});
    assert.equal(client, 64);
    assert.equal(server, 3000);
  });

  test(`${version}: a server's limit is not known to a client that said nothing`, () => {
    assert.equal(exchange({ versions: [version] }, { recordSizeLimit: 100 }).server, 3000);
  });

  test(`${version}: max_fragment_length holds in TLS 1.2, and is not answered in TLS 1.3`, () => {
    const { client, server } = exchange({ versions: [version], maxFragmentLength: 512 }, {});
    assert.deepEqual([client, server], version === 'TLSv1.2' ? [512, 512] : [3000, 3000]);
  });

  test(`${version}: record_size_limit goes before max_fragment_length`, () => {
    const both = { versions: [version], maxFragmentLength: 512, recordSizeLimit: 1000 };
    const { client, server } = exchange(both, { recordSizeLimit: 700 });
    assert.deepEqual([client, server], [1000, 700]);
  });
}

test('TLS 1.2: handshake messages without keys are cut as well', () => {
  const plain: number[] = [];
  const observe = (event: TlsEvent): void => {
    if (event.type === 'record' && event.direction === 'sent' && event.epoch === 'plaintext') {
      plain.push(event.bytes.length - 5);
    }
  };
  const pair = Pair.connected(
    clientConfig({ versions: ['TLSv1.2'], maxFragmentLength: 512 }),
    serverConfig({ observe }),
  );
  assert.ok(pair.client.connection !== undefined);
  assert.equal(Math.max(...plain), 512);
});

test('lengths that the protocol does not have are refused at once', () => {
  const bad = { code: 'ERR_TLSCOPE_BAD_LENGTH' };
  assert.throws(() => new Pair(clientConfig({ recordSizeLimit: 63 }), serverConfig()), bad);
  assert.throws(() => new Pair(clientConfig({ recordSizeLimit: 16_385 }), serverConfig()), bad);
  assert.throws(() => new Pair(clientConfig({ maxFragmentLength: 600 }), serverConfig()), bad);
});

test('padding hides the length of records, within the limits', () => {
  const toBlocks = (length: number) => (256 - (length % 256)) % 256;
  const sizes = new Set<number>();
  const observe = (event: TlsEvent): void => {
    if (event.type !== 'record' || event.direction !== 'received' || event.protection === undefined) return;
    sizes.add((event.protection.content.length + event.protection.padding) % 256);
  };
  const pair = Pair.connected(clientConfig({ padding: toBlocks }), serverConfig({ padding: toBlocks, observe }));
  pair.fromClient(pair.client.write(new Uint8Array(5)));
  assert.equal(pair.serverOutcomes.at(-1)!.data[0]!.length, 5);
  assert.deepEqual([...sizes], [0]);

  const { client } = exchange({ recordSizeLimit: 100 }, { padding: () => 1_000_000 });
  assert.equal(client, 100);
  exchange({ versions: ['TLSv1.2'], padding: toBlocks }, { padding: toBlocks });
  exchange({ padding: () => Number.NaN }, { padding: () => -5 });
});
