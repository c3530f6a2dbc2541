/** pg and ioredis over our sockets, against the real servers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { before, describe, test } from 'node:test';
import { client as postgresClient } from '../../docs/examples/postgres.ts';
import { client as redisClient } from '../../docs/examples/redis.ts';
import { Pki } from '../interop/support/pki.ts';
import { freePort, listening, needs, program } from '../interop/support/places.ts';
import { start, suiteScope } from '../interop/support/process.ts';
import { lines } from '../interop/support/stack.ts';
import { postgres } from './support/postgres.ts';

const data = lines(300_000);

describe('PostgreSQL', needs('openssl', 'postgres', 'initdb', 'setpriv'), () => {
  const scope = suiteScope();
  let pki: Pki;
  let port: number;
  before(async () => {
    pki = await Pki.make(scope);
    port = await postgres(scope, await pki.leaf('p256'), pki.rootFile);
  });
  const config = () => ({ port, user: 'parcel', database: 'postgres' });

  for (const protocol of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`pg over ours: queries, and what the server says of the connection: ${protocol}`, async () => {
      const tls = { ca: pki.root, minVersion: protocol, maxVersion: protocol };
      const client = await postgresClient(config(), tls);
      await client.connect();
      const { rows } = await client.query('select ssl, version from pg_stat_ssl where pid = pg_backend_pid()');
      assert.deepEqual(rows, [{ ssl: true, version: protocol }]);
      const echoed = await client.query('select $1::text as data', [data]);
      assert.equal(echoed.rows[0].data, data);
      await client.end();
    });
  }

  test('pg over ours with a client certificate: the server knows its name', async () => {
    const { chain: cert, key } = await pki.client('p256');
    const client = await postgresClient(config(), { ca: pki.root, cert, key });
    await client.connect();
    const { rows } = await client.query('select client_dn from pg_stat_ssl where pid = pg_backend_pid()');
    assert.match(rows[0].client_dn, /CN=tlscope test client-p256/);
    await client.end();
  });

  test('pg over ours, a root that is not the server’s: it does not come to a password', async (t) => {
    const { root: ca } = await Pki.make(t);
    await assert.rejects(postgresClient(config(), { ca }), { code: 'CERT_SIGNATURE_FAILURE' });
  });
});

describe('Redis', needs('openssl', 'redis-server'), () => {
  test('ioredis over ours, with a client certificate: commands, a pipeline, subscriptions', async (t) => {
    const pki = await Pki.make(t);
    const [{ chainFile, keyFile }, port] = [await pki.leaf('p256'), await freePort()];
    const files = ['--tls-cert-file', chainFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', pki.rootFile];
    const rules = [
      '--port',
      '0',
      '--tls-port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--tls-auth-clients',
      'yes',
    ];
    await listening(port, start(t, program('redis-server')!, [...rules, ...files]));

    const { chain: cert, key } = await pki.client('p256');
    const tls = { port, host: 'localhost', ca: pki.root, cert, key };
    const [redis, listener] = [redisClient(tls), redisClient(tls)];
    await redis.set('parcel', data);
    assert.equal(await redis.get('parcel'), data);
    const answers = await redis.pipeline().incr('count').incr('count').exec();
    assert.deepEqual(answers, [
      [null, 1],
      [null, 2],
    ]);
    await listener.subscribe('news');
    const heard = once(listener, 'message');
    await redis.publish('news', 'a parcel came');
    assert.deepEqual(await heard, ['news', 'a parcel came']);
    for (const one of [redis, listener]) {
      const errors: unknown[] = [];
      one.on('error', ({ code }: { code?: unknown }) => errors.push(code));
      const end = new Promise((resolve) => one.once('end', resolve));
      one.disconnect();
      await end;
      // Redis closes without a close_notify; whether that is seen before the stream is gone is chance.
      assert.deepEqual(new Set([...errors, 'ERR_TLSCOPE_TRUNCATED']), new Set(['ERR_TLSCOPE_TRUNCATED']));
    }
  });
});
