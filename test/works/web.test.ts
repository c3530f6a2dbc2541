/** https, http2, undici and ws over our sockets: the code of docs/examples, against Node's own TLS and against itself. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http2 from 'node:http2';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { createServer, type TLSSocket } from 'tlscope/node';
import NodeWebSocket, { WebSocketServer } from 'ws';
import * as ourHttp2 from '../../docs/examples/http2.ts';
import * as ourHttps from '../../docs/examples/https.ts';
import { client as undiciClient } from '../../docs/examples/undici.ts';
import * as ourWs from '../../docs/examples/ws.ts';
import { type LeafFiles, Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { lines } from '../interop/support/stack.ts';
import { listen } from './support/listen.ts';

const body = lines(300_000);
type Listener = Parameters<typeof ourHttps.serve>[1];
const mirror: Listener = (request, response) => request.pipe(response);

describe('the web', needs('openssl'), () => {
  const scope = suiteScope();
  let ca: string;
  let leaf: { cert: string; key: string };
  before(async () => {
    const pki = await Pki.make(scope);
    const { chain, key }: LeafFiles = await pki.leaf('p256');
    ca = pki.root;
    leaf = { cert: chain, key };
  });

  const ours = (t: Scope, listener: Listener) => listen(t, ourHttps.serve(leaf, listener));
  const nodes = (t: Scope, listener: Listener) => listen(t, https.createServer(leaf, listener));

  async function post(port: number, agent?: https.Agent): Promise<[string, unknown]> {
    const options = { port, host: 'localhost', method: 'POST', ...(agent === undefined ? { ca } : { agent }) };
    const request = https.request(options);
    request.end(body);
    const [response] = await once(request, 'response');
    return [await text(response), request.socket];
  }

  for (const [server, serve] of Object.entries({ 'https.createServer': nodes, 'https.createServer with ours': ours })) {
    test(`https.request with our agent, ${server}: one connection for three requests`, async (t) => {
      const port = await serve(t, mirror);
      const agent = ourHttps.agent(ca);
      t.after(() => agent.destroy());
      const sockets = new Set<unknown>();
      for (let i = 0; i < 3; i++) {
        const [heard, socket] = await post(port, agent);
        assert.equal(heard, body);
        sockets.add(socket);
      }
      assert.equal(sockets.size, 1);
      assert.equal(([...sockets][0] as TLSSocket).getProtocol(), 'TLSv1.3');
    });

    test(`undici, ${server}: requests one after the other and at once`, async (t) => {
      const client = undiciClient(await serve(t, mirror), ca);
      t.after(() => client.destroy());
      const ask = async () => (await client.request({ path: '/', method: 'POST', body })).body.text();
      assert.equal(await ask(), body);
      assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [body, body, body]);
    });
  }

  test('https.request of Node, our server: the request has what a secure request has', async (t) => {
    const seen: unknown[] = [];
    const port = await ours(t, (request, response) => {
      const { encrypted, servername } = request.socket as never as TLSSocket;
      seen.push(encrypted, servername);
      mirror(request, response);
    });
    assert.equal((await post(port))[0], body);
    assert.deepEqual(seen, [true, 'localhost']);
  });

  test('https.request with our agent, a server of a stranger: the request fails by its code', async (t) => {
    const { chain, key } = await (await Pki.make(t)).leaf('p256');
    const port = await listen(t, https.createServer({ cert: chain, key }));
    const request = https.request({ port, host: 'localhost', agent: ourHttps.agent(ca) });
    request.end();
    const [error] = await once(request, 'error').catch((reason) => [reason]);
    assert.equal(error.code, 'CERT_SIGNATURE_FAILURE');
  });

  const streamed = async (session: http2.ClientHttp2Session): Promise<string> => {
    const stream = session.request({ ':method': 'POST', ':path': '/' });
    stream.end(body);
    return text(stream);
  };
  test('http2: our client and a server of Node, ten streams at once', async (t) => {
    const server = http2.createSecureServer(leaf).on('stream', (stream) => {
      assert.equal(stream.session?.alpnProtocol, 'h2');
      stream.respond();
      stream.pipe(stream);
    });
    const session = ourHttp2.open(await listen(t, server), ca);
    t.after(() => session.destroy());
    const heard = await Promise.all(Array.from({ length: 10 }, () => streamed(session)));
    for (const one of heard) assert.equal(one, body);
  });

  test('http2: our server, and a client of Node and of ours', async (t) => {
    const server = ourHttp2.serve(leaf, (stream) => {
      stream.respond();
      stream.pipe(stream);
    });
    const port = await listen(t, server);
    for (const session of [http2.connect(`https://localhost:${port}`, { ca }), ourHttp2.open(port, ca)]) {
      t.after(() => session.destroy());
      assert.equal(await streamed(session), body);
    }
  });

  const chat = async (socket: NodeWebSocket): Promise<string> => {
    await once(socket, 'open');
    socket.send(body);
    const [answer] = await once(socket, 'message');
    socket.close();
    await once(socket, 'close');
    return `${answer}`;
  };
  const repeat = (socket: NodeWebSocket): void =>
    void socket.on('message', (data, binary) => socket.send(data, { binary }));
  test('ws: our client, a server of Node', async (t) => {
    const server = https.createServer(leaf);
    new WebSocketServer({ server }).on('connection', repeat);
    assert.equal(await chat(ourWs.open(await listen(t, server), ca)), body);
  });

  test('ws: our server, and a client of Node and of ours', async (t) => {
    const port = await listen(t, ourWs.serve(leaf, repeat));
    assert.equal(await chat(new NodeWebSocket(`wss://localhost:${port}`, { ca })), body);
    assert.equal(await chat(ourWs.open(port, ca)), body);
  });

  test('a server closes while a request is under way: the client of undici says so', async (t) => {
    const server = createServer(leaf, (socket) => socket.once('data', () => socket.destroy()));
    const client = undiciClient(await listen(t, server), ca);
    t.after(() => client.destroy());
    await assert.rejects(client.request({ path: '/', method: 'GET' }));
  });
});
