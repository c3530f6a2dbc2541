/** What is remembered of a client is judged by what counts now (RFC 9846 §4.7.1; the class of CVE-2025-23419). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, utf8 } from '../../src/bytes/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import {
  type ClientConfig,
  type ExternalPsk,
  RecordedHellos,
  type ServerConfig,
  type Session,
  StatelessTickets,
} from '../../src/engine/index.ts';
import type { TlsEvent } from '../../src/events/index.ts';
import { issueCertificate, issueCrl, makeIdentity, parseCertificate, TrustStore } from '../../src/x509/index.ts';
import { completes } from '../support/completes.ts';
import { clientConfig, clientCredential, clientTrust, identity, NOW, Pair, serverConfig } from '../support/pair.ts';

const DAY = 86_400_000;
const stranger = makeIdentity({ provider: nodeProvider, names: ['server.test'], at: NOW, key: 'secp256r1' });
const sessionOf = (pair: Pair): Session => pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]).at(-1)!;

/** As a client keeps it that offers it whatever it would show, or has put away, by now: what speaks against it is up to the server. */
function forAnybody(session: Session): Session {
  const none = new Uint8Array(0);
  const client = { ...session.client, certificate_request: none, digest: none };
  const peer = { ...session.state.peer, shared_key: none, shared_key_digest: none };
  return { ...session, client, state: { ...session.state, peer } };
}

/** The client's configuration, and whether it offered its session. */
function watchingOffer(client: Partial<ClientConfig>) {
  let offered = false;
  const observe = (event: TlsEvent): void => {
    if (event.type === 'decision' && event.what === 'resumption') offered = event.chosen === 'the session is offered';
  };
  return { config: clientConfig({ ...client, observe }), offered: () => offered };
}

for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
  const tickets = new StatelessTickets(nodeProvider, [new Uint8Array(48).fill(3)]);
  const asking: Partial<ServerConfig> = {
    versions: [version],
    tickets,
    clientCertificate: 'request',
    clientTrust: clientTrust(),
  };
  const credentials = [clientCredential()];
  const meet = (client: Partial<ClientConfig>, server: Partial<ServerConfig>): Pair =>
    completes(
      Pair.connected(
        clientConfig({ credentials, judgeSession: false, ...client }),
        serverConfig({ ...asking, ...server }),
      ),
    );
  const session = sessionOf(meet({}, {}));
  const comesBack = (server: Partial<ServerConfig>, client: Partial<ClientConfig> = {}) => {
    const shown = forAnybody(client.session ?? session);
    const { config, offered } = watchingOffer({ judgeSession: false, ...client, session: shown, credentials: [] });
    const pair = completes(Pair.connected(config, serverConfig({ ...asking, ...server })));
    assert.ok(offered());
    return pair.server.connection!;
  };

  test(`${version}: a client that is still trusted comes back, with the evidence of now`, () => {
    const back = comesBack({});
    assert.deepEqual([back.resumed, back.authorized, back.evidence?.ok], [true, true, true]);
  });

  test(`${version}: a client comes back as nobody where its root is not trusted any more`, () => {
    const back = comesBack({ clientTrust: TrustStore.of(stranger.root.der) });
    assert.deepEqual([back.resumed, back.authorized], [false, false]);
  });

  test(`${version}: a client comes back as nobody once a list revokes it`, () => {
    const { root } = identity();
    const crl = issueCrl({
      provider: nodeProvider,
      issuer: root,
      number: 1,
      thisUpdate: NOW - 1000,
      nextUpdate: NOW + DAY,
      revoked: [{ serialNumber: parseCertificate(credentials[0]!.chain[0]!).serialNumber, at: NOW - 1000 }],
    });
    const back = comesBack({ revocation: { mode: 'hard', scope: 'leaf', crls: [crl] } });
    assert.deepEqual([back.resumed, back.authorized], [false, false]);
  });

  test(`${version}: a client comes back as nobody after its certificate has ended`, () => {
    const now = () => NOW + 2 * DAY;
    const [root] = [identity().root];
    const keys = nodeProvider.generateKey('secp256r1');
    const lasting = issueCertificate({
      provider: nodeProvider,
      subject: 'brief',
      issuer: root,
      keys,
      notBefore: NOW - 1000,
      notAfter: NOW + DAY,
      extendedKeyUsage: ['clientAuth'],
    });
    const brief = [{ chain: [lasting], key: nodeProvider.importPrivateKey(keys) }];
    const week = { ticketLifetime: 604_800 };
    const kept = sessionOf(meet({ credentials: brief }, week));
    const within = { ...kept, state: { ...kept.state, lifetime: 604_800 } };
    const back = comesBack({ ...week, now }, { session: within, now });
    assert.deepEqual([back.resumed, back.authorized], [false, false]);
  });

  test(`${version}: a session of one name is not taken up under another`, () => {
    const b = makeIdentity({ provider: nodeProvider, names: ['server.test', 'b.test'], at: NOW, key: 'secp256r1' });
    const trust = TrustStore.of(b.root.der, identity().root.der);
    const other = [{ chain: b.server.chain, key: nodeProvider.importPrivateKey(b.server.key) }];
    const state = { ...session.state, server_name: utf8('b.test') };
    const back = comesBack(
      { credentials: other },
      { host: 'b.test', trust, session: { ...session, host: utf8('b.test'), state } },
    );
    assert.deepEqual([back.resumed, back.authorized], [false, false]);
  });

  test(`${version}: the application is asked again about a client that comes back`, () => {
    const approve = () => 'access_denied' as const;
    assert.equal(comesBack({ approve }).resumed, false);
  });

  test(`${version}: a client that is known here is nobody where clients are not asked`, () => {
    const back = comesBack({ clientCertificate: 'none' });
    assert.deepEqual([back.resumed, back.authorized], [false, false]);
  });

  test(`${version}: where verification is off a client comes back with what is so now`, () => {
    const server = { verifyClient: false };
    const first = sessionOf(meet({}, server));
    const now = () => NOW + 2 * DAY;
    const week = { ...server, ticketLifetime: 604_800, now };
    const kept = { ...first, state: { ...first.state, lifetime: 604_800 } };
    const early = comesBack(server, { session: first });
    assert.deepEqual([early.resumed, early.authorized], [true, true]);
    assert.equal(comesBack(week, { session: kept, now }).authorized, false);
  });

  test(`${version}: coming back again and again ends a week after the first handshake`, () => {
    let moment = NOW;
    const now = () => moment;
    const lasting = { ticketLifetime: 604_800, now, clientCertificate: 'none' as const };
    let kept = sessionOf(meet({ now }, lasting));
    let days = 0;
    for (; days < 30; days++) {
      moment = NOW + days * DAY;
      const pair = meet({ session: kept, now }, lasting);
      if (!pair.server.connection!.resumed) break;
      kept = sessionOf(pair) ?? kept;
    }
    assert.ok(days > 1 && days <= 8, `it came back for ${days} days`);
  });
}

test('early data of a client that is not trusted any more is thrown away', () => {
  const server: Partial<ServerConfig> = {
    tickets: new StatelessTickets(nodeProvider),
    earlyData: { maxSize: 100, antiReplay: new RecordedHellos(NOW - 3_600_000) },
    clientCertificate: 'request',
    clientTrust: clientTrust(),
  };
  const session = sessionOf(
    completes(Pair.connected(clientConfig({ credentials: [clientCredential()] }), serverConfig(server))),
  );
  const clientTrustNow = TrustStore.of(stranger.root.der);
  const early = (over: Partial<ServerConfig>) => {
    const { config, offered } = watchingOffer({ session: forAnybody(session), replayableEarlyData: utf8('DELETE /') });
    const pair = Pair.connected(config, serverConfig({ ...server, ...over }));
    assert.ok(offered());
    return pair;
  };
  assert.equal(early({}).server.connection!.earlyData, 'accepted');
  const again = early({ clientTrust: clientTrustNow });
  assert.deepEqual(
    again.serverOutcomes.flatMap(({ earlyData }) => [...earlyData]),
    [],
  );
  assert.equal(again.server.connection!.earlyData, 'none');
});

test('a key that both ends were given and that was taken away ends the sessions made with it', () => {
  const key = new Uint8Array(32).fill(9);
  const psk = { identity: utf8('alice'), key };
  const tickets = new StatelessTickets(nodeProvider);
  const knowing = (known: ExternalPsk | undefined) =>
    serverConfig({ tickets, findPsk: (name) => (equal(name, psk.identity) ? known : undefined) });
  const session = sessionOf(completes(Pair.connected(clientConfig({ psks: [psk] }), knowing(psk))));
  // A client that does not say that the key is gone, and offers the session alone.
  const back = (known: ExternalPsk | undefined) => {
    const { config, offered } = watchingOffer({ session: forAnybody(session), judgeSession: false });
    const pair = completes(Pair.connected(config, knowing(known)));
    assert.ok(offered());
    return pair.server.connection!;
  };
  assert.equal(back(psk).resumed, true);
  assert.equal(back(undefined).resumed, false);
  assert.equal(back({ ...psk, key: new Uint8Array(32) }).resumed, false);
  // And a client that has put its key away does not take the server for known.
  assert.equal(completes(Pair.connected(clientConfig({ session }), knowing(psk))).client.connection!.resumed, false);
});

test('a key of no bytes is no key', () => {
  const empty = { identity: utf8('alice'), key: new Uint8Array(0) };
  assert.throws(() => Pair.connected(clientConfig({ psks: [empty] })), { code: 'ERR_TLSCOPE_NO_PSK' });
  const pair = Pair.connected(
    clientConfig({ psks: [{ ...empty, key: new Uint8Array(1) }] }),
    serverConfig({ findPsk: () => empty }),
  );
  assert.equal(pair.serverFault?.code, 'ERR_TLSCOPE_NO_PSK');
});
