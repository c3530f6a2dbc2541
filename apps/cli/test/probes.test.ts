import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeProvider } from 'tlscope/crypto/node';
import { connect, createServer, type TLSSocket } from 'tlscope/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { run, serve } from './support/command.ts';

const { root, server } = makeIdentity({
  provider: nodeProvider,
  names: ['localhost'],
  at: Date.now(),
  key: 'secp256r1',
});
const chain = server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
let folder = '';
let ca = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlscope-'));
  ca = join(folder, 'ca.pem');
  await writeFile(ca, toPem('CERTIFICATE', root.der));
});
after(() => rm(folder, { recursive: true }));

/** A broker that answers CONNECT with `connack`, and remembers what it was sent. */
async function broker(connack: Uint8Array, ask: (port: number) => Promise<void>): Promise<Buffer> {
  let heard: Buffer = Buffer.alloc(0);
  const listener = createServer({ cert: chain, key: writePrivateKey(server.key) }, (socket: TLSSocket) => {
    socket.once('data', () => socket.write(connack));
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
    });
    socket.on('error', () => {});
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  try {
    await ask((listener.address() as AddressInfo).port);
  } finally {
    listener.close();
  }
  return heard;
}

test('mqtts:// sends a CONNECT as MQTT 3.1.1 wants it, and shows CONNACK', async () => {
  const heard = await broker(Uint8Array.of(0x20, 2, 0, 0), async (port) => {
    const { code, out } = await run('connect', `mqtts://me:secret@localhost:${port}`, '--ca', ca);
    assert.equal(code, 0, out);
    assert.match(out, /MQTT CONNECT +accepted \(0x00\)/);
  });
  assert.equal(heard[0], 0x10);
  assert.equal(heard[1], heard.length - 2 - 2);
  assert.equal(heard.subarray(2, 9).toString('latin1'), '\0\x04MQTT\x04');
  assert.equal(heard[9], 0xc2);
  assert.ok(heard.includes('\0\x02me\0\x06secret'));
  assert.deepEqual([...heard.subarray(-2)], [0xe0, 0]);
});

test('a broker that says no leads to exit code 1, with its reason', async () => {
  await broker(Uint8Array.of(0x20, 2, 0, 5), async (port) => {
    const { code, out } = await run('connect', `mqtts://localhost:${port}`, '--ca', ca);
    assert.equal(code, 1);
    assert.match(out, /not_authorized/);
  });
});

test('--echo sends back what comes, with a given certificate and key', async (t) => {
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  await writeFile(key, toPem('PRIVATE KEY', writePrivateKey(server.key)));
  await writeFile(cert, chain);
  const served = await serve('--echo', '--cert', cert, '--key', key);
  t.after(() => served.stop());

  const parcel = Buffer.alloc(100_000, 'parcel ');
  const socket = connect({ host: '127.0.0.1', port: served.port, servername: 'localhost', ca: root.der });
  socket.end(parcel);
  const back: Buffer[] = [];
  for await (const chunk of socket) back.push(chunk as Buffer);
  assert.ok(Buffer.concat(back).equals(parcel));
  assert.equal(await served.stop(), 0);
});
