import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { serveHttp } from './support/http.ts';
import { ours } from './support/ours.ts';
import { HOST, Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { run, suiteScope } from './support/process.ts';
import { describe, offeredGroups, opensslGroup, opensslSuite, type Setting, settings } from './support/settings.ts';
import { assertNegotiated, lines } from './support/stack.ts';

const data = lines(200_000);

function curlOptions(setting: Setting, port: number, rootFile: string): string[] {
  const newest = setting.protocol === 'TLSv1.3';
  const version = newest ? ['--tlsv1.3'] : ['--tlsv1.2', '--tls-max', '1.2'];
  const suite = [newest ? '--tls13-ciphers' : '--ciphers', opensslSuite(setting.suite)];
  const curves = offeredGroups(setting).map((name) => opensslGroup[name]);
  const to = ['--resolve', `${HOST}:${port}:127.0.0.1`, `https://${HOST}:${port}/page`];
  return ['-sS', '--http1.1', '--cacert', rootFile, ...version, ...suite, '--curves', curves.join(':'), ...to];
}

group('curl', needs('openssl', 'curl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const base of settings) {
    const setting = { ...base, alpn: 'http/1.1' };
    test(`curl, our server: ${describe(setting)}`, async (t) => {
      const { port, ends } = await serveHttp(t, ours, await pki.leaf(setting.key), setting);
      const options = curlOptions(setting, port, pki.rootFile);
      assert.match(await run(t, 'curl', options), /<title>GET \/page<\/title>/);
      assert.equal(await run(t, 'curl', [...options, '--data-binary', '@-'], { input: data }), data);
      assertNegotiated(ends[0], setting);
    });
  }

  test('curl refuses our server where it does not know the root', async (t) => {
    const setting = settings[0]!;
    const { port } = await serveHttp(t, ours, await pki.leaf(setting.key), setting);
    await assert.rejects(run(t, 'curl', curlOptions(setting, port, '/dev/null')), /ended with (60|77)/);
  });
});
