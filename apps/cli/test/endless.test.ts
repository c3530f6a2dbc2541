/** Whoever answers without end does not fill the one who asked. */
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const identity = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const pem = (...chain: readonly Uint8Array[]): string => chain.map((der) => toPem('CERTIFICATE', der)).join('');
const ca = folder.put('ca.pem', pem(identity.root.der));
const MEBIBYTE = 1024 * 1024;

interface Flood {
  readonly port: number;
  /** What the caller took, in bytes, what lies in the system's buffers included. */
  readonly taken: Promise<number>;
}

/** Says `greeting`, and then the same for ever, as fast as it is taken. */
async function flood(t: { after(undo: () => void): void }, greeting: string, options: TlsOptions = {}): Promise<Flood> {
  let told: (bytes: number) => void;
  const taken = new Promise<number>((resolve) => {
    told = resolve;
  });
  const chunk = Buffer.alloc(MEBIBYTE, 'A');
  const papers = {
    cert: pem(...identity.server.chain),
    key: toPem('PRIVATE KEY', writePrivateKey(identity.server.key)),
  };
  const server = createServer({ ...papers, ...options }, (socket: TLSSocket) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('error', () => {}).on('drain', more);
    socket.once('close', () => told(socket.bytesWritten - socket.writableLength));
    socket.write(greeting);
    more();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, taken };
}

for (const [what, target, greeting, ok] of [
  ['an answer without an end', 'https://', 'HTTP/1.1 200 OK\r\n\r\n', true],
  // That is no answer.
  ['headers without an end', 'https://', 'HTTP/1.1 200 OK\r\nx: ', false],
  ['an endless greeting where nothing was asked', '', '', true],
  ['an endless answer to MQTT', 'mqtts://', ' \u0002\0\0', true],
] as const) {
  test(`connect takes a bounded part of ${what}, and says what it saw`, async (t) => {
    const { port, taken } = await flood(t, greeting);
    const trace = folder.path(`${what.length}.json`);
    const { code, out } = await run('connect', `${target}localhost:${port}`, '--ca', ca, '--json', '--trace', trace);
    assert.deepEqual([code, JSON.parse(out).ok], [ok ? 0 : 1, ok]);
    assert.ok((await taken) < 16 * MEBIBYTE, `${await taken} bytes were taken`);
    assert.ok(statSync(trace).size < 4 * MEBIBYTE, `${statSync(trace).size} bytes of trace`);
  });
}

test('bytes without an end before TLS begins are refused, and not kept', async (t) => {
  const taken: number[] = [];
  const server = createTcpServer((socket: Socket) => {
    const chunk = Buffer.alloc(MEBIBYTE, 'A');
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket
      .on('error', () => {})
      .on('drain', more)
      .once('close', () => taken.push(socket.bytesWritten));
    socket.write('220 ');
    more();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  const trace = folder.path('plain.json');
  const { code } = await run('connect', `localhost:${(server.address() as AddressInfo).port}`, '--trace', trace);
  assert.equal(code, 1);
  assert.ok(statSync(trace).size < MEBIBYTE);
});

const ENDLESS = '/dev/zero';
for (const args of [
  ['inspect', ENDLESS],
  ['trust', ENDLESS, '--for', 'pem'],
  ['connect', 'localhost:1', '--ca', ENDLESS],
  ['connect', 'localhost:1', '--ech', ENDLESS],
  ['connect', 'localhost:1', '--authorities', ENDLESS],
  ['connect', 'localhost:1', '--raw-public-key', ENDLESS],
  ['serve', '--request-cert', 'optional', '--client-ca', ENDLESS],
]) {
  test(`a file without an end is refused: ${args.join(' ')}`, { skip: !existsSync(ENDLESS) }, async () => {
    const { code, err } = await run(...args);
    assert.equal(code, 2);
    assert.match(err.replace(/\s+/g, ' '), /larger than 256 MiB/);
  });
}
