import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { get } from 'node:https';
import { connect as tcpConnect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect } from 'tlscope/node';
import { readTrace, type TlsEvent } from 'tlscope/observe';
import { run, type Served, serve } from './support/command.ts';

let folder = '';
let ca = '';
let served: Served;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlscope-'));
  ca = join(folder, 'ca.pem');
  const suites = 'TLS_AES_128_GCM_SHA256,ECDHE-RSA-AES128-GCM-SHA256,TLS_RSA_WITH_AES_128_GCM_SHA256';
  served = await serve('--write-ca', ca, '--ciphers', suites);
});
after(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

const here = (): string => `localhost:${served.port}`;

test('a trusted server: the ladder, the reasons, the chain, the secrets by name, and what you have', async () => {
  const { code, out, err } = await run('connect', here(), '--ca', ca);
  assert.equal(code, 0, out + err);
  for (const sign of [
    'ClientHello',
    'Finished',
    'WHAT WAS CHOSEN',
    'CN=localhost',
    'main_secret',
    'You have TLSv1.3',
  ]) {
    assert.ok(out.includes(sign), sign);
  }
  assert.match(out.replace(/\s+/g, ' '), /a key stolen later opens nothing/);
  assert.ok(out.split('\n').every((line) => line.length <= 80));
});

test('an untrusted server is refused with exit code 1, the rule, and what to do', async () => {
  const { code, out } = await run('connect', here());
  assert.equal(code, 1);
  assert.match(out, /UNABLE_TO_GET_ISSUER_CERT_LOCALLY/);
  assert.match(out, /WHY IT FAILED/);
  assert.match(out, /tlscope connect localhost:\d+ --ca ca\.pem/);
});

test('a server of another name is refused; --servername says which name is meant', async () => {
  const other = await run('connect', here(), '--ca', ca, '--servername', 'other.example');
  assert.equal(other.code, 1);
  assert.match(other.out, /✘ .*other\.example/s);
  assert.equal((await run('connect', `127.0.0.1:${served.port}`, '--ca', ca, '--servername', 'localhost')).code, 0);
  assert.equal((await run('connect', `127.0.0.1:${served.port}`, '--ca', ca)).code, 0);
});

test('--insecure goes on, and is loud', async () => {
  const { code, out } = await run('connect', here(), '--insecure');
  assert.equal(code, 0);
  assert.match(out, /VERIFICATION IS SWITCHED OFF/);
  assert.match(out, /NOT\s+safe/);
});

test('every version and key exchange can be asked for by name', async () => {
  const summary = async (...args: string[]) => {
    const { protocol, cipherSuite, group } = JSON.parse(
      (await run('connect', here(), '--ca', ca, '--json', ...args)).out,
    );
    return [protocol, cipherSuite, group];
  };
  assert.deepEqual(await summary('--groups', 'secp384r1'), ['TLSv1.3', 'TLS_AES_128_GCM_SHA256', 'secp384r1']);
  assert.deepEqual(await summary('--tls', '1.2'), ['TLSv1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'x25519']);
  const rsa = await summary('--tls', '1.2', '--ciphers', 'TLS_RSA_WITH_AES_128_GCM_SHA256');
  assert.deepEqual(rsa, ['TLSv1.2', 'TLS_RSA_WITH_AES_128_GCM_SHA256', undefined]);
});

test('https:// is answered with a page that shows the caller its own handshake', async () => {
  const { code, out } = await run('connect', `https://${here()}/`, '--ca', ca);
  assert.equal(code, 0);
  assert.match(out, /HTTP\/1\.1 200 OK/);
  assert.match(out, /<!doctype html>/);
});

test('a caller that is not ours gets JSON where it asks for it, about its own ClientHello', async () => {
  const options = { ca: await readFile(ca), headers: { accept: 'application/json' } };
  const text = await new Promise<string>((resolve, reject) => {
    get(`https://${here()}/`, options, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });
  const { side, steps, bytes } = JSON.parse(text);
  assert.equal(side, 'server');
  assert.equal(steps[0].name, 'client_hello');
  assert.match(steps[0].bytes, /^01/);
  assert.equal(bytes.unexplained, 0);
});

test('a bare request is answered in one record', async () => {
  const [host, port] = here().split(':') as [string, string];
  const events: TlsEvent[] = [];
  const socket = connect({
    host,
    port: Number(port),
    ca: await readFile(ca),
    observe: (event) => void events.push(event),
  });
  socket.write('GET / HTTP/1.0\r\n\r\n');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  const answer = Buffer.concat(chunks).toString();
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(answer, /text\/plain/);
  assert.match(answer, /TLSv?1?.*TLS_AES_128_GCM_SHA256/);
  const data = events.filter((event) => event.type === 'appdata' && event.direction === 'received');
  assert.equal(data.length, 1);
});

test('-v shows every field, -vv every byte of messages and records, and none is unexplained', async () => {
  const fields = await run('connect', here(), '--ca', ca, '-v');
  assert.match(fields.out, /legacy_session_id/);
  assert.match(fields.out, /, 0 unexplained/);
  const bytes = await run('connect', here(), '--ca', ca, '-vv');
  assert.match(bytes.out, /^ {2}0000 {2}01 +msg_type client_hello/m);
  assert.match(bytes.out, /RECORD 1, FROM THE CLIENT/);
  assert.match(bytes.out, /, 0 unexplained/);
});

test('a trace is without secrets unless asked for, is only ours to read, and can be explained', async () => {
  const path = join(folder, 'trace.json');
  await run('connect', here(), '--ca', ca, '--trace', path);
  const { secrets, events } = readTrace(await readFile(path, 'utf8'));
  assert.equal(secrets, false);
  assert.ok(events.some((event) => event.type === 'secret'));
  assert.ok(events.every((event) => event.type !== 'secret' || event.value.length === 0));
  assert.equal((await stat(path)).mode & 0o077, 0);
  const told = await run('explain', path);
  assert.equal(told.code, 0);
  assert.match(told.out, /, 0 unexplained/);

  await run('connect', here(), '--ca', ca, '--trace', path, '--trace-secrets');
  const whole = readTrace(await readFile(path, 'utf8'));
  assert.ok(whole.secrets && whole.events.some((event) => event.type === 'secret' && event.value.length > 0));
});

test('the key log has a line for each secret of RFC 9850', async () => {
  const path = join(folder, 'keys.log');
  await run('connect', here(), '--ca', ca, '--keylog', path);
  const labels = (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);
  for (const label of [
    'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
    'SERVER_HANDSHAKE_TRAFFIC_SECRET',
    'CLIENT_TRAFFIC_SECRET_0',
    'SERVER_TRAFFIC_SECRET_0',
  ]) {
    assert.ok(labels.includes(label), label);
  }
});

test('what cannot work is wrong use: exit code 2, one sentence', async () => {
  for (const args of [
    [],
    ['nonsense'],
    ['connect'],
    ['connect', 'ftp://example.org'],
    ['connect', 'localhost', '--tls', '1.1'],
    ['connect', 'localhost', '--ciphers', 'NONE_SUCH'],
    ['connect', 'localhost', '--ca', '/no/such/file'],
    ['connect', 'localhost', '--timeout', 'soon'],
    ['serve', '--cert', ca],
    ['serve', '--port', 'http'],
  ]) {
    const { code, out, err } = await run(...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.ok(err.length > 0);
  }
});

test('where nobody listens the answer is no', async () => {
  const { code, out } = await run('connect', 'localhost:1');
  assert.equal(code, 1);
  assert.match(out, /nobody listens/);
});

test('serve goes on whatever strangers send, and shows it harmlessly', async () => {
  const before = served.lines.length;
  const send = (bytes: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      const socket = tcpConnect(served.port, '127.0.0.1', () => socket.write(bytes));
      socket
        .resume()
        .on('close', () => resolve())
        .on('error', () => resolve());
    });
  await Promise.all([
    send('GET / HTTP/1.1\r\n\r\n'),
    send('\u001b[31m'.repeat(40)),
    send(new Uint8Array(2000)),
    send('SSH-2.0-x\r\n'),
  ]);
  await served.line(before + 4);
  const strangers = served.lines.slice(before);
  assert.ok(strangers.every(({ ok, error }) => ok === false && typeof error === 'string'));
  const connect = ['connect', here(), '--ca', ca, '--json', '--timeout', '600'];
  const many = await Promise.all(Array.from({ length: 12 }, () => run(...connect)));
  assert.deepEqual([...new Set(many.map(({ code }) => code))], [0]);
});
