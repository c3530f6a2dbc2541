import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { fetchOver, serveHttp } from './support/http.ts';
import { nginxProxy, nginxServer } from './support/nginx.ts';
import { ours } from './support/ours.ts';
import { HOST, Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { describe, opensslSuite, settings } from './support/settings.ts';
import { assertNegotiated, lines } from './support/stack.ts';

const data = lines(200_000);

group('nginx', needs('openssl', 'nginx'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const base of settings) {
    const setting = { ...base, alpn: 'http/1.1' };
    test(`our client, nginx: ${describe(setting)}`, async (t) => {
      const port = await nginxServer(t, await pki.leaf(setting.key), setting);
      const end = await ours.connect(t, port, pki.root, setting);
      assertNegotiated(end, setting);
      assert.deepEqual(await fetchOver(end.stream, '/page'), {
        status: 200,
        body: `nginx: ${setting.protocol} ${opensslSuite(setting.suite)} ${HOST} /page`,
      });
    });
  }

  for (const { alpn: _, ...setting } of settings) {
    test(`nginx as a proxy, our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveHttp(t, ours, await pki.leaf(setting.key), setting);
      const proxy = `http://127.0.0.1:${await nginxProxy(t, port, pki, setting)}`;
      assert.match(await (await fetch(`${proxy}/page`)).text(), /<title>GET \/page<\/title>/);
      assert.equal(await (await fetch(proxy, { method: 'POST', body: data })).text(), data);
      assertNegotiated(ends[0], setting);
    });
  }
});
