/** What the streams of a connection do: half-closed, slow, aborted, in order. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { pureProvider } from '../../src/crypto/providers/pure/index.ts';
import { accept, connect, type Session, StatelessTickets, type TlsEvent } from '../../src/index.ts';
import { clientOptions, connectedPair, everything, memoryPair, sendAll, serverOptions } from './support.ts';

const text = (bytes: Uint8Array | undefined): string => `${Buffer.from(bytes ?? [])}`;

test('when one direction has ended the other goes on for as long as it likes', async () => {
  const [client, server] = await connectedPair();
  await client.writable.close();
  assert.equal((await everything(server.readable)).length, 0);
  const answer = randomBytes(300_000);
  const [received] = await Promise.all([everything(client.readable), sendAll(server.writable, answer)]);
  assert.ok(received.equals(answer));
  await Promise.all([client.closed, server.closed]);
});

test('a writer waits for a slow reader, and no more is taken than there is room for', async () => {
  const [client, server] = await connectedPair();
  const writer = client.writable.getWriter();
  let taken = 0;
  const writing = (async () => {
    for (let i = 0; i < 200; i++) {
      await writer.write(randomBytes(16_384));
      taken += 16_384;
    }
    await writer.close();
  })();
  for (let before = -1; before !== taken; ) {
    before = taken;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(taken < 400_000, `${taken} bytes were taken, and nobody has read any`);
  assert.equal((await everything(server.readable)).length, 200 * 16_384);
  await writing;
});

test('what was cancelled is dropped, and the other direction goes on', async () => {
  const [client, server] = await connectedPair();
  await client.readable.cancel();
  const writing = sendAll(server.writable, randomBytes(500_000));
  const [received] = await Promise.all([
    everything(server.readable),
    sendAll(client.writable, Buffer.from('still here')),
  ]);
  assert.equal(text(received), 'still here');
  await writing;
  await Promise.all([client.closed, server.closed]);
});

test('an aborted writer ends the connection with its reason, and the peer is not told that all is well', async () => {
  const [client, server] = await connectedPair();
  const reason = new Error('changed my mind');
  const reading = everything(client.readable);
  await client.writable.abort(reason);
  await assert.rejects(reading, reason);
  await assert.rejects(client.closed, reason);
  await assert.rejects(everything(server.readable));
  await assert.rejects(server.closed);
});

test('a signal aborts before, during and after the handshake with its reason', async () => {
  const reason = new Error('no more time');
  const gone = AbortSignal.abort(reason);
  await assert.rejects(connect(memoryPair()[0], { ...clientOptions, signal: gone }), reason);

  const during = new AbortController();
  const waiting = connect(memoryPair()[0], { ...clientOptions, signal: during.signal });
  during.abort(reason);
  await assert.rejects(waiting, reason);

  const after = new AbortController();
  const [client] = await connectedPair({ signal: after.signal });
  after.abort(reason);
  await assert.rejects(everything(client.readable), reason);
});

test('a peer that says nothing is given up in time', async () => {
  const waiting = connect(memoryPair()[0], { ...clientOptions, handshakeTimeout: 1 });
  await assert.rejects(waiting, { code: 'ERR_TLS_HANDSHAKE_TIMEOUT' });
});

test('an error of the transport is the error of the connection', async () => {
  const reason = new Error('the cable was cut');
  const [near, far] = memoryPair();
  const connecting = connect(near, clientOptions);
  await far.readable.cancel(reason);
  await far.writable.abort(reason);
  await assert.rejects(connecting, reason);
});

test('both ends say why when their versions do not meet', async () => {
  const [near, far] = memoryPair();
  const ends = await Promise.allSettled([
    connect(near, { ...clientOptions, versions: ['TLSv1.2'] }),
    accept(far, { ...serverOptions, versions: ['TLSv1.3'] }),
  ]);
  const codes = ends.map((end) => end.status === 'rejected' && end.reason.code);
  assert.deepEqual(codes, ['ERR_TLSCOPE_ALERT_PROTOCOL_VERSION', 'ERR_TLSCOPE_PEER_PROTOCOL_VERSION']);
});

test('options that cannot be followed reject before anything is sent', async () => {
  const [near] = memoryPair();
  const { ca: _, ...withoutKey } = serverOptions;
  await assert.rejects(connect(near, { ...clientOptions, groups: ['none'] }), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
  await assert.rejects(accept(near, {}), { code: 'ERR_TLSCOPE_NO_CERTIFICATE' });
  await assert.rejects(accept(near, { cert: withoutKey.cert! }), { code: 'ERR_TLSCOPE_BAD_OPTION' });
  assert.equal(near.writable.locked, false);
});

test('what is no bytes is refused on both sides of the connection', async () => {
  const [client] = await connectedPair();
  const writer = client.writable.getWriter() as WritableStreamDefaultWriter<unknown>;
  await assert.rejects(writer.write('text'), { code: 'ERR_TLSCOPE_BAD_CHUNK' });
  const readable = new ReadableStream<Uint8Array>({ start: (c) => c.enqueue('text' as unknown as Uint8Array) });
  const transport = { readable, writable: new WritableStream<Uint8Array>() };
  await assert.rejects(connect(transport, clientOptions), { code: 'ERR_TLSCOPE_BAD_CHUNK' });
});

test('a session is taken up again, with the other provider as well', async () => {
  const tickets = new StatelessTickets(pureProvider, [randomBytes(48)]);
  const sessions: Session[] = [];
  const heard = new Promise<void>((resolve) => {
    const onSession = (session: Session): void => {
      sessions.push(session);
      resolve();
    };
    void connectedPair({ onSession, provider: pureProvider }, { tickets });
  });
  await heard;
  const [client, server] = await connectedPair({ session: sessions[0]! }, { tickets });
  assert.deepEqual([client.info.resumed, server.info.resumed], [true, true]);
});

test('keys are updated while data flows, and an observer sees it', async () => {
  const events: TlsEvent[] = [];
  const [client, server] = await connectedPair({ observe: (event) => events.push(event) });
  const writer = client.writable.getWriter();
  const reader = server.readable.getReader();
  for (const word of ['one', 'two', 'three']) {
    await writer.write(Buffer.from(word));
    assert.equal(text((await reader.read()).value), word);
    await client.updateKeys();
  }
  const updates = events.filter((event) => event.type === 'message' && event.name === 'key_update');
  assert.ok(updates.length >= 3, `${updates.length} key updates were seen`);
});

test('TLS runs inside TLS', async () => {
  const [outerClient, outerServer] = await connectedPair();
  const [client, server] = await Promise.all([connect(outerClient, clientOptions), accept(outerServer, serverOptions)]);
  const [received] = await Promise.all([
    everything(server.readable),
    sendAll(client.writable, Buffer.from('a parcel')),
  ]);
  assert.equal(text(received), 'a parcel');
});
