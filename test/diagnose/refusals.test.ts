/** Every refusal has a diagnosis: each alert that can come or go, and each rule that can break. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import type { TlsEvent } from 'tlscope/observe';
import { AlertDescription } from 'tlscope/wire';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { rules } from '../../packages/tls/src/rules/index.ts';
import { gnutlsServer } from '../interop/support/gnutls.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { settings12, settings13 } from '../interop/support/settings.ts';
import { names, open, type Scope, SILENT, see, serve, watch, world } from './support.ts';

/** Neither ends a connection with a refusal: an orderly end, and a caller who thought better of it. */
const NO_REFUSALS = new Set(['close_notify', 'user_canceled']);

const alerts = Object.entries(AlertDescription.members).filter(([name]) => !NO_REFUSALS.has(name));
const record = (code: number): Buffer => Buffer.from([21, 3, 3, 0, 2, 2, code]);

const isDiagnosed = (events: readonly TlsEvent[], what: string): void => {
  const [first] = diagnose(events);
  assert.ok(first, what);
  assert.match(first.cause, /^\S.*\.$/s);
};
/** Up to what ended it. */
const untilEnd = (events: readonly TlsEvent[]): readonly TlsEvent[] =>
  events.slice(
    0,
    events.findIndex(
      (event) => event.type === 'alert' || event.type === 'fault' || (event.type === 'check' && !event.ok),
    ),
  );

test('each alert that answers a ClientHello is diagnosed by the client, over a real connection', async (t) => {
  assert.ok(alerts.length > 20);
  let code = 0;
  const port = await serve(t, (socket) => socket.once('data', () => socket.end(record(code))));
  for (const [name, number] of alerts) {
    code = number;
    const { events, error } = await see(port);
    assert.ok(error !== undefined, name);
    isDiagnosed(events, `${name} received by a client`);
  }
});

/** The first bytes that a client of ours sends. */
const helloOf = async (t: Scope): Promise<Buffer> => {
  let hello = Buffer.alloc(0);
  const port = await serve(t, (socket) =>
    socket.once('data', (bytes) => {
      hello = bytes;
      socket.end(record(40));
    }),
  );
  await see(port);
  return hello;
};

test('each alert that answers the flight of a server is diagnosed by the server, over a real connection', async (t) => {
  const hello = await helloOf(t);
  const papers = world.papers();
  for (const [name, code] of alerts) {
    const { port, events } = await watch(t, { cert: certOf(papers), key: keyOf(papers), maxVersion: 'TLSv1.2' });
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(hello);
    socket.once('data', () => socket.end(record(code)));
    isDiagnosed(await events, `${name} received by a server`);
  }
});

test('every scenario whose connection fails has a diagnosis', async (t) => {
  const bare: string[] = [];
  for (const name of names) {
    const { events, error } = await see(await open(t, name), {}, SILENT.includes(name) ? 500 : undefined);
    if (error !== undefined && diagnose(events).length === 0) bare.push(name);
  }
  assert.deepEqual(bare, []);
});

test('each alert that may be sent is diagnosed, in the place of the one that ended a real connection', async (t) => {
  const papers = world.papers();
  const { port, events } = await watch(t, { cert: certOf(papers), key: keyOf(papers) });
  const client = (await see(port, { servername: 'other.example' })).events;
  for (const [side, seen] of [
    ['client', untilEnd(client)],
    ['server', untilEnd(await events)],
  ] as const) {
    assert.ok(seen.some((event) => event.type === 'message'));
    for (const [name, description] of alerts) {
      const bytes = Uint8Array.of(2, description);
      const sent = {
        type: 'alert',
        at: 0,
        direction: 'sent',
        epoch: 'handshake',
        level: 2,
        description,
        bytes,
      } as const;
      isDiagnosed([...seen, sent], `${name} sent by a ${side}`);
    }
  }
});

for (const [version, setting, alert, sure] of [
  ['1.2', settings12.find(({ key }) => key === 'p256')!, 'decode_error', 0.6],
  ['1.3', settings13[0]!, 'certificate_required', 0.98],
] as const) {
  test(
    `GnuTLS in TLS ${version} wants a certificate and gets none: ${alert}`,
    needs('gnutls-serv', 'openssl'),
    async (t) => {
      const pki = await Pki.make(t);
      const demand = ['--require-client-cert', '--x509cafile', pki.rootFile];
      const { port } = await gnutlsServer(t, await pki.leaf('p256'), setting, demand);
      const { events } = await see(port, { ca: pki.root });
      const [first] = diagnose(events);
      const received = events.find((event) => event.type === 'alert' && event.direction === 'received');
      assert.equal((received as { description?: number }).description, AlertDescription.members[alert]);
      assert.deepEqual([first?.id, first?.confidence], ['client_certificate', sure]);
    },
  );
}

test('each rule that a handshake can end in has a diagnosis that names it, in the place of one that ended a real connection', async (t) => {
  const { events: whole } = await see(await open(t, 'bad-finished'));
  const real = untilEnd(whole);
  assert.ok(real.some((event) => event.type === 'message' && event.name === 'server_hello'));
  assert.ok(rules.size > 150, `only ${rules.size} rules were declared`);
  for (const { id, rfc, alert } of rules.values()) {
    // What a rule says is for people: no diagnosis depends on it.
    const broken = { rule: id, claim: 'something is wrong', rfc, alert };
    const events: TlsEvent[] = [
      ...real,
      { type: 'check', at: 0, ok: false, ...broken },
      { type: 'fault', at: 0, code: 'ERR_TLSCOPE_PEER', message: 'It broke', ...broken },
    ];
    const found = diagnose(events);
    assert.ok(found.length > 0, id);
    assert.ok(found.some(({ rule }) => rule?.claim === broken.claim) || found[0]!.confidence > 0.2, id);
  }
});
