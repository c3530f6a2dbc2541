import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import nodeTls from 'node:tls';
import { RecordedHellos } from '../../src/engine/index.ts';
import { type ConnectOptions, createServer, type Server, type ServerOptions } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, listening } from './support.ts';

const hello = (socket: { end(word: string): void }): void => socket.end('hello');

/** Ours: the newest session of a connection, and whether it took up an earlier one. */
async function visit(port: number, options: ConnectOptions = {}) {
  const socket = dial(port, options);
  const sessions: Buffer[] = [];
  socket.on('session', (session) => sessions.push(session));
  assert.equal(String(await collect(socket)), 'hello');
  return { sessions, session: socket.getSession(), ticket: socket.getTLSTicket(), reused: socket.isSessionReused() };
}

/** The same with node:tls. */
async function theirVisit(port: number, session?: Buffer) {
  const socket = nodeTls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca: ecdsa.ca, session });
  const sessions: Buffer[] = [];
  socket.on('session', (fresh) => sessions.push(fresh));
  let reused: boolean | undefined;
  socket.once('secureConnect', () => {
    reused = socket.isSessionReused();
  });
  let received = '';
  for await (const chunk of socket) received += chunk;
  assert.equal(received, 'hello');
  return { session: sessions.at(-1), reused };
}

const serving = async (t: Parameters<typeof listening>[0], options: Partial<ServerOptions>) => {
  const server = createServer({ ...ecdsa, ...options }, hello);
  return { server, port: await listening(t, server) };
};

describe('sessions', () => {
  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    const only = { minVersion: version, maxVersion: version };

    test(`${version}: our client comes back to our server, and each session is told by 'session'`, async (t) => {
      const { port } = await serving(t, only);
      const first = await visit(port);
      assert.equal(first.reused, false);
      assert.equal(first.sessions.length, version === 'TLSv1.3' ? 2 : 1);
      assert.deepEqual(first.session, first.sessions.at(-1));
      // In TLS 1.2 by name, where nobody gave ticket keys.
      assert.equal(first.ticket !== undefined, version === 'TLSv1.3');
      assert.equal((await visit(port, { session: first.session })).reused, true);
    });

    test(`${version}: a client of node:tls comes back to our server`, async (t) => {
      const { port } = await serving(t, only);
      const first = await theirVisit(port);
      assert.equal(first.reused, false);
      assert.equal((await theirVisit(port, first.session)).reused, true);
    });

    test(`${version}: our client comes back to a server of node:tls`, async (t) => {
      // Where it ends at once, node:tls sends no close_notify.
      const server = nodeTls.createServer({ ...ecdsa, ...only }, (socket) => setImmediate(hello, socket));
      const port = await listening(t, server);
      const { session, reused } = await visit(port);
      assert.equal(reused, false);
      assert.equal((await visit(port, { session })).reused, true);
    });

    test(`${version}: servers that share ticket keys take each other's sessions, and others do not`, async (t) => {
      const one = await serving(t, only);
      const keys = one.server.getTicketKeys();
      assert.equal(keys.length, 48);
      const two = await serving(t, { ...only, ticketKeys: keys });
      const other = await serving(t, only);
      for (const come of [visitWith, theirVisit]) {
        const { session } = await come(one.port);
        assert.equal((await come(two.port, session)).reused, true);
        assert.equal((await come(other.port, session)).reused, false);
        other.server.setTicketKeys(keys);
        assert.equal((await come(other.port, session)).reused, true);
        other.server.setTicketKeys(Buffer.alloc(48, 7));
        assert.equal((await come(other.port, session)).reused, false);
      }
    });

    test(`${version}: another sessionIdContext is another circle, whatever the ticket keys`, async (t) => {
      const ticketKeys = Buffer.alloc(48, 1);
      const one = await serving(t, { ...only, ticketKeys, sessionIdContext: 'one' });
      const two = await serving(t, { ...only, ticketKeys, sessionIdContext: 'two' });
      const { session } = await visit(one.port);
      assert.equal((await visit(two.port, { session })).reused, false);
      assert.equal((await visit(one.port, { session })).reused, true);
    });

    test(`${version}: 'newSession' and 'resumeSession' keep the sessions elsewhere`, async (t) => {
      const store = new Map<string, Buffer>();
      const keeping = (server: Server): void => {
        server.on('newSession', (id: Buffer, data: Buffer, done: () => void) => {
          store.set(id.toString('hex'), data);
          setImmediate(done);
        });
        server.on('resumeSession', (id: Buffer, done: (error: Error | null, data: Buffer | null) => void) => {
          setImmediate(done, null, store.get(id.toString('hex')) ?? null);
        });
      };
      const [one, two] = [await serving(t, only), await serving(t, only)];
      keeping(one.server);
      keeping(two.server);
      for (const come of [visitWith, theirVisit]) {
        const { session } = await come(one.port);
        assert.ok(store.size > 0);
        assert.equal((await come(two.port, session)).reused, true, 'another server asks the same store');
        store.clear();
        assert.equal((await come(one.port, session)).reused, false, 'what was forgotten is over');
      }
    });

    test(`${version}: an error of 'resumeSession' ends the connection with that error`, async (t) => {
      const { server, port } = await serving(t, only);
      server.on('newSession', (_id, _data, done) => done());
      const { session } = await visit(port);
      server.on('resumeSession', (_id, done) => done(new Error('the store is down')));
      const refused = once(server, 'tlsClientError');
      const socket = dial(port, { session });
      socket.on('error', () => {});
      assert.equal((await refused)[0].message, 'the store is down');
      socket.destroy();
    });
  }

  test('what is no session of ours is passed over, and so is one of another host', async (t) => {
    const { port } = await serving(t, {});
    assert.equal((await visit(port, { session: Buffer.from('nonsense') })).reused, false);
    const { session } = await visit(port);
    assert.equal((await visit(port, { session, servername: '127.0.0.1' })).reused, false);
  });

  test('after sessionTimeout a session is over', async (t) => {
    let moment = Date.now();
    const { port } = await serving(t, { sessionTimeout: 60, now: () => moment });
    const { session } = await visit(port);
    moment += 61_000;
    assert.equal((await visit(port, { session })).reused, false);
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    // Keys that were given: without the option TLS 1.2 has tickets too.
    const noTicket = {
      secureOptions: constants.SSL_OP_NO_TICKET,
      ticketKeys: Buffer.alloc(48, 7),
      maxVersion: version,
    } as const;
    const isName = (ticket: Buffer | undefined) =>
      version === 'TLSv1.2' ? ticket === undefined : ticket?.length === 32;

    test(`${version}: with SSL_OP_NO_TICKET a session is a name, and is taken up by it`, async (t) => {
      const { port } = await serving(t, noTicket);
      const first = await visit(port);
      assert.ok(isName(first.ticket), 'nothing of the session leaves the server');
      assert.equal((await visit(port, { session: first.session })).reused, true);
      const tls13 = version === 'TLSv1.3';
      assert.equal((await visit(port, { session: first.session })).reused, !tls13, 'TLS 1.3: once');
    });

    test(`${version}: with SSL_OP_NO_TICKET listeners keep the sessions`, async (t) => {
      const { server, port } = await serving(t, noTicket);
      const kept = new Map<string, Buffer>();
      server.on('newSession', (id, data, done) => {
        kept.set(id.toString('hex'), data);
        done();
      });
      server.on('resumeSession', (id, done) => done(null, kept.get(id.toString('hex'))));
      const first = await visit(port);
      assert.ok(isName(first.ticket) && kept.size > 0);
      assert.equal((await visit(port, { session: first.session })).reused, true);
      kept.clear();
      assert.equal((await visit(port, { session: first.session })).reused, false);
    });

    test(`${version}: with SSL_OP_NO_TICKET a ticket from before is not opened`, async (t) => {
      const { secureOptions, ...usual } = noTicket;
      const { port } = await serving(t, usual);
      const { session } = await visit(port);
      const without = await serving(t, { ...usual, secureOptions });
      assert.equal((await visit(without.port, { session })).reused, false);
    });
  }

  test('sessions that listeners keep allow no early data without a record that is shared, whatever secureOptions', async (t) => {
    for (const [secureOptions, shared, expected] of [
      [0, false, 'rejected'],
      [constants.SSL_OP_NO_TICKET, false, 'rejected'],
      [constants.SSL_OP_NO_TICKET, true, 'accepted'],
    ] as const) {
      const antiReplay = new RecordedHellos(0, undefined, undefined, shared);
      const { server, port } = await serving(t, {
        secureOptions,
        protocol: { earlyData: { maxSize: 100, antiReplay } },
      });
      // Of a session that was made before anybody listened: its ticket allows early data.
      const { session } = await visit(port);
      const kept = new Map<string, Buffer>();
      server.on('newSession', (id, data, done) => done(kept.set(id.toString('hex'), data)));
      server.on('resumeSession', (id, done) => done(null, kept.get(id.toString('hex'))));
      const early = { protocol: { replayableEarlyData: new TextEncoder().encode('PAY') } };
      const one = dial(port, { session, ...early });
      await collect(one);
      assert.equal(one.connectionInfo!.earlyData, expected);
      // And one of a listener's: it allows none unless the record is shared.
      const two = dial(port, { session: one.getSession()!, ...early });
      await collect(two);
      assert.equal(two.isSessionReused(), true);
      assert.equal(two.connectionInfo!.earlyData, shared ? 'accepted' : 'none');
    }
  });

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    test(`${version}: with SSL_OP_NO_TICKET sessions are kept after setTicketKeys as before`, async (t) => {
      const { server, port } = await serving(t, { secureOptions: constants.SSL_OP_NO_TICKET, maxVersion: version });
      server.setTicketKeys(Buffer.alloc(48, 7));
      const { session } = await visit(port);
      assert.equal((await visit(port, { session })).reused, true);
    });
  }

  test('a store that answers when its client has gone changes nothing', async (t) => {
    const { server, port } = await serving(t, { secureOptions: constants.SSL_OP_NO_TICKET, maxVersion: 'TLSv1.2' });
    server.on('newSession', (_id, _data, done) => done());
    const { session } = await visit(port);
    const asked = once(server, 'resumeSession');
    const gone = once(server, 'tlsClientError');
    const socket = dial(port, { session });
    socket.on('error', () => {});
    const [, answer] = (await asked) as [Buffer, (error: null, data: null) => void];
    socket.destroy();
    await gone;
    answer(null, null);
    assert.equal((await visit(port)).reused, false, 'the next client is served');
  });

  test('TLS 1.2 of node:tls resumes by name where SSL_OP_NO_TICKET is set', async (t) => {
    const { port } = await serving(t, { secureOptions: constants.SSL_OP_NO_TICKET, maxVersion: 'TLSv1.2' });
    const { session } = await theirVisit(port);
    assert.equal((await theirVisit(port, session)).reused, true);
  });
});

const visitWith = (port: number, session?: Buffer) => visit(port, { session });
