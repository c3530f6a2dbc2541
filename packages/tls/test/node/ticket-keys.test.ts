/** The keys of tickets change by themselves, and what a stolen one opens is little. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { StatelessTickets, sessionFromBytes } from '../../src/engine/index.ts';
import { type ConnectOptions, createServer, type Server, type ServerOptions } from '../../src/node/index.ts';
import { collect } from './collect.ts';
import { dial, ecdsa, listening } from './support.ts';

const HOUR = 3_600_000;

async function visit(port: number, options: ConnectOptions = {}) {
  const socket = dial(port, options);
  await collect(socket);
  return { session: socket.getSession()!, ticket: socket.getTLSTicket(), reused: socket.isSessionReused() };
}
const serving = async (t: Parameters<typeof listening>[0], options: Partial<ServerOptions>) => {
  const server = createServer({ ...ecdsa, ...options }, (socket) => socket.end('hello'));
  return { server, port: await listening(t, server) };
};
/** As a primary process does it for its workers. */
const inCluster = (first: Server, ...others: Server[]): void => {
  const data = JSON.stringify(first._getServerData());
  for (const server of [first, ...others]) server._setServerData(JSON.parse(data));
};

describe('ticket keys', () => {
  test('they change every hour; what the last ones sealed opens until it is too old', async (t) => {
    let moment = Date.now();
    const now = () => moment;
    const { port } = await serving(t, { now });
    const first = await visit(port, { now });
    moment += 1.5 * HOUR;
    const second = await visit(port, { now, session: first.session });
    assert.equal(second.reused, true);
    assert.notDeepEqual(second.ticket!.subarray(0, 16), first.ticket!.subarray(0, 16), 'another key');
  });

  test('a key is forgotten when its tickets are too old, and does not lead to another', () => {
    const tickets = new StatelessTickets(nodeProvider);
    const sealed = tickets.seal(new Uint8Array(100), 0);
    assert.ok(tickets.open(sealed, false, 2 * HOUR) !== undefined);
    assert.equal(tickets.open(sealed, false, 3.1 * HOUR), undefined);
    // Whatever the clock says afterwards.
    assert.equal(tickets.open(sealed, false, 0), undefined);
  });

  test('keys that a caller gave, or took, do not change by themselves', () => {
    const raw = nodeProvider.random(48);
    const given = new StatelessTickets(nodeProvider, [raw]);
    const sealed = given.seal(new Uint8Array(100), 0);
    assert.ok(given.open(sealed, false, 100 * HOUR) !== undefined);
    const own = new StatelessTickets(nodeProvider);
    const taken = new StatelessTickets(nodeProvider, own.keys);
    assert.ok(taken.open(own.seal(new Uint8Array(9), 50 * HOUR), false, 50 * HOUR) !== undefined);
  });

  test('setSecureContext says which keys open tickets from then on, whose sessions are taken up, and for how long', async (t) => {
    const maxVersion = 'TLSv1.3';
    const given = {
      maxVersion,
      ticketKeys: Buffer.alloc(48, 1),
      sessionIdContext: 'one',
      sessionTimeout: 3_600,
    } as const;
    const { server, port } = await serving(t, given);
    const { session } = await visit(port);
    server.setSecureContext({ ...ecdsa, maxVersion });
    assert.equal((await visit(port, { session })).reused, true, 'nothing was said of sessions');
    server.setSecureContext({ ...ecdsa, ...given, sessionIdContext: 'two' });
    assert.equal((await visit(port, { session })).reused, false, 'another sessionIdContext');
    const second = await visit(port);
    server.setSecureContext({ ...ecdsa, ...given, sessionIdContext: 'two', ticketKeys: Buffer.alloc(48, 2) });
    assert.equal((await visit(port, { session: second.session })).reused, false, 'other keys');
    server.setSecureContext({ ...ecdsa, maxVersion, sessionTimeout: 60 });
    const third = await visit(port);
    assert.equal(sessionFromBytes(third.session)!.state.lifetime, 60);
  });

  test('workers of a cluster come to the same keys by themselves, one that is forked late as well', async (t) => {
    let moment = Date.now();
    const now = () => moment;
    const [one, two, late] = [await serving(t, { now }), await serving(t, { now }), await serving(t, { now })];
    const data = JSON.stringify(one.server._getServerData());
    inCluster(one.server, two.server);
    const first = await visit(one.port, { now });
    assert.equal((await visit(two.port, { now, session: first.session })).reused, true);
    moment += 30 * HOUR;
    late.server._setServerData(JSON.parse(data));
    const later = await visit(one.port, { now });
    assert.notDeepEqual(later.ticket!.subarray(0, 16), first.ticket!.subarray(0, 16));
    assert.equal((await visit(late.port, { now, session: later.session })).reused, true);
    assert.equal((await visit(two.port, { now, session: later.session })).reused, true);
  });

  test('what the primary of a cluster keeps leads to every later key, and to none that a caller sets', async (t) => {
    let moment = Date.now();
    const now = () => moment;
    const { server, port } = await serving(t, { now });
    // As node:cluster has it: asked once, of the first, and given to each that comes later.
    const { ticketKeys, since } = server._getServerData();
    const opens = async (): Promise<boolean> => {
      const thief = new StatelessTickets(nodeProvider);
      thief.follow({ key: Buffer.from(ticketKeys, 'hex'), since: since! });
      return thief.open((await visit(port, { now })).ticket!, false, moment) !== undefined;
    };
    for (const hours of [0, 1, 30, 100]) {
      moment += hours * HOUR;
      assert.equal(await opens(), true, `after ${hours} more`);
    }
    server.setTicketKeys(nodeProvider.random(48));
    assert.equal(await opens(), false);
  });

  test('a key of a cluster that is stolen does not open what was sealed before it', () => {
    const early = new StatelessTickets(nodeProvider);
    early.seed(0);
    const sealed = early.seal(new Uint8Array(100), 0);
    const stolen = early.seed(5 * HOUR)!;
    const thief = new StatelessTickets(nodeProvider);
    thief.follow(stolen);
    assert.equal(thief.open(sealed, false, 5 * HOUR), undefined);
    assert.ok(
      thief.open(early.seal(new Uint8Array(9), 6 * HOUR), false, 6 * HOUR) !== undefined,
      'what comes after it',
    );
  });
});

describe('TLS 1.2', () => {
  const only = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;

  test('no ticket holds the master secret of its connection: sessions are resumed by name', async (t) => {
    const { port } = await serving(t, only);
    const first = await visit(port);
    assert.equal(first.ticket, undefined);
    assert.equal(sessionFromBytes(first.session)!.session_id.length, 32);
    assert.equal((await visit(port, { session: first.session })).reused, true);
  });

  test('with ticket keys of the caller there are tickets, which other servers take', async (t) => {
    const ticketKeys = nodeProvider.random(48);
    const [one, two] = [await serving(t, { ...only, ticketKeys }), await serving(t, { ...only, ticketKeys })];
    const first = await visit(one.port);
    assert.ok(first.ticket!.length > 0);
    assert.equal((await visit(two.port, { session: first.session })).reused, true);
  });
});
