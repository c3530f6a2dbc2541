/** Connections in which nothing is wrong, however odd they look, have no diagnosis. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { diagnose } from 'tlscope/diagnose';
import { issueCertificate, toPem } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { open, type Scope, see, serve, world } from './support.ts';

const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der);

const healthy = (what: string, connectTo: (t: Scope) => Promise<Awaited<ReturnType<typeof see>>>) =>
  test(`no diagnosis where nothing is wrong: ${what}`, async (t) => {
    const { events, error } = await connectTo(t);
    assert.equal(error, undefined);
    assert.deepEqual(
      diagnose(events).map(({ id }) => id),
      [],
    );
  });

healthy('an ordinary connection', async (t) => see(await open(t, 'good')));
healthy('TLS 1.2 only', async (t) => see(await open(t, 'only-tls-1.2')));
healthy('TLS 1.3 only', async (t) => see(await open(t, 'only-tls-1.3')));
healthy('a HelloRetryRequest', async (t) => see(await serve(t, ours(world.papers(), { groups: ['secp521r1'] }))));
healthy('RSA', async (t) => see(await serve(t, ours(world.papers({ keys: world.rsa })))));
healthy('a chain of sixty', async (t) => see(await open(t, 'huge-chain')));
healthy('a chain in the wrong order', async (t) => see(await open(t, 'wrong-order')));
healthy('another path than the one that has expired', async (t) => see(await open(t, 'expired-cross-sign')));
healthy('an address in place of a name', async (t) => see(await open(t, 'good'), { host: '127.0.0.1' }));
healthy('a self-signed certificate that was given as a root', async (t) => {
  const key = provider.generateKey('secp256r1');
  const [notBefore, notAfter] = [world.now - 1000, world.now + 86_400_000];
  const der = issueCertificate({
    provider,
    subject: 'localhost',
    keys: key,
    ca: true,
    san: ['localhost'],
    notBefore,
    notAfter,
    keyUsage: ['digitalSignature', 'keyCertSign'],
  });
  return see(await serve(t, ours({ chain: [der], key })), { ca: pem(der) });
});
healthy('a client certificate that is asked for and shown', async (t) => {
  const papers = world.papers({ extendedKeyUsage: ['clientAuth'] });
  return see(await open(t, 'requires-client-certificate'), { cert: certOf(papers), key: keyOf(papers) });
});
healthy('a warning that the name is not known, and the handshake goes on', async (t) => {
  const serveOn = ours(world.papers(), { maxVersion: 'TLSv1.2' });
  return see(
    await serve(t, (socket) => {
      socket.write(Buffer.from([21, 3, 3, 0, 2, 1, 112]));
      serveOn(socket);
    }),
  );
});
healthy('a slow server', async (t) => see(await open(t, 'slow-drip')));
healthy('no application protocol, where one was offered', async (t) =>
  see(await open(t, 'good'), { ALPNProtocols: ['mqtt'] }),
);
