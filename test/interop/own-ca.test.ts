/** Both ends show a certificate that `tlscope ca` has issued, and hold the other to it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect as plainConnect } from 'node:net';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import * as nodeTls from 'node:tls';
import { MqttClient } from 'mqtt';
import * as ours from 'tlscope/node';
import { mosquitto } from './support/mosquitto.ts';
import { nginxServer, startNginx } from './support/nginx.ts';
import { SERVER_NAME as HOST, listen, makePapers, own, type Papers } from './support/own-ca.ts';
import { needs } from './support/places.ts';
import { run, type Scope, start, suiteScope } from './support/process.ts';
import { settings13 } from './support/settings.ts';
import { everything } from './support/stack.ts';

const GREETING = 'true alice\n';

/** What a client of either stack is greeted with. */
async function greeted(scope: Scope, connect: typeof ours.connect, port: number, options: object): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', servername: HOST, ...options });
  scope.after(() => socket.destroy());
  return everything(socket);
}

type Listen = (options: object, use: (socket: ours.TLSSocket) => void) => ours.Server | nodeTls.Server;

/** A server that tells clients who they are, and refuses those that do not show it. */
function greeter(scope: Scope, createServer: Listen, { root, server: pair }: Papers): Promise<number> {
  const options = { ...own(pair), ca: readFileSync(root), requestCert: true };
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    const { subject } = socket.getPeerCertificate() as { subject?: { CN?: string } };
    // node:tls sends no close_notify for an end() within this call.
    setImmediate(() => socket.end(`${socket.authorized} ${subject?.CN}\n`));
  });
  return listen(scope, server);
}

const stacks: Readonly<Record<string, { createServer: Listen; connect: typeof ours.connect }>> = {
  ours: { createServer: ours.createServer as Listen, connect: ours.connect },
  'node:tls': { createServer: nodeTls.createServer as Listen, connect: nodeTls.connect as never },
};

group('both ends with certificates of tlscope ca', () => {
  const scope = suiteScope();
  let papers: Papers;
  before(async () => {
    papers = await makePapers(scope);
  });
  const alice = () => ({ ...own(papers.client), ca: readFileSync(papers.root) });

  for (const [client, { connect }] of Object.entries(stacks)) {
    for (const [server, { createServer }] of Object.entries(stacks)) {
      test(`client ${client}, server ${server}`, async (t) => {
        const port = await greeter(t, createServer, papers);
        assert.equal(await greeted(t, connect, port, alice()), GREETING);
        await assert.rejects(greeted(t, connect, port, { ca: readFileSync(papers.root) }), 'without a certificate');
      });
    }
  }

  test('curl, our server', needs('curl'), async (t) => {
    const port = await greeter(t, ours.createServer as Listen, papers);
    const { chainFile, keyFile } = papers.client;
    const to = ['-sS', '--http0.9', '--cacert', papers.root, '--resolve', `${HOST}:${port}:127.0.0.1`];
    const page = `https://${HOST}:${port}/`;
    assert.equal(await run(t, 'curl', [...to, '--cert', chainFile, '--key', keyFile, page]), GREETING);
    await assert.rejects(run(t, 'curl', [...to, page]), /certificate required/);
  });

  test('our client and curl, nginx', needs('nginx', 'curl'), async (t) => {
    const demand = ['ssl_verify_client on;', `ssl_client_certificate ${papers.root};`, 'ssl_verify_depth 2;'];
    const port = await nginxServer(t, papers.server, settings13[0]!, demand);
    const page = await new Promise<string>((resolve, reject) => {
      const createConnection = () => ours.connect({ port, host: '127.0.0.1', servername: HOST, ...alice() }) as never;
      get({ createConnection, path: '/a', headers: { connection: 'close' } }, (answer) => {
        everything(answer).then(resolve, reject);
      }).once('error', reject);
    });
    assert.match(page, /^nginx: TLSv1.3 \S+ shop\.internal \/aCN=alice$/);
    const { chainFile, keyFile } = papers.client;
    const to = ['-sS', '--cacert', papers.root, '--resolve', `${HOST}:${port}:127.0.0.1`, `https://${HOST}:${port}/b`];
    assert.match(await run(t, 'curl', [...to, '--cert', chainFile, '--key', keyFile]), /\/bCN=alice$/);
    assert.match(await run(t, 'curl', to), /No required SSL certificate was sent/);
  });

  test('nginx as a proxy, our server', needs('nginx'), async (t) => {
    const upstream = await greeter(t, ours.createServer as Listen, papers);
    const { chainFile, keyFile } = papers.client;
    const port = await startNginx(t, '', [
      `proxy_ssl_certificate ${chainFile}; proxy_ssl_certificate_key ${keyFile};`,
      `proxy_ssl_verify on; proxy_ssl_verify_depth 2; proxy_ssl_trusted_certificate ${papers.root};`,
      `proxy_ssl_name ${HOST}; proxy_ssl_server_name on; proxy_ssl_protocols TLSv1.3;`,
      `location / { proxy_pass https://127.0.0.1:${upstream}; }`,
    ]);
    const plain = plainConnect(port, '127.0.0.1');
    plain.write('GET / HTTP/1.0\r\n\r\n');
    assert.match(await everything(plain), /true alice/);
  });

  test('mqtt.js over our client, mosquitto', needs('mosquitto'), async (t) => {
    const demand = [`cafile ${papers.root}`, 'require_certificate true', 'use_identity_as_username true'];
    const port = await mosquitto(t, { leaf: papers.server, protocol: 'TLSv1.3', more: demand });
    const to = { port, host: '127.0.0.1', servername: HOST };
    const client = new MqttClient(() => ours.connect({ ...to, ...alice() }), { reconnectPeriod: 0 });
    t.after(() => client.endAsync(true));
    await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
    await client.subscribeAsync('who');
    const heard = new Promise((resolve) => client.once('message', (_topic, payload) => resolve(`${payload}`)));
    await client.publishAsync('who', 'alice', { qos: 1 });
    assert.equal(await heard, 'alice');
    await assert.rejects(everything(ours.connect({ ...to, ca: readFileSync(papers.root) })), /certificate/);
  });

  test('Java, our server', needs('java'), async (t) => {
    const port = await greeter(t, ours.createServer as Listen, papers);
    const said = await run(t, 'java', [MUTUAL, 'client', HOST, `${port}`, papers.client.p12, papers.root]);
    assert.equal(said, GREETING);
  });

  test('our client and node:tls, Java', needs('java'), async (t) => {
    const java = start(t, 'java', [MUTUAL, 'serve', papers.server.p12, papers.root]);
    const port = Number((await java.until(/listening on (\d+);/))[1]);
    for (const { connect } of Object.values(stacks)) {
      assert.equal(await greeted(t, connect, port, alice()), 'true CN=alice\n');
    }
    await assert.rejects(greeted(t, ours.connect, port, { ca: readFileSync(papers.root) }));
  });
});

const MUTUAL = join(import.meta.dirname, 'support/Mutual.java');
