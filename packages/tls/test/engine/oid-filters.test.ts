/** What a server demands of clients' certificates holds whatever the client makes of it (RFC 9846 §4.3.5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExtKeyUsageSyntax, KeyUsage, oid } from '../../src/asn1/index.ts';
import { utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type ClientConfig, type ServerConfig, StatelessTickets } from '../../src/engine/index.ts';
import { encode } from '../../src/presentation/index.ts';
import { clientConfig, clientCredential, clientTrust, Pair, serverConfig } from '../support/pair.ts';

const known = { credentials: [clientCredential()] };
const purposes = (...names: ('id-kp-clientAuth' | 'id-kp-emailProtection')[]) => ({
  oid: oid['id-ce-extKeyUsage'],
  values: encode(
    ExtKeyUsageSyntax,
    names.map((name) => oid[name]),
  ),
});
const demanding = (...oidFilters: NonNullable<ServerConfig['oidFilters']>): Partial<ServerConfig> => ({
  clientCertificate: 'require',
  clientTrust: clientTrust(),
  oidFilters,
});
const meet = (client: Partial<ClientConfig>, server: Partial<ServerConfig>): Pair =>
  Pair.connected(clientConfig({ ...known, ...client }), serverConfig(server));
/** The rule that the server says is broken, or whether it has authorized the client. */
const outcome = ({ server, serverFault }: Pair): unknown =>
  serverFault === undefined ? server.connection!.authorized : (serverFault as { rule?: string }).rule;

const old = { versions: ['TLSv1.2'] } as const;
const rule = 'client_certificate.oid_filters';

test('a client of TLS 1.2, which has no oid_filters, is held to them all the same', () => {
  const misfit = meet(old, demanding(purposes('id-kp-clientAuth', 'id-kp-emailProtection')));
  assert.equal(outcome(misfit), rule);
  assert.equal(misfit.clientFault?.code, 'ERR_TLSCOPE_ALERT_UNSUPPORTED_CERTIFICATE');
  assert.equal(outcome(meet(old, demanding(purposes('id-kp-clientAuth')))), true);
  const signing = { oid: oid['id-ce-keyUsage'], values: encode(KeyUsage, ['digitalSignature']) };
  const agreeing = { oid: oid['id-ce-keyUsage'], values: encode(KeyUsage, ['keyAgreement']) };
  assert.deepEqual(
    [signing, agreeing].map((one) => outcome(meet(old, demanding(one)))),
    [true, rule],
  );
});

test('a client skips an extension that it does not know, and the server does not', () => {
  const strange = { oid: '1.2.3.4', values: utf8('a role') };
  assert.equal(outcome(meet({}, demanding(strange))), rule);
  assert.equal(outcome(meet({}, { ...demanding(strange), verifyClient: false })), false);
  const identifier = oid['id-ce-authorityKeyIdentifier'];
  assert.equal(outcome(meet({}, demanding({ oid: identifier, values: new Uint8Array(0) }))), true);
  assert.equal(outcome(meet({}, demanding({ oid: identifier, values: utf8('another') }))), rule);
});

test('a certificate that is asked for after the handshake is held to them as well', () => {
  const pair = meet(
    { postHandshakeAuth: true },
    { clientTrust: clientTrust(), oidFilters: [{ oid: '1.2.3.4', values: utf8('a role') }] },
  );
  pair.fromServer(pair.server.requestClientCertificate());
  assert.equal(outcome(pair), rule);
});

test('a session made before a server demanded them does not carry its client past them', () => {
  for (const versions of [['TLSv1.2'], ['TLSv1.3']] as const) {
    const tickets = new StatelessTickets(nodeProvider);
    const first = meet({ versions }, { ...demanding(), tickets });
    const [session] = first.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
    assert.ok(session !== undefined);
    const again = meet({ versions, session }, { ...demanding({ oid: '1.2.3.4', values: utf8('a role') }), tickets });
    assert.equal(outcome(again), rule);
  }
});

test('a filter that cannot be read is said where the server is made', () => {
  const broken = { oid: oid['id-ce-keyUsage'], values: utf8('digitalSignature') };
  assert.throws(() => meet({}, demanding(broken)), { code: 'ERR_TLSCOPE_BAD_OPTION' });
});
