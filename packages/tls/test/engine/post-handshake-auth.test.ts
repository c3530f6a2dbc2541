import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import type { ClientConfig, ServerConfig } from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { TrustStore } from '../../src/x509/index.ts';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../support/pair.ts';

const known = { credentials: [clientCredential()], postHandshakeAuth: true };

function connected(client: Partial<ClientConfig> = known, server: Partial<ServerConfig> = {}): Pair {
  const pair = Pair.connected(clientConfig(client), serverConfig({ clientTrust: clientTrust(), ...server }));
  assert.ok(pair.client.connection !== undefined && pair.server.connection !== undefined);
  return pair;
}

const answered = (pair: Pair): number => pair.serverOutcomes.filter(({ authenticated }) => authenticated).length;

test('a client shows who it is when it is asked later', () => {
  const events: TlsEvent[] = [];
  const pair = connected(known, { observe: (event) => void events.push(event) });
  assert.equal(pair.server.connection!.authorized, false);
  pair.fromServer(pair.server.requestClientCertificate());
  assert.equal(answered(pair), 1);
  assert.equal(pair.server.connection!.authorized, true);
  assert.deepEqual(pair.server.connection!.peerCertificates, known.credentials[0]!.chain);
  assert.deepEqual(pair.client.connection!.localCertificates, known.credentials[0]!.chain);
  const states = events.filter((event) => event.type === 'state').map(({ to }) => to);
  assert.deepEqual(states.slice(-3), ['AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED', 'CONNECTED']);
  pair.fromClient(pair.client.write(utf8('still here')));
  assert.deepEqual(pair.serverOutcomes.at(-1)!.data, [utf8('still here')]);
});

test('it works under fresh keys, and more than once', () => {
  const pair = connected();
  pair.fromClient(pair.client.updateKeys(true));
  pair.fromServer(pair.server.requestClientCertificate());
  pair.fromServer(pair.server.updateKeys(true));
  pair.fromServer(pair.server.requestClientCertificate());
  assert.equal(answered(pair), 2);
  assert.equal(pair.serverFault, undefined);
});

test('two requests on the way at once are told apart', () => {
  const events: TlsEvent[] = [];
  const pair = connected(known, { observe: (event) => void events.push(event) });
  const first = pair.server.requestClientCertificate();
  const second = pair.server.requestClientCertificate();
  pair.fromServer({ ...second, send: [...first.send, ...second.send] });
  assert.equal(events.filter((event) => event.type === 'certificate' && event.evidence.ok).length, 2);
  assert.equal(pair.serverFault, undefined);
});

test('what was asked for is answered, however much it is, and is no flood', () => {
  for (const client of [known, { postHandshakeAuth: true }]) {
    const pair = connected(client);
    const asked = Array.from({ length: 24 }, () => pair.server.requestClientCertificate());
    pair.fromServer({ ...asked[0]!, send: asked.flatMap(({ send }) => [...send]) });
    assert.equal(pair.serverFault, undefined);
    assert.equal(pair.server.connection!.authorized, client === known);
  }
});

test('a client may decline, and stays connected', () => {
  const pair = connected({ postHandshakeAuth: true });
  pair.fromServer(pair.server.requestClientCertificate());
  assert.equal(answered(pair), 1);
  assert.equal(pair.server.connection!.authorized, false);
  assert.equal(pair.serverFault, undefined);
});

test('a certificate that is not trusted ends the connection', () => {
  const pair = connected(known, { clientTrust: TrustStore.of() });
  pair.fromServer(pair.server.requestClientCertificate());
  assert.equal(pair.serverFault?.name, 'CertificateFault');
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_ALERT_UNKNOWN_CA');
});

test('only a server of TLS 1.3 asks, and only a client that offered to answer', () => {
  const refusal = { code: 'ERR_TLSCOPE_NO_LATE_REQUEST' };
  assert.throws(() => connected({}).server.requestClientCertificate(), refusal);
  assert.throws(() => connected().client.requestClientCertificate(), refusal);
  assert.throws(() => connected({ ...known, versions: ['TLSv1.2'] }).server.requestClientCertificate(), refusal);
  assert.throws(() => new Pair(clientConfig(known), serverConfig()).server.requestClientCertificate(), refusal);
});
