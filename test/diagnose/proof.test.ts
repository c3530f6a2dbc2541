/** `tlscope connect --diagnose`: the fix is tried, on real servers, and makes the second handshake succeed. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { extensionValueCodecs, oid } from 'tlscope/asn1';
import { encode } from 'tlscope/presentation';
import { parseCertificate, pemOrDer } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, type Scope, serve, world } from './support.ts';

function folder(t: Scope): string {
  const path = mkdtempSync(join(tmpdir(), 'tlscope-proof-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

async function diagnosed(t: Scope, port: number, ...args: readonly string[]) {
  const files = folder(t);
  const ca = join(files, 'root.pem');
  writeFileSync(ca, world.rootPem);
  const { code, out } = await run(
    'connect',
    `localhost:${port}`,
    '--ca',
    ca,
    '--diagnose',
    '--write',
    files,
    '--timeout',
    '600', // Only a server that never answers makes it run out.
    '--json',
    ...args,
  );
  const { diagnoses, tried } = JSON.parse(out) as {
    diagnoses: { id: string }[];
    tried: { trial: { change: string }; result: string }[];
  };
  const worked = tried.filter(({ result }) => result === 'works').map(({ trial }) => trial.change);
  assert.equal(code, 1, 'the connection that was asked for failed');
  return { id: diagnoses[0]?.id, worked, files };
}

test('a missing intermediate is fetched, and the whole chain is written', async (t) => {
  const http = createServer((_request, response) => response.end(world.issuing.der));
  http.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  t.after(() => http.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/issuing.der`;
  const method = {
    accessMethod: oid['id-ad-caIssuers'],
    accessLocation: { type: 'uniformResourceIdentifier', value: url },
  };
  const access = oid['id-pe-authorityInfoAccess'];
  const extension = {
    extnID: access,
    critical: false,
    extnValue: encode(extensionValueCodecs[access]!, [method] as never),
  };
  const { der, key } = world.leaf({ extensions: [extension] });
  const { id, worked, files } = await diagnosed(t, await serve(t, ours({ chain: [der], key })));
  assert.equal(id, 'missing_intermediate');
  assert.deepEqual(worked, ['fetch intermediates']);
  const chain = pemOrDer(readFileSync(join(files, 'fullchain.pem')), 'CERTIFICATE');
  assert.deepEqual(
    chain.map((one) => parseCertificate(one.der).subject),
    [parseCertificate(der).subject, parseCertificate(world.issuing.der).subject],
  );
});

test('where nothing is at the address of the issuer, the trial says so', async (t) => {
  const method = {
    accessMethod: oid['id-ad-caIssuers'],
    accessLocation: { type: 'uniformResourceIdentifier', value: 'http://127.0.0.1:1/x' },
  };
  const access = oid['id-pe-authorityInfoAccess'];
  const extension = {
    extnID: access,
    critical: false,
    extnValue: encode(extensionValueCodecs[access]!, [method] as never),
  };
  const { der, key } = world.leaf({ extensions: [extension] });
  const { worked } = await diagnosed(t, await serve(t, ours({ chain: [der], key })));
  assert.ok(!worked.includes('fetch intermediates'));
});

test("an unknown root: the peer's own makes it work, and is written for a board as well", async (t) => {
  const { id, worked, files } = await diagnosed(t, await open(t, 'untrusted-root'));
  assert.equal(id, 'private_ca');
  assert.deepEqual(worked, ['roots from peer']);
  assert.match(readFileSync(join(files, 'ca.h'), 'utf8'), /root_ca/);
});

const proven: readonly [scenario: string, id: string, change: string, ...args: readonly string[]][] = [
  ['wrong-host', 'tunnel', 'servername'],
  ['only-tls-1.2', 'no_common_version', 'version', '--tls', '1.3'],
  ['static-rsa', 'nothing_in_common', 'ciphers'],
  ['cbc-only', 'nothing_in_common', 'ciphers'],
  ['no-shared-alpn', 'alpn_mismatch', 'no alpn', '--alpn', 'h2'],
  ['pq-hello-dropped', 'large_hello_dropped', 'groups', '--timeout', '10'],
];
for (const [scenario, id, change, ...args] of proven) {
  test(`${scenario}: the change "${change}" makes it work`, async (t) => {
    const found = await diagnosed(t, await open(t, scenario), ...args);
    assert.equal(found.id, id);
    assert.ok(found.worked.includes(change), `what worked: ${found.worked}`);
  });
}

test('where no change of the client helps, none is said to', async (t) => {
  const { id, worked, files } = await diagnosed(t, await open(t, 'expired'));
  assert.equal(id, 'expired');
  assert.deepEqual(worked, []);
  assert.ok(!existsSync(join(files, 'ca.pem')));
});
