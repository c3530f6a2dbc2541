/** Certificates say where their issuers are; a stranger wrote them. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { httpFetcher, isInside } from '../src/proof/fetch.ts';

const OUTSIDE = '198.51.100.7';
const fetcher = (from: string | undefined) => {
  const fetch = httpFetcher(new AbortController().signal, from);
  return async (url: string) => {
    try {
      return await fetch(url, 'issuer');
    } catch {
      return undefined;
    }
  };
};

async function serving(t: TestContext, listener: RequestListener) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { asked, port: (server.address() as AddressInfo).port };
}

test('a server outside sends nobody to what only this machine can reach', async (t) => {
  const { asked, port } = await serving(t, (_request, response) => response.end('x'));
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0', '0x7f.1']) {
    for (const from of [OUTSIDE, undefined])
      assert.equal(await fetcher(from)(`http://${host}:${port}/`), undefined, host);
  }
  assert.deepEqual(asked, []);
  assert.equal(Buffer.from((await fetcher('127.0.0.1')(`http://localhost:${port}/`))!).toString(), 'x');
});

test('nobody is sent on, asked who they are, or sent to another protocol', async (t) => {
  const { asked, port } = await serving(t, (_request, response) => {
    response.writeHead(302, { location: '/elsewhere' }).end('x');
  });
  const fetch = fetcher('127.0.0.1');
  assert.equal(await fetch(`http://127.0.0.1:${port}/`), undefined);
  assert.equal(await fetch(`http://a:b@127.0.0.1:${port}/`), undefined);
  assert.equal(await fetch('data:text/plain,x'), undefined);
  assert.deepEqual(asked, ['/']);
});

test('what has no end is let go of', async (t) => {
  const { port } = await serving(t, (_request, response) => {
    const more = (): void => {
      while (response.write(Buffer.alloc(4096)));
    };
    response.on('drain', more);
    more();
  });
  assert.equal(await fetcher('127.0.0.1')(`http://127.0.0.1:${port}/`), undefined);
});

test('inside is what the world has no way to', () => {
  const inside =
    '127.0.0.1 10.1.2.3 192.168.0.1 172.31.0.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1';
  for (const one of `${inside} :: ::1 fe80::1%eth0 fd00::1 ::ffff:10.0.0.1 ff02::1 2002:7f00:1::`.split(' ')) {
    assert.ok(isInside(one), one);
  }
  for (const one of ['1.1.1.1', '172.32.0.1', '198.51.100.7', '2606:4700::1111', '::ffff:1.1.1.1']) {
    assert.ok(!isInside(one), one);
  }
});
