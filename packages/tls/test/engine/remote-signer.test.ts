import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { toRun } from '../../../../test/suite/places.ts';
import { utf8 } from '../../src/bytes/index.ts';
import type { RemoteKey, SignatureSchemeName } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import type { ProtocolName } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { writePrivateKey } from '../../src/x509/index.ts';
import { clientConfig, clientTrust, credential, identity, Pair, serverConfig } from '../support/pair.ts';

const VERSIONS: readonly ProtocolName[] = ['TLSv1.2', 'TLSv1.3'];

/** A process of its own that has the key and signs for others. */
const signer = spawn(
  process.execPath,
  [
    ...toRun('packages/tls/test/engine/signer-process.ts'),
    Buffer.from(writePrivateKey(identity().server.key)).toString('base64'),
  ],
  { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
);
after(() => signer.kill());

let asked = 0;
const remote = (): RemoteKey => ({
  publicKey: credential().key.publicKey,
  sign: async (scheme: SignatureSchemeName, message: Uint8Array) => {
    const id = ++asked;
    signer.send({ id, scheme, message: Buffer.from(message).toString('base64') });
    for (;;) {
      const [answer] = (await once(signer, 'message')) as [{ id: number; signature: string }];
      if (answer.id === id) return new Uint8Array(Buffer.from(answer.signature, 'base64'));
    }
  },
});

/** Moves everything, and waits where an end does. */
async function complete(pair: Pair): Promise<void> {
  pair.start();
  await settle(pair);
}

async function settle(pair: Pair): Promise<void> {
  for (;;) {
    const [ours, theirs] = [pair.clientOutcomes.at(-1)?.waiting, pair.serverOutcomes.at(-1)?.waiting];
    if (ours === undefined && theirs === undefined) return;
    await (ours ?? theirs)!.ready;
    if (ours !== undefined) pair.fromClient(pair.client.resume());
    else pair.fromServer(pair.server.resume());
  }
}

for (const version of VERSIONS) {
  describe(`${version} with a key in another process`, () => {
    test('a server waits for its signature, shows it, and goes on', async () => {
      const events: TlsEvent[] = [];
      const server = serverConfig({
        credentials: [{ chain: credential().chain, key: remote() }],
        versions: [version],
        observe: (event) => events.push(event),
      });
      const pair = new Pair(clientConfig({ versions: [version] }), server);
      pair.start();
      assert.equal(pair.serverOutcomes.at(-1)?.waiting?.what, 'signature');
      await settle(pair);
      assert.equal(pair.client.connection?.authorized, true);
      assert.equal(pair.server.connection?.protocol, version);
      const waits = events.filter((event) => event.type === 'wait');
      assert.deepEqual(
        waits.map(({ what, phase }) => [what, phase]),
        [
          ['signature', 'begun'],
          ['signature', 'ended'],
        ],
      );
      const hellos = events.filter((event) => event.type === 'message' && event.name === 'server_hello');
      assert.equal(hellos.length, 1, 'nothing is seen twice');
    });

    test('a client waits for its signature likewise', async () => {
      const { chain } = credential();
      const pair = new Pair(
        clientConfig({ versions: [version], credentials: [{ chain, key: remote() }] }),
        serverConfig({
          versions: [version],
          clientCertificate: 'require',
          clientTrust: clientTrust(),
          verifyClient: false,
        }),
      );
      await complete(pair);
      assert.deepEqual(pair.server.connection?.peerCertificates, chain);
      assert.ok(pair.clientOutcomes.some(({ waiting }) => waiting?.what === 'signature'));
    });

    test('a signer that fails ends the handshake with internal_error, and its error is the cause', async () => {
      const broken = new Error('the HSM is off');
      const key: RemoteKey = { publicKey: credential().key.publicKey, sign: () => Promise.reject(broken) };
      const server = serverConfig({ versions: [version], credentials: [{ chain: credential().chain, key }] });
      const pair = new Pair(clientConfig({ versions: [version] }), server);
      await complete(pair);
      const { fault } = pair.serverOutcomes.find((outcome) => outcome.fault !== undefined)!;
      assert.equal(fault?.code, 'ERR_TLSCOPE_CALLBACK_FAILED');
      assert.equal(fault?.cause, broken);
      assert.ok(pair.clientOutcomes.some((outcome) => outcome.fault?.code === 'ERR_TLSCOPE_ALERT_INTERNAL_ERROR'));
    });

    test('a signature by another key is not sent', async () => {
      const other = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
      const sign = (name: SignatureSchemeName, message: Uint8Array) =>
        nodeProvider.signatureSchemes.find((scheme) => scheme.name === name)!.sign(other, message);
      const key: RemoteKey = { publicKey: credential().key.publicKey, sign };
      const server = serverConfig({ versions: [version], credentials: [{ chain: credential().chain, key }] });
      const pair = new Pair(clientConfig({ versions: [version] }), server);
      pair.start();
      assert.ok(pair.serverOutcomes.some((outcome) => outcome.fault?.code === 'ERR_TLSCOPE_BAD_SIGNER'));
    });

    test('who waits can give up: the peer is told, and an answer that comes later changes nothing', async () => {
      const server = serverConfig({ versions: [version], credentials: [{ chain: credential().chain, key: remote() }] });
      const pair = new Pair(clientConfig({ versions: [version] }), server);
      pair.start();
      const { waiting } = pair.serverOutcomes.at(-1)!;
      const given = pair.server.cancel('it took too long');
      assert.equal(given.fault?.code, 'ERR_TLSCOPE_CANCELLED');
      assert.equal(given.send.length, 1);
      await waiting?.ready;
      assert.deepEqual(pair.server.resume().send, []);
    });
  });
}

test('settings, session stores and OCSP responses may take their time as well, in one handshake', async () => {
  const inner = serverConfig({
    credentials: [
      {
        ...credential(),
        findOcspResponse: async () => utf8('an answer of the responder'),
      },
    ],
    alpnFor: ({ protocols }) => protocols?.[1],
    tickets: { seal: async () => utf8('a ticket'), open: async () => undefined },
  });
  const outer = serverConfig({
    configFor: async ({ serverName }) => (serverName === 'server.test' ? inner : undefined),
  });
  const revocation = { mode: 'off', scope: 'leaf' } as never;
  const pair = new Pair(
    clientConfig({ alpn: ['a', 'b'], requestOcspResponse: true, revocation, verify: false }),
    outer,
  );
  await complete(pair);
  const waits = pair.serverOutcomes.flatMap(({ waiting }) => waiting?.what ?? []);
  assert.deepEqual([...new Set(waits)], ['settings for this client', 'OCSP response', 'ticket']);
  assert.equal(pair.client.connection?.alpn, 'b');
  assert.deepEqual(pair.client.connection?.ocspResponse, utf8('an answer of the responder'));
});
