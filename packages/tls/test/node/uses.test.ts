import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { createConnection, createServer as createNetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { MqttClient } from 'mqtt';
import { connect, type TLSSocket } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { closed, dial, ecdsa, failure, listening, serve } from './support.ts';

interface Cleanup {
  after(work: () => void): void;
}

async function httpServer(t: Cleanup): Promise<number> {
  const server = http.createServer((request, response) => {
    response.setHeader('x-protocol', (request.socket as unknown as TLSSocket).getProtocol()!);
    request.pipe(response);
  });
  const { port } = await serve(t, (socket) => void server.emit('connection', socket));
  return port;
}

/** How the request gets its socket: from `createConnection`, or from an agent that has one. */
type Way = Pick<http.RequestOptions, 'agent' | 'createConnection'>;
const over = (port: number) => () => dial(port) as never;

async function post(way: Way, body: string): Promise<[string, http.IncomingMessage]> {
  const request = http.request({ method: 'POST', headers: { host: 'localhost' }, ...way });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return [await text(response), response];
}

describe('what people do with a socket', () => {
  test('http.request with createConnection, http.createServer fed by secureConnection', async (t) => {
    const body = 'all of it '.repeat(100_000);
    const [heard, response] = await post({ createConnection: over(await httpServer(t)) }, body);
    assert.equal(heard, body);
    assert.equal(response.headers['x-protocol'], 'TLSv1.3');
  });

  test('an agent keeps a connection and uses it again', async (t) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    Object.assign(agent, { createConnection: over(await httpServer(t)) });
    const sockets = new Set<unknown>();
    for (const body of ['one', 'two', 'three']) {
      const [heard, response] = await post({ agent }, body);
      assert.equal(heard, body);
      sockets.add(response.socket);
    }
    assert.equal(sockets.size, 1);
    agent.destroy();
  });

  test('a timeout of a request is heard', async (t) => {
    const server = http.createServer(() => {});
    const { port } = await serve(t, (socket) => void server.emit('connection', socket));
    const request = http.request({ createConnection: over(port) });
    request.setTimeout(30);
    request.on('error', () => {});
    request.end();
    await once(request, 'timeout');
    request.destroy();
  });

  test('mqtt.js over a custom stream', async (t) => {
    const { port } = await serve(t, broker);
    const client = new MqttClient(() => dial(port), { reconnectPeriod: 0 });
    await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
    await client.subscribeAsync('parcels');
    const heard = new Promise((resolve) => client.once('message', (topic, payload) => resolve(`${topic}: ${payload}`)));
    client.publish('parcels', 'locked');
    assert.equal(await heard, 'parcels: locked');
    await client.endAsync();
  });

  test('STARTTLS: a connection that speaks plainly first goes on as TLS on both sides', async (t) => {
    const { server } = await serve(t, (socket) => void socket.pipe(socket));
    const plain = createNetServer((transport) => {
      transport.once('data', () => {
        transport.write('220 go ahead\r\n');
        server.emit('connection', transport);
      });
    });
    const transport = createConnection(await listening(t, plain), '127.0.0.1');
    transport.write('STARTTLS\r\n');
    assert.equal(String((await once(transport, 'data'))[0]), '220 go ahead\r\n');
    const socket = connect({ socket: transport, servername: 'localhost', ca: ecdsa.ca });
    socket.end('secret');
    assert.equal(String(await collect(socket)), 'secret');
  });

  test('TLS inside TLS', async (t) => {
    const { server } = await serve(t, (socket) => void socket.pipe(socket));
    const outer = await serve(t, (socket: Duplex) => void server.emit('connection', socket), { allowHalfOpen: true });
    const inner = connect({ socket: dial(outer.port), servername: 'localhost', ca: ecdsa.ca });
    inner.end('twice');
    assert.equal(String(await collect(inner)), 'twice');
    await closed(inner);
  });

  test('a signal aborts, before and after the handshake', async (t) => {
    const { port } = await serve(t, () => {});
    const early = new AbortController();
    const refused = failure(dial(port, { signal: early.signal }));
    early.abort();
    assert.equal((await refused).name, 'AbortError');
    const late = new AbortController();
    const socket = dial(port, { signal: late.signal });
    await once(socket, 'secureConnect');
    const gone = failure(socket);
    late.abort();
    assert.equal((await gone).name, 'AbortError');
  });

  test('nobody listening is an error event, with the code of the system', async () => {
    const taken = createNetServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const { port } = taken.address() as { port: number };
    await new Promise((resolve) => taken.close(resolve));
    assert.equal((await failure(dial(port))).code, 'ECONNREFUSED');
  });
});

/** Says yes to everything and sends every PUBLISH back: enough of MQTT 3.1.1 for one client and small packets. */
function broker(socket: Duplex): void {
  let pending = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    while (pending.length >= 2 && pending.length >= 2 + pending[1]!) {
      const packet = pending.subarray(0, 2 + pending[1]!);
      pending = pending.subarray(packet.length);
      const type = packet[0]! >> 4;
      if (type === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
      if (type === 3) socket.write(packet);
      if (type === 8) socket.write(Buffer.from([0x90, 3, packet[2]!, packet[3]!, 0]));
      if (type === 14) socket.end();
    }
  });
}
