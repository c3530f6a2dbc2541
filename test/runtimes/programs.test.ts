/** The root export in Deno and in Bun, as a client and as a server; the other end is node:tls. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, describe as group, test } from 'node:test';
import * as tls from 'node:tls';
import { Pki } from '../interop/support/pki.ts';
import { needs, program } from '../interop/support/places.ts';
import { run, start, suiteScope } from '../interop/support/process.ts';
import { exchange, lines } from '../interop/support/stack.ts';

const only = (version: 'TLSv1.2' | 'TLSv1.3') => ({ minVersion: version, maxVersion: version });
const data = lines(400_000);
const script = (name: string): string => join(import.meta.dirname, 'support', name);
const runtimes = {
  deno: ['run', '--allow-read', '--allow-net=127.0.0.1', '--no-check', '--conditions=source', script('deno-peer.ts')],
  bun: ['--conditions=source', script('bun-peer.ts')],
} as const;

for (const [name, args] of Object.entries(runtimes)) {
  group(name, needs('openssl', name), () => {
    const scope = suiteScope();
    let pki: Pki;
    before(async () => {
      pki = await Pki.make(scope);
    });

    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      test(`our client in ${name}, node:tls: ${version}`, async (t) => {
        const { chain: cert, key } = await pki.leaf('p256');
        // Newer versions of Node would take the hybrid.
        const options = { cert, key, ...only(version), ALPNProtocols: ['parcel'], ecdhCurve: 'X25519' };
        const server = tls.createServer({ ...options, allowHalfOpen: true }, (socket) => socket.pipe(socket));
        await once(server.listen(0, '127.0.0.1'), 'listening');
        t.after(() => server.close());
        const port = `${(server.address() as AddressInfo).port}`;
        const said = await run(t, program(name)!, [...args, 'connect', port, pki.rootFile], { input: data });
        const { events, ...report } = JSON.parse(said);
        assert.deepEqual(report, { protocol: version, group: 'x25519', alpn: 'parcel', text: data });
        assert.ok(events > 30, `${events} events`);
      });

      test(`node:tls, our server in ${name}: ${version}`, async (t) => {
        const { chainFile, keyFile } = await pki.leaf('p384');
        const peer = start(t, program(name)!, [...args, 'serve', chainFile, keyFile]);
        const port = Number((await peer.until(/listening on (\d+);/))[1]);
        const options = { servername: 'localhost', ca: pki.root, ...only(version) };
        const socket = tls.connect({
          port,
          host: '127.0.0.1',
          ...options,
          allowHalfOpen: true,
        } as tls.ConnectionOptions);
        t.after(() => socket.destroy());
        assert.equal(await exchange(socket, data), data);
      });
    }

    test(`our client in ${name} refuses a server of another root, by its code`, async (t) => {
      const { chain: cert, key } = await (await Pki.make(t)).leaf('p256');
      const server = tls.createServer({ cert, key }).on('tlsClientError', () => {});
      await once(server.listen(0, '127.0.0.1'), 'listening');
      t.after(() => server.close());
      const port = `${(server.address() as AddressInfo).port}`;
      const said = await run(t, program(name)!, [...args, 'connect', port, pki.rootFile], { input: '' });
      assert.deepEqual(JSON.parse(said), { failure: 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE' });
    });
  });
}
