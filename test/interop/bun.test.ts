import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import { fetchOver, serveHttp } from './support/http.ts';
import { ours } from './support/ours.ts';
import { HOST, Pki } from './support/pki.ts';
import { needs, program } from './support/places.ts';
import { run, start, suiteScope } from './support/process.ts';
import { describe, guessedByBoringSsl, settings } from './support/settings.ts';
import { assertNegotiated, lines } from './support/stack.ts';

const data = lines(200_000);
const script = join(import.meta.dirname, 'support/bun-peer.ts');
// BoringSSL, which Bun is built on, leaves these out unless asked: its users cannot ask.
const cases = settings.filter((s) => s.key !== 'ed25519' && s.key !== 'p521' && s.group !== 'secp521r1');

group('Bun', needs('openssl', 'bun'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const base of cases) {
    const setting = guessedByBoringSsl({ ...base, alpn: 'http/1.1' });
    test(`fetch in Bun, our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveHttp(t, ours, await pki.leaf(setting.key), setting);
      const args = [script, 'fetch', `https://${HOST}:${port}/page`, pki.rootFile];
      const said = await run(t, program('bun')!, args, { input: data });
      assert.equal(said, `<title>GET /page</title><p>over our TLS\n${data}`);
      assertNegotiated(ends[0], setting);
    });
  }

  // Bun.serve takes the client's first guess, so that it never asks again.
  for (const { alpn: _, ...setting } of cases.filter((s) => s.retry === undefined)) {
    test(`our client, Bun.serve: ${describe(setting)}`, async (t) => {
      const leaf = await pki.leaf(setting.key);
      const peer = start(t, program('bun')!, [script, 'serve', leaf.chainFile, leaf.keyFile]);
      const port = Number((await peer.until(/listening on (\d+);/))[1]);
      const get = await ours.connect(t, port, pki.root, setting);
      assertNegotiated(get, setting);
      assert.deepEqual(await fetchOver(get.stream, '/page'), { status: 200, body: 'bun: /page' });
      const post = await ours.connect(t, port, pki.root, setting);
      assert.deepEqual(await fetchOver(post.stream, '/', data), { status: 200, body: data });
    });
  }
});
