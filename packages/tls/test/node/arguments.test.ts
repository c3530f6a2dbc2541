import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { toEvaluate } from '../../../../test/suite/places.ts';
import tls from '../../src/node/index.ts';

const badType = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };

describe('arguments, as node:tls takes and refuses them', () => {
  test('ticket keys that are no bytes are refused by type, and those of a wrong length by length', () => {
    const server = new tls.Server();
    for (const keys of [undefined, null, 48, 'keys', {}]) {
      assert.throws(() => server.setTicketKeys(keys as never), badType);
    }
    assert.throws(() => server.setTicketKeys(new Uint8Array(47)), /48-byte/);
    const keys = Uint8Array.from({ length: 50 }, (_, i) => i);
    server.setTicketKeys(new DataView(keys.buffer, 1, 48) as never);
    assert.deepEqual(new Uint8Array(server.getTicketKeys()), keys.subarray(1, 49));
  });

  test('checkServerIdentity reads a name that is no text as its text', () => {
    const subjectaltname = 'DNS:a.example, IP Address:8.8.8.8';
    for (const name of [false, null, undefined, 4]) {
      const error = tls.checkServerIdentity(name as never, { subjectaltname });
      assert.equal((error as NodeJS.ErrnoException).code, 'ERR_TLS_CERT_ALTNAME_INVALID');
    }
  });

  test('an SNICallback that is no function is refused at once, by a server and by a server end', () => {
    const SNICallback = 'name' as never;
    assert.throws(() => tls.createServer({ SNICallback }), badType);
    assert.throws(() => new tls.TLSSocket(new PassThrough(), { isServer: true, SNICallback }), badType);
  });

  test('setMaxSendFragment refuses what is no number, and no whole one, and answers false to a size that no record may have', () => {
    const socket = new tls.TLSSocket(new PassThrough());
    socket.on('error', () => {});
    assert.throws(() => socket.setMaxSendFragment('512' as never), badType);
    for (const size of [Number.NaN, 512.5, 2 ** 31]) {
      assert.throws(() => socket.setMaxSendFragment(size), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
    }
    assert.equal(socket.setMaxSendFragment(511), false);
    socket.destroy();
  });

  test('the roots of the default export cannot be replaced', () => {
    assert.throws(() => Object.assign(tls, { rootCertificates: [] }), TypeError);
  });

  test("node's flag for the lowest version is ours too", () => {
    const script = "import('tlscope/node').then((tls) => console.log(tls.DEFAULT_MIN_VERSION))";
    const flags = [...toEvaluate.flags, '--tls-min-v1.3', '--eval', script];
    const options = { encoding: 'utf8', cwd: toEvaluate.cwd } as const;
    assert.equal(execFileSync(process.execPath, flags, options).trim(), 'TLSv1.3');
  });

  test('an ECONNRESET in the handshake says where the connection was to go', async () => {
    const server = createTcpServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const socket = tls.connect(port, '127.0.0.1');
    const error = await new Promise<Record<string, unknown>>((resolve) => socket.once('error', resolve as never));
    server.close();
    assert.equal(error.code, 'ECONNRESET');
    assert.deepEqual([error.host, error.port, error.path], ['127.0.0.1', port, undefined]);
  });
});
