import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { utf8 } from '../../src/bytes/index.ts';
import { TLSSocket } from '../../src/node/socket/socket.ts';
import { collect } from './collect.ts';
import { closeFrame, dataFrame, FakeEngine, frame, helloFrame } from './fake-engine.ts';

const client = (transport: Duplex, allowHalfOpen = false): TLSSocket =>
  new TLSSocket(transport, { engine: () => new FakeEngine('client'), allowHalfOpen });
const server = (transport: Duplex, allowHalfOpen = false): TLSSocket =>
  new TLSSocket(transport, { engine: () => new FakeEngine('server'), allowHalfOpen });

/** A transport whose other end is the test: it records what is written and takes it when told to. */
class Wire extends Duplex {
  readonly written: Uint8Array[] = [];
  readonly takers: (() => void)[] = [];
  slow = false;
  constructor() {
    super({ allowHalfOpen: true, highWaterMark: 1024 });
  }
  override _read(): void {}
  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#take([chunk], done);
  }
  override _writev(chunks: { chunk: Uint8Array }[], done: () => void): void {
    this.#take(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }
  #take(chunks: readonly Uint8Array[], done: () => void): void {
    this.written.push(Buffer.concat(chunks));
    if (this.slow) this.takers.push(done);
    else done();
  }
}

/** Everything that is under way without a wire has been done: a stream takes a few turns of the event loop. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await turn();
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

async function tcpPair(): Promise<[Socket, Socket]> {
  const listener = createServer({ allowHalfOpen: true });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const near = createConnection({
    port: (listener.address() as AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  const [far] = await once(listener, 'connection');
  listener.close();
  return [near, far];
}

async function pair(allowHalfOpen = false): Promise<[TLSSocket, TLSSocket]> {
  const [near, far] = await tcpPair();
  const ends: [TLSSocket, TLSSocket] = [client(near, allowHalfOpen), server(far, allowHalfOpen)];
  await Promise.all(ends.map((end) => once(end, 'secure')));
  return ends;
}

describe('the stream around an engine', () => {
  test('what is written before the handshake waits for it, and goes out in one piece with its end', async () => {
    const wire = new Wire();
    const socket = client(wire);
    socket.write('a');
    socket.write('b');
    socket.end('c');
    await settled();
    assert.deepEqual(wire.written.map(String), [String(Buffer.from(helloFrame()))], 'only the hello is sent');
    wire.push(helloFrame());
    await once(socket, 'finish');
    const sent = Buffer.concat(wire.written.slice(1));
    assert.deepEqual(
      sent,
      Buffer.concat([dataFrame(utf8('a')), dataFrame(utf8('bc')), closeFrame()].map((bytes) => Buffer.from(bytes))),
    );
    assert.ok(wire.writableFinished, 'the transport is ended after close_notify');
  });

  test('a write is done when the transport took the bytes, and not before', async () => {
    const wire = new Wire();
    const socket = client(wire);
    wire.push(helloFrame());
    await once(socket, 'secureConnect');
    await settled();
    wire.slow = true;
    let done = false;
    socket.write('x'.repeat(100_000), () => {
      done = true;
    });
    await settled();
    assert.equal(done, false);
    assert.equal(socket.writableNeedDrain, true);
    const drained = once(socket, 'drain');
    wire.takers.shift()!();
    await drained;
    assert.equal(done, true);
  });

  test('both ends have ended: the socket closes, though nobody has read from it', async () => {
    const [near, far] = await pair(true);
    near.end();
    far.end();
    await Promise.all([near, far].map((socket) => once(socket, 'close')));
  });

  test('a slow reader stops the transport', async () => {
    const wire = new Wire();
    const socket = client(wire);
    wire.push(helloFrame());
    await once(socket, 'secureConnect');
    const chunk = dataFrame(new Uint8Array(10_000));
    for (let i = 0; i < 50; i++) wire.push(chunk);
    await until(() => wire.isPaused());
    await settled();
    assert.ok(wire.isPaused());
    assert.ok(
      socket.readableLength <= socket.readableHighWaterMark + 10_000,
      `${socket.readableLength} bytes are held`,
    );
    wire.push(closeFrame());
    assert.equal((await collect(socket)).length, 500_000);
  });

  test('a peer that makes us answer and does not read is not read from', async () => {
    const wire = new Wire();
    const socket = server(wire);
    wire.slow = true;
    for (let i = 0; i < 20_000; i++) wire.push(helloFrame());
    await until(() => wire.isPaused());
    await settled();
    assert.ok(wire.isPaused());
    wire.slow = false;
    while (wire.takers.length > 0) wire.takers.shift()!();
    await until(() => !wire.isPaused());
    socket.destroy();
  });

  test('each direction ends by itself', async () => {
    const [near, far] = await pair(true);
    near.end('question');
    assert.equal(String(await collect(far)), 'question');
    assert.equal(far.writable, true);
    far.write('ans');
    await settled();
    far.end('wer');
    assert.equal(String(await collect(near)), 'answer');
    await Promise.all([near, far].map((end) => end.closed || once(end, 'close')));
  });

  test('without allowHalfOpen the end is answered with an end', async () => {
    const [near, far] = await pair();
    near.end('bye');
    assert.equal(String(await collect(far)), 'bye');
    await Promise.all([near, far].map((end) => end.resume().closed || once(end, 'close')));
    assert.ok(far.writableFinished);
  });

  test('an end without close_notify is a truncation', async () => {
    const [near, raw] = await tcpPair();
    const socket = client(near);
    raw.write(helloFrame());
    raw.end(dataFrame(utf8('half')));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    const [error] = await once(socket, 'error');
    assert.equal(error.code, 'ERR_TLSCOPE_TRUNCATED');
    assert.equal(String(Buffer.concat(chunks)), 'half');
    assert.equal(socket.readableEnded, false, 'no end is claimed');
  });

  test('after a fault the alert arrives, though the peer was still sending', async () => {
    const [near, raw] = await tcpPair();
    const socket = server(near);
    raw.write(Buffer.concat([helloFrame(), frame(9), new Uint8Array(300_000)]));
    const [[error], heard] = await Promise.all([once(socket, 'error'), collect(raw)]);
    assert.equal(error.code, 'ERR_TLSCOPE_TRACE');
    assert.deepEqual(heard, Buffer.concat([helloFrame(), frame(4)]));
    raw.destroy();
  });

  test('destroy fails what was written and not yet sent', async () => {
    const wire = new Wire();
    const socket = client(wire);
    const failed = new Promise((resolve) => socket.write('never', resolve));
    socket.destroy();
    assert.ok((await failed) instanceof Error);
    assert.ok(wire.destroyed);
  });

  test('an error of the transport is an error of the socket, once', async () => {
    const wire = new Wire();
    const socket = client(wire);
    const errors: Error[] = [];
    socket.on('error', (error) => errors.push(error));
    wire.destroy(new Error('cable cut'));
    await new Promise((resolve) => socket.once('close', resolve));
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['cable cut'],
    );
  });

  test('a transport that was closed before we came is an error', async () => {
    const wire = new Wire();
    wire.destroy();
    const [error] = await once(client(wire), 'error');
    assert.equal(error.code, 'ERR_TLSCOPE_TRANSPORT_CLOSED');
  });

  test("'timeout' comes after quiet and leaves the connection open", async () => {
    const [near, far] = await pair();
    near.setTimeout(20);
    const keepAwake = setInterval(() => {}, 10);
    await once(near, 'timeout');
    clearInterval(keepAwake);
    assert.equal(near.destroyed, false);
    near.end();
    far.resume();
    near.resume();
    await Promise.all([near, far].map((end) => once(end, 'close')));
  });

  test('the handshake has a deadline', async () => {
    const [near, far] = await tcpPair();
    const socket = new TLSSocket(far, { engine: () => new FakeEngine('server'), handshakeTimeout: 20 });
    const [error] = await once(socket, 'error');
    assert.equal(error.code, 'ERR_TLS_HANDSHAKE_TIMEOUT');
    near.destroy();
  });
});
