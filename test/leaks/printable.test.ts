/** No text of a stranger moves a cursor, hides, turns around or ends a line, whatever field it stands in and whoever shows it. */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { diagnose } from 'tlscope/diagnose';
import { connect } from 'tlscope/node';
import {
  codecNamed,
  dissection,
  explain,
  outcomeIn,
  readTrace,
  type TlsEvent,
  tell,
  writeTrace,
} from 'tlscope/observe';
import { distinguishedName, toPem } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { certOf } from '../../apps/cli/src/scenarios/world.ts';
import { run } from '../../apps/cli/test/support/command.ts';
import { ownFolder } from '../../apps/cli/test/support/folder.ts';
import { see, serve, watch, world } from '../diagnose/support.ts';

const folder = ownFolder();
const ca = folder.put('ca.pem', world.rootPem);
/** Clears the screen, turns the line around, hides a letter, ends lines in four ways, and looks like a password prompt. */
const EVIL = 'x\u001b[2J\u202ey\u200b\u2066z\r\nfake\u2028line\u0085\u009b1m\u00ad\ufeff\u007f';
const EVIL_ASCII = 'x\u001b[2Jy\r\nfake\u0007\u0008\u007f';

const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
function assertPrintable(text: string, what: string): void {
  const at = text.replace(/[\n\t]/g, ' ').search(UNSAFE);
  assert.equal(
    at,
    -1,
    `${what} has U+${text.codePointAt(at)?.toString(16)} in: ${JSON.stringify(text.slice(at - 80, at + 40))}`,
  );
}

/** Whatever of strings is in a value. */
function assertAllPrintable(value: unknown, what: string): void {
  if (typeof value === 'string') return assertPrintable(value.replace(/\n/g, ' '), what);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, member] of Object.entries(value)) {
    assertPrintable(key, `${what}, a key`);
    assertAllPrintable(member, `${what}.${key}`);
  }
}

const name = distinguishedName({
  commonName: EVIL,
  organizationName: EVIL,
  organizationalUnitName: EVIL,
  localityName: EVIL,
  stateOrProvinceName: EVIL,
} as never);
const san = [
  { type: 'dNSName', value: EVIL_ASCII },
  { type: 'rfc822Name', value: `${EVIL_ASCII}@example.org` },
  { type: 'uniformResourceIdentifier', value: `http://${EVIL_ASCII}/` },
  { type: 'directoryName', value: name },
] as never;
const issuer = world.authority('x', { subject: name, issuer: world.root } as never);
const { der, key } = world.leaf({ issuer, subject: name as never, san });
const hostile = { chain: [der, issuer.der], key };
const pem = folder.put('hostile.pem', certOf(hostile));

const server = (t: { after(undo: () => unknown): void }, options = {}) => serve(t, ours(hostile, options));

/** Answers everybody with those bytes. */
const banner = (t: { after(undo: () => unknown): void }, text: string): Promise<number> =>
  serve(t, (socket: Socket) => {
    socket.on('error', () => {}).end(text);
  });

async function assertCommandPrintable(...args: string[]): Promise<string> {
  const { out, err } = await run(...args);
  assertPrintable(out, `standard output of ${args.join(' ').slice(0, 60)}`);
  assertPrintable(err, `standard error of ${args.join(' ').slice(0, 60)}`);
  if (!args.includes('--json') || out === '') return out;
  return JSON.parse(out) && out;
}

test('connect, check, trust and their JSON show a hostile certificate in printable letters', async (t) => {
  const target = `localhost:${await server(t)}`;
  for (const more of [
    [],
    ['-v'],
    ['-vv'],
    ['--json'],
    ['--insecure'],
    ['--insecure', '--json'],
    ['--diagnose'],
    ['--diagnose', '--json'],
  ])
    await assertCommandPrintable('connect', target, '--ca', ca, ...more);
  await assertCommandPrintable('connect', `https://${target}`, '--insecure', '--servername', 'localhost');
  for (const more of [[], ['--json']])
    await assertCommandPrintable('trust', target, '--for', 'pem', '--first-use', ...more);
});

test('inspect, verify, trust, explain and diff show files in printable letters', async (t) => {
  for (const more of [[], ['-v'], ['-vv'], ['--json']]) await assertCommandPrintable('inspect', pem, ...more);
  for (const more of [[], ['--json']]) {
    await assertCommandPrintable('verify', pem, '--roots', ca, '--host', 'localhost', ...more);
    for (const target of ['pem', 'arduino', 'bearssl', 'micropython', 'esphome', 'zephyr'])
      await assertCommandPrintable('trust', pem, '--for', target, '--first-use', '--leaf', ...more);
    await assertCommandPrintable('decode', `${EVIL} unable to get local issuer certificate`, ...more);
  }
  const { events } = await see(await server(t));
  const trace = folder.put('trace.json', writeTrace(EVIL, events));
  for (const more of [[], ['-v'], ['-vv'], ['--json']]) await assertCommandPrintable('explain', trace, ...more);
  await assertCommandPrintable('diff', trace, trace);
  assertPrintable(writeTrace(EVIL, events), 'a trace file');
});

/** Every text of a trace is the stranger's. */
function poisoned(value: unknown, key = ''): unknown {
  const fixed = ['type', 'direction', 'epoch', 'what', 'phase', 'side', 'part', 'codec', 'by'];
  if (typeof value === 'string')
    return fixed.includes(key) || /^([0-9a-f]{2})*$/.test(value) ? value : `${value}${EVIL}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, poisoned(member, name)]));
}

test('a trace file in which every text is hostile is shown, explained and diagnosed in printable letters', async (t) => {
  const { events } = await see(await server(t));
  const { events: written, ...head } = JSON.parse(writeTrace('t', events)) as { events: unknown };
  const source = JSON.stringify({ ...head, title: EVIL, events: poisoned(written) });
  const trace = folder.put('poisoned.json', source);
  for (const more of [[], ['-v'], ['-vv'], ['--json']]) await assertCommandPrintable('explain', trace, ...more);
  await assertCommandPrintable('diff', trace, trace);
  const read = readTrace(source);
  assertPrintable(read.title, 'the title');
  for (const event of read.events) assertSaid(event);
  assertAllPrintable(diagnose(read.events), 'the diagnoses');
  assertAllPrintable(outcomeIn(read.events), 'the outcome');
});

test('what the studio shows of a live connection is printable', async (t) => {
  const { events } = await see(await server(t), { ALPNProtocols: ['h2', EVIL_ASCII] });
  for (const event of events) assertSaid(event);
  assertAllPrintable(diagnose(events), 'the diagnoses');
  assertAllPrintable(outcomeIn(events), 'the outcome');
});

function assertSaid(event: TlsEvent): void {
  assertAllPrintable(explain(event), `explain of ${event.type}`);
  for (const voice of ['plain', 'exact', 'expert'] as never[])
    assertAllPrintable(tell(event as never, voice), 'a voice');
  if (event.type === 'message') assertAllPrintable(dissection(codecNamed(event.codec), event.bytes), 'a dissection');
  if (event.type === 'decision' || event.type === 'check' || event.type === 'fault' || event.type === 'certificate')
    assertAllPrintable(event, `a ${event.type}`);
}

test('an error that is printed is printable, with everything that hangs on it', async (t) => {
  const port = await server(t);
  for (const options of [{}, { ca: world.rootPem }, { ca: world.rootPem, servername: 'other.example' }]) {
    const error = await new Promise<Error>((resolve) => {
      connect({ port, host: 'localhost', ...options }).once('error', resolve);
    });
    const { tls, message } = error as Error & { tls: object };
    assertPrintable(message, 'the message');
    assertPrintable(inspect(tls), 'the report');
    const { cert: _cert, ...rest } = error as Error & { cert?: unknown };
    assertPrintable(inspect(Object.assign(new Error(message), rest)), 'console.log of the error');
  }
});

test('banners, statuses, headers and bodies are shown in printable letters', async (t) => {
  for (const text of [
    `220 ${EVIL} ESMTP\r\n`,
    `HTTP/1.1 400 ${EVIL}\r\n${EVIL}: ${EVIL}\r\n\r\n${EVIL}`,
    EVIL,
    `SSH-2.0-${EVIL}`,
  ]) {
    const target = `localhost:${await banner(t, text)}`;
    for (const more of [[], ['-vv'], ['--json']]) await assertCommandPrintable('connect', target, ...more);
  }
  const papers = world.papers();
  const port = await serve(
    t,
    ours(papers, {
      observe: () => {},
    }),
  );
  await assertCommandPrintable('connect', `https://localhost:${port}/${encodeURIComponent(EVIL)}`, '--ca', ca);
});

test('an answer inside the connection is shown in printable letters', async (t) => {
  const { createServer } = await import('node:tls');
  const { writePrivateKey } = await import('tlscope/x509');
  const papers = world.papers();
  const tls = createServer(
    { cert: certOf(papers), key: toPem('PRIVATE KEY', writePrivateKey(papers.key)) },
    (socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.end(`HTTP/1.1 200 ${EVIL}\r\n${EVIL}: ${EVIL}\r\nset-cookie: ${EVIL}\r\n\r\n${EVIL}\n${EVIL}`),
      );
    },
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => tls.once('listening', resolve));
  t.after(() => tls.close());
  const { port } = tls.address() as { port: number };
  for (const more of [[], ['--json'], ['-vv']])
    await assertCommandPrintable('connect', `https://localhost:${port}/`, '--ca', ca, ...more);
});

test('a server sees hostile names, protocols and identities in printable letters', async (t) => {
  const papers = world.papers();
  const { port, events } = await watch(t, {
    cert: certOf(papers),
    key: toPem('PRIVATE KEY', (await import('tlscope/x509')).writePrivateKey(papers.key)),
    ALPNProtocols: ['h2'],
  });
  await see(port, { ALPNProtocols: [EVIL_ASCII] });
  for (const event of await events) assertSaid(event);
  assertAllPrintable(diagnose(await events), 'the diagnoses');
});
