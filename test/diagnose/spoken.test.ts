/** Servers that complete the handshake without the certificate they want, and refuse inside: that is no success. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { before, describe as group, test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import { createServer, type TLSSocket } from 'tlscope/node';
import { outcomeIn, readTrace } from 'tlscope/observe';
import { run } from '../../apps/cli/test/support/command.ts';
import { ownFolder } from '../../apps/cli/test/support/folder.ts';
import { nginxServer } from '../interop/support/nginx.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { type Scope, suiteScope } from '../interop/support/process.ts';
import { settings12, settings13 } from '../interop/support/settings.ts';

const folder = ownFolder();

/** What the command says of it, and what a trace of it says when it is read again. */
async function told(target: string, ca: string, ...more: readonly string[]) {
  const trace = folder.path('spoken.json');
  const { code, out } = await run('connect', target, '--ca', ca, '--json', '--trace', trace, ...more);
  const { ok, error, diagnoses, answer } = JSON.parse(out);
  const { events } = readTrace(readFileSync(trace, 'utf8'));
  const later = { good: outcomeIn(events).good, ids: diagnose(events).map(({ id }) => id) };
  const ids = diagnoses.map(({ id }: { id: string }) => id);
  return { code, ok, error: error?.code, ids, first: diagnoses[0], answer, events, later };
}

const WANTED = 'ERR_TLSCOPE_CERTIFICATE_WANTED';
const no = { code: 1, ok: false, ids: ['client_certificate'], later: { good: false, ids: ['client_certificate'] } };
const yes = { code: 0, ok: true, ids: [], later: { good: true, ids: [] } };
const short = ({ code, ok, ids, later }: Awaited<ReturnType<typeof told>>) => ({ code, ok, ids, later });

group('nginx with ssl_verify_client on', () => {
  const scope = suiteScope();
  const { skip } = needs('nginx', 'openssl');
  let [pki, other]: Pki[] = [];
  before(async () => {
    if (skip !== false) return;
    [pki, other] = [await Pki.make(scope), await Pki.make(scope)];
  });

  const open = async (t: Scope, setting: (typeof settings13)[number] | undefined): Promise<string> => {
    const demand = ['ssl_verify_client on;', `ssl_client_certificate ${pki!.rootFile};`, 'ssl_verify_depth 3;'];
    return `https://localhost:${await nginxServer(t, await pki!.leaf('p256'), setting!, demand)}/`;
  };
  const settings = { 'TLS 1.2': settings12.find(({ key }) => key === 'p256'), 'TLS 1.3': settings13[0] };

  for (const [version, setting] of Object.entries(settings)) {
    test(`${version}: no certificate: exit 1, "ok": false, its own words as evidence`, { skip }, async (t) => {
      const seen = await told(await open(t, setting), pki!.rootFile);
      assert.deepEqual(short(seen), no);
      assert.deepEqual([seen.error, seen.answer.status], [WANTED, 400]);
      const shown = diagnose(seen.events)[0]!.evidence.map(({ event, start, end }) => {
        const { bytes } = seen.events[event] as { bytes: Uint8Array };
        return Buffer.from(bytes.subarray(start, end)).toString('latin1');
      });
      assert.equal(shown.length, 2);
      assert.equal(shown[1], 'No required SSL certificate was sent');
      const { code, out } = await run('connect', await open(t, setting), '--ca', pki!.rootFile);
      assert.equal(code, 1);
      assert.match(out.replace(/\s+/g, ' '), /WHY IT FAILED The server wants a certificate from the client, and got/);
    });

    test(`${version}: a certificate of another CA is refused likewise`, { skip }, async (t) => {
      const { chainFile, keyFile } = await other!.client('p256');
      const seen = await told(await open(t, setting), pki!.rootFile, '--cert', chainFile, '--key', keyFile);
      assert.deepEqual(short(seen), no);
      assert.match(seen.first.title, /refuses the client's certificate/);
    });

    test(`${version}: the right certificate is no failure`, { skip }, async (t) => {
      const { chainFile, keyFile } = await pki!.client('p256');
      const seen = await told(await open(t, setting), pki!.rootFile, '--cert', chainFile, '--key', keyFile);
      assert.deepEqual(short(seen), yes);
      assert.equal(seen.answer.status, 200);
    });
  }

  /** A server of ours that says this to whoever comes. */
  async function saying(t: Scope, requestCert: boolean, what: string): Promise<string> {
    const { chain, key } = await pki!.leaf('p256');
    const options = { cert: chain, key, ca: pki!.root, requestCert, rejectUnauthorized: false };
    const server = createServer(options, (socket: TLSSocket) => {
      socket.on('error', () => {}).once('data', () => socket.end(what));
    });
    t.after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `localhost:${(server.address() as AddressInfo).port}`;
  }
  const page = (status: string, body: string): string => `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\n\r\n${body}`;
  const APACHE = page(
    '403 Forbidden',
    "<p>You don't have permission to access this resource.Reason: Cannot perform Post-Handshake Authentication.<br /></p>",
  );
  const HAPROXY = page('403 Forbidden', '<h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n');
  const NGINX = 'No required SSL certificate was sent';

  for (const [what, asks, answer, expected] of [
    ['Apache, where a folder wants a certificate', false, APACHE, no],
    ['IIS, where none was sent', true, page('403 Forbidden', '<h2>HTTP Error 403.7 - Forbidden</h2>'), no],
    ["nginx' own status", true, page('496 SSL Certificate Required', NGINX), no],
    ['HAProxy, which asked for a certificate', true, HAPROXY, no],
    ['HAProxy, which did not ask', false, HAPROXY, yes],
    ['a page that speaks of such answers', true, page('200 OK', NGINX), yes],
    ['a request that is wrong otherwise', true, page('400 Bad Request', 'Your browser sent a bad request'), yes],
    ['a 404, which is an answer', true, page('404 Not Found', ''), yes],
  ] as const) {
    test(`${what}: ${expected.ok ? 'no failure' : 'a refusal'}`, needs('openssl'), async (t) => {
      assert.deepEqual(short(await told(`https://${await saying(t, asks, answer)}/`, pki!.rootFile)), expected);
    });
  }

  test('what only repeats a denial is less sure than what names the certificate', needs('openssl'), async (t) => {
    const sure = async (answer: string) =>
      (await told(`https://${await saying(t, true, answer)}/`, pki!.rootFile)).first.confidence;
    assert.ok((await sure(HAPROXY)) < 0.7);
    assert.ok((await sure(APACHE)) > 0.9);
  });

  for (const [asks, id] of [
    [true, 'client_certificate'],
    [false, undefined],
  ] as const) {
    test(
      `a broker that says not_authorized${asks ? ', and asked for a certificate' : ''}`,
      needs('openssl'),
      async (t) => {
        const seen = await told(`mqtts://${await saying(t, asks, ' \u0002\0\u0005')}`, pki!.rootFile);
        assert.deepEqual([seen.code, seen.ok, seen.first?.id], [1, false, id]);
      },
    );
  }
});
