/** What a client weighs in a page, which is the same on every machine; and that the lean one is a whole client. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import * as tls from 'node:tls';
import type * as Lean from 'tlscope/lean';
import { socketStreams } from 'tlscope/node';
import { leanBundle } from '../../apps/cli/build/lean.ts';
import { showSizes, sizes } from '../../bench/size.ts';
import { ecdsa, rsa } from '../../packages/tls/test/node/support.ts';
import { temporaryFolder } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { ROOT } from './project.ts';

/** Gzipped, in the order of `sizes`. To be lowered with every byte that is saved. */
const LIMITS = [178_000, 130_000, 54_000, 36_000];

describe('the weight of a client', () => {
  const scope = suiteScope();
  let lean: typeof Lean;
  before(async () => {
    const file = join(await temporaryFolder(scope), 'lean.mjs');
    writeFileSync(file, (await leanBundle(join(ROOT, 'packages/tls/src/lean/index.ts'))).text);
    lean = await import(file);
  });

  test('it does not grow unnoticed', async (t) => {
    const list = await sizes();
    for (const line of showSizes(list).split('\n')) t.diagnostic(line);
    for (const [i, { what, gzipped }] of list.entries()) {
      assert.ok(gzipped <= LIMITS[i]!, `${what}: ${gzipped} of ${LIMITS[i]} bytes`);
    }
  });

  async function served(t: Scope, options: tls.TlsOptions): Promise<Lean.ByteStreams> {
    const server = tls.createServer({ allowHalfOpen: true, ...options } as tls.TlsOptions, (socket) =>
      socket.pipe(socket),
    );
    await once(server.on('tlsClientError', () => {}).listen(0, '127.0.0.1'), 'listening');
    t.after(() => server.close());
    const socket = connectTcp({ port: (server.address() as AddressInfo).port, allowHalfOpen: true });
    t.after(() => socket.destroy());
    await once(socket, 'connect');
    return socketStreams(socket);
  }

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const [kind, identity] of Object.entries({ ecdsa, rsa })) {
      test(`the lean client talks with node:tls: ${version}, ${kind}`, async (t) => {
        const { cert, key, ca } = identity;
        const transport = await served(t, { cert, key, minVersion: version, maxVersion: version });
        const connection = await lean.connect(transport, { host: 'localhost', ca });
        const writer = connection.writable.getWriter();
        await writer.write(Buffer.from('the parcel'));
        await writer.close();
        const parts: Uint8Array[] = [];
        for await (const part of connection.readable) parts.push(part);
        assert.equal(`${Buffer.concat(parts)}`, 'the parcel');
        assert.deepEqual([connection.info.protocol, connection.info.authorized], [version, true]);
      });
    }
  }

  test('the lean client refuses what the whole one refuses', async (t) => {
    const { cert, key } = rsa;
    const refused = lean.connect(await served(t, { cert, key }), { host: 'localhost', ca: ecdsa.ca });
    await assert.rejects(refused, { code: 'ERR_TLSCOPE_PEER_BAD_CERTIFICATE' });
    const wrongName = lean.connect(await served(t, { cert, key }), { host: 'other.example', ca: rsa.ca });
    await assert.rejects(wrongName, { name: 'CertificateFault' });
    await assert.rejects(lean.connect(await served(t, { cert, key }), { host: 'localhost' }), {
      code: 'ERR_TLSCOPE_NO_ROOTS',
    });
    const hybrid = { host: 'localhost', ca: rsa.ca, groups: ['X25519MLKEM768'] };
    await assert.rejects(lean.connect(await served(t, { cert, key }), hybrid), { code: 'ERR_TLSCOPE_UNKNOWN_NAME' });
  });

  test('the lean client refuses what it leaves out, instead of passing over it', async (t) => {
    const asked = [
      { ech: { configs: new Uint8Array(4) } },
      { greaseEch: true },
      { revocation: { mode: 'hard', scope: 'chain' } },
      { requestOcspResponse: true },
      { timestamps: { logs: [], minimum: 1 } },
    ];
    for (const options of asked) {
      const { cert, key, ca } = rsa;
      const transport = await served(t, { cert, key });
      const refused = lean.connect(transport, { host: 'localhost', ca, ...(options as object) });
      await assert.rejects(refused, { code: 'ERR_TLSCOPE_BAD_OPTION', message: /leaves this out/ });
    }
  });

  test('the lean client is asked again where its first guess is not wanted', async (t) => {
    const { cert, key, ca } = ecdsa;
    const transport = await served(t, { cert, key, ecdhCurve: 'P-384', minVersion: 'TLSv1.3' });
    const connection = await lean.connect(transport, { host: 'localhost', ca });
    assert.equal(connection.info.group, 'secp384r1');
    connection.abort();
  });
});
