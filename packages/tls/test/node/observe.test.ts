/** Watching a connection from its first moment, from the middle on, and every connection of a process. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { toEvaluate } from '../../../../test/suite/places.ts';
import { observe, type TlsEvent } from '../../src/index.ts';
import { readTrace, writeTrace } from '../../src/observe/index.ts';
import { connectedPair } from '../streams/support.ts';
import { collect } from './collect.ts';
import { connected, dial, ecdsa, serve } from './support.ts';

const messages = (events: readonly TlsEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'message' ? [event.name] : []));

test('a socket that is observed before it is connected tells all of its handshake', async (t) => {
  const { port } = await serve(t, (socket) => socket.end('the parcel'));
  const socket = dial(port);
  const seen = observe(socket);
  await collect(socket);
  const heard = messages(seen.events);
  assert.deepEqual([heard[0], heard.includes('finished')], ['client_hello', true]);
  assert.ok(seen.events.some((event) => event.type === 'transport' && event.what === 'connected'));
  assert.deepEqual(readTrace(writeTrace('a test', seen.events)).title, 'a test');
});

test('a socket that is observed later tells what happens from then on, until it is left alone', async (t) => {
  const { port } = await serve(t, (socket) => socket.pipe(socket));
  const socket = await connected(port);
  const seen = observe(socket);
  const sent = () => seen.events.filter((event) => event.type === 'appdata' && event.direction === 'sent').length;
  socket.write('one');
  await once(socket, 'data');
  assert.deepEqual([sent(), messages(seen.events).includes('client_hello')], [1, false]);
  seen.stop();
  socket.write('two');
  await once(socket, 'data');
  assert.equal(sent(), 1);
  socket.destroy();
});

test('two observers and the one of the options each see the same', async (t) => {
  const third: TlsEvent[] = [];
  const { port } = await serve(t, (socket) => socket.end('the parcel'));
  const socket = dial(port, { observe: (event) => third.push(event) });
  const first = observe(socket);
  const second = observe(socket);
  assert.equal(`${await collect(socket)}`, 'the parcel');
  assert.deepEqual(first.events, second.events);
  const engine = (events: readonly TlsEvent[]) => events.filter(({ type }) => type !== 'transport');
  assert.deepEqual(engine(third), engine(second.events));
});

test('what is kept has a limit, and what it costs is counted', async (t) => {
  const { port } = await serve(t, (socket) => socket.end(Buffer.alloc(500_000)));
  const socket = dial(port);
  const seen = observe(socket, { limit: 100_000 });
  await collect(socket);
  const kept = seen.events.reduce((sum, event) => sum + ('bytes' in event ? event.bytes!.length : 0), 0);
  assert.ok(kept < 200_000, `${kept} bytes were kept`);
  assert.ok(seen.dropped > 20, `${seen.dropped} events were dropped`);
  assert.ok(
    seen.events.some(({ type }) => type === 'alert'),
    'the end is there',
  );
});

test('connections over streams are observed as well, and nothing else is', async () => {
  const [client, server] = await connectedPair();
  const seen = observe(server);
  await client.writable.close();
  for await (const _ of server.readable);
  assert.ok(seen.events.some(({ type }) => type === 'alert'));
  assert.throws(() => observe({}), { code: 'ERR_TLSCOPE_NOT_OURS' });
});

/** Runs `program` with our sockets at hand, and says what it printed. */
async function run(program: string, env: Record<string, string> = {}): Promise<string> {
  const args = [...toEvaluate.flags, '--input-type=module', '-e', program];
  const options = { cwd: toEvaluate.cwd, env: { ...process.env, PAIR: JSON.stringify(ecdsa), ...env } };
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

test('an observer that throws is heard of, and disturbs nobody', async () => {
  const said = await run(`
    import { createServer, connect, observe } from 'tlscope/node';
    process.on('unhandledRejection', ({ message }) => console.log(message));
    const { cert, key, ca } = JSON.parse(process.env.PAIR);
    const server = createServer({ cert, key }, (socket) => socket.end('the parcel')).listen(0, '127.0.0.1', () => {
      const socket = connect({ port: server.address().port, host: '127.0.0.1', servername: 'localhost', ca });
      observe(socket, { observer: ({ type }) => { if (type === 'alert') throw new Error('a mistake'); } });
      socket.on('data', (data) => console.log(String(data))).on('close', () => server.close());
    });`);
  assert.deepEqual(said.trim().split('\n').sort(), ['a mistake', 'a mistake', 'the parcel']);
});

const VISITS = `
import { createServer, connect } from 'tlscope/node';
const { cert, key, ca } = JSON.parse(process.env.PAIR);
const server = createServer({ cert, key }, (socket) => socket.end('the secret parcel')).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const visit = (done) => connect({ port, host: '127.0.0.1', servername: 'localhost', ca }).resume().on('close', done);
  visit(() => visit(() => connect({ port, host: '127.0.0.1', servername: 'localhost' }).on('error', () => server.close())));
});`;

async function traced(t: { after(undo: () => void): void }, env: Record<string, string>, program = VISITS) {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-traces-'));
  t.after(() => rmSync(folder, { recursive: true }));
  await run(program, { TLSCOPE_TRACE: join(folder, 'in'), ...env });
  return readdirSync(join(folder, 'in'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, 'in', name), 'utf8') }));
}

test('TLSCOPE_TRACE=folder: every connection of a process leaves its trace, without a secret', async (t) => {
  const files = await traced(t, {});
  assert.equal(files.length, 6);
  const traces = files.map(({ text }) => readTrace(text));
  assert.deepEqual(traces.map(({ title }) => title.startsWith('to ')).filter(Boolean).length, 3);
  for (const { events, secrets } of traces) {
    assert.equal(secrets, false);
    assert.equal(messages(events)[0], 'client_hello');
    assert.ok(
      events.every((event) => event.type !== 'appdata' && (event.type !== 'secret' || event.value.length === 0)),
    );
  }
  assert.ok(traces.some(({ events }) => events.some((event) => event.type === 'fault')));
  assert.match(files[0]!.name, /^[\w.-]+-(to|from)-localhost-127\.0\.0\.1-\d+-\d+-\d\.json$/);
});

const STREAMS = `
import { accept, connect } from 'tlscope';
const { cert, key, ca } = JSON.parse(process.env.PAIR);
const [there, back] = [new TransformStream(), new TransformStream()];
const [client, server] = await Promise.all([
  connect({ readable: back.readable, writable: there.writable }, { host: 'localhost', ca }),
  accept({ readable: there.readable, writable: back.writable }, { cert, key }),
]);
await Promise.all([client.writable.close(), server.writable.close(), client.closed, server.closed]);`;

test('connections over streams leave their traces as well', async (t) => {
  const files = await traced(t, {}, STREAMS);
  const titles = files.map(({ text }) => readTrace(text).title.replace(/,.*/, ''));
  assert.deepEqual(titles.sort(), ['from localhost stream', 'to localhost stream']);
});

test('secrets are in the traces of a process where TLSCOPE_TRACE_SECRETS=1 asks for them', async (t) => {
  const [file] = await traced(t, { TLSCOPE_TRACE_SECRETS: '1' });
  const { secrets, events } = readTrace(file!.text);
  assert.ok(secrets && events.some((event) => event.type === 'appdata'));
});

test('traces are for the owner alone, and are written while the process does other things', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-traces-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const place = join(folder, 'in', 'deep');
  const counted = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let now = 0;
    const write = fs.writeFileSync;
    fs.writeFileSync = (...given) => { now++; return write(...given); };
    syncBuiltinESMExports();
    process.once('exit', () => console.log(now));`;
  const said = await run(
    `${counted}\nawait import('data:text/javascript,0');\n${VISITS.replaceAll('import {', 'const {').replaceAll("} from 'tlscope/node'", "} = await import('tlscope/node')")}`,
    {
      TLSCOPE_TRACE: place,
      TLSCOPE_TRACE_SECRETS: '1',
    },
  );
  assert.equal(said.trim(), '0');
  const names = readdirSync(place);
  assert.equal(names.length, 6);
  for (const name of names) assert.equal(statSync(join(place, name)).mode & 0o777, 0o600);
  for (const path of [place, join(folder, 'in')]) assert.equal(statSync(path).mode & 0o777, 0o700);
});

test('a process that exits by itself loses no trace, and leaves none in part', async (t) => {
  const files = await traced(t, {}, VISITS.replace('server.close()', 'process.exit()'));
  assert.equal(files.length, 6);
  for (const { name, text } of files) {
    assert.ok(name.endsWith('.json'), name);
    assert.ok(readTrace(text).events.length > 0);
  }
});

test('a process that exits writes its traces through no link', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-traces-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [place, other] = [join(folder, 'in'), join(folder, 'other')];
  mkdirSync(place);
  writeFileSync(other, 'of somebody else');
  const said = await run(
    `import { symlinkSync } from 'node:fs';
    import { createServer, connect } from 'tlscope/node';
    const { cert, key, ca } = JSON.parse(process.env.PAIR);
    const at = Date.now();
    Date.now = () => at;
    const server = createServer({ cert, key }).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const name = new Date(at).toISOString().replaceAll(':', '-') + '-to-localhost-127.0.0.1-' + port + '-' + process.pid;
      for (let i = 1; i < 4; i++) symlinkSync(process.env.OTHER, process.env.TLSCOPE_TRACE + '/' + name + '-' + i + '.json');
      connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => process.exit());
      console.log(name);
    });`,
    { TLSCOPE_TRACE: place, OTHER: other },
  );
  assert.equal(readFileSync(other, 'utf8'), 'of somebody else');
  const written = readdirSync(place).filter((name) => name.startsWith(said.trim()));
  assert.equal(written.filter((name) => lstatSync(join(place, name)).isFile()).length, 1);
});

test('a name that a client has said does not make the file name too long', async (t) => {
  const long = VISITS.replace(
    "servername: 'localhost', ca }).resume()",
    "servername: 'a.'.repeat(120) + 'test', ca, checkServerIdentity: () => undefined }).resume()",
  );
  const files = await traced(t, {}, long);
  assert.equal(files.length, 6);
});
