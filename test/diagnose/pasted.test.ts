/** What a diagnosis gives to paste is run by the interpreters it is for, with names that a stranger chose to break out. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { diagnose, type Fix } from 'tlscope/diagnose';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { needs, program, temporaryFolder } from '../interop/support/places.ts';
import { suiteScope } from '../interop/support/process.ts';
import { hostileNames, seenWith } from './hostile.ts';

const scope = suiteScope();
let fixes: readonly Fix[] = [];
let ids: ReadonlySet<string> = new Set();
let folder = '';

before(async () => {
  folder = await temporaryFolder(scope);
  const found = (await seenWith(scope, hostileNames)).flatMap((events) => diagnose(events));
  ids = new Set(found.map(({ id }) => id));
  fixes = found.flatMap((one) => one.fixes);
});

const SHELL = /^(tlscope|openssl|curl|keytool|java|cat|nginx|node|dig|timedatectl|[A-Z_]+=\S* (node|curl)) /;
const linesFor = (is: (line: string, fix: Fix) => boolean): string[] => [
  ...new Set(fixes.flatMap((fix) => fix.code.split('\n').filter((line) => is(line, fix)))),
];
const shellLines = (): string[] => linesFor((line) => SHELL.test(line));
const others = (...targets: readonly Fix['for'][]): string[] =>
  linesFor((line, fix) => targets.includes(fix.for) && !SHELL.test(line));

/** A folder of its own, in which no file `x` may appear: that is what every hostile name tries to make. */
function place(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}
function runs(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  assert.ok(!existsSync(join(cwd, 'x')), `${command} made the file that a name asked for`);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

test('every diagnosis with something to paste was seen with hostile names', () => {
  const missing = [
    'missing_intermediate private_ca not_tls missing_sni name_mismatch expired expired_cross_sign wrong_clock',
    'no_common_version nothing_in_common client_certificate client_purpose key_mismatch leaf_as_root weak_crypto',
    'too_large_for_device large_hello_dropped legacy_renegotiation pinned_or_unknown alpn_mismatch tunnel ech_rejected',
    'undecryptable_capture inspecting_proxy',
  ]
    .join(' ')
    .split(' ')
    .filter((id) => !ids.has(id));
  assert.deepEqual(missing, []);
});

test('no text of a stranger is in what is pasted, and where a name is left out it is said', () => {
  for (const { code } of fixes) {
    assert.doesNotMatch(code, /touch|rejectUnauthorized|system\(|__import__|[^\n -~]/);
    for (const name of hostileNames) assert.ok(!code.includes(name), code);
  }
  assert.ok(fixes.some(({ says, code }) => /not usable/.test(says) && /\bNAME\b/.test(code)));
  assert.ok(fixes.some(({ says, code }) => /not usable/.test(says) && /\bHOST\b/.test(code)));
});

describe('run by', () => {
  test('sh', needs('sh'), () => {
    const cwd = place('sh');
    const bin = place('bin');
    for (const name of 'tlscope openssl curl keytool java cat nginx node dig timedatectl grep wc'.split(' ')) {
      writeFileSync(join(bin, name), `#!${program('sh')}\nfor word; do printf '%s\\n' "$word"; done\n`);
      chmodSync(join(bin, name), 0o755);
    }
    symlinkSync(program('touch') ?? '/bin/touch', join(bin, 'touch'));
    assert.ok(shellLines().length > 10);
    for (const line of shellLines()) {
      const words = runs(program('sh')!, ['-c', line], cwd, { PATH: bin });
      for (const word of words.split('\n')) assert.match(word, /^[\w.,:/=+[\]-]*$/, line);
    }
  });

  test('node', () => {
    const cwd = place('node');
    const script = `
      const names = ['tls', 'connect', 'createServer', 'readFileSync', 'error', 'host', 'port'];
      const take = (options) => { if ('rejectUnauthorized' in options || 'x' in options) throw new Error('injected'); };
      for (const line of JSON.parse(process.argv[1])) new Function(...names, line)({ connect: take }, take, take, String, {});
    `;
    const lines = others('node');
    assert.ok(lines.length > 3);
    runs(process.execPath, ['-e', script, JSON.stringify(lines)], cwd);
  });

  test('python3', needs('python3'), () => {
    const cwd = place('python');
    const script = `
import json, ssl, sys
class Anything:
    def __getattr__(self, name): return lambda *given, **named: None
for line in json.loads(sys.argv[1]):
    exec(line, {'ssl': type('Stub', (), {'create_default_context': lambda **named: None, 'TLSVersion': ssl.TLSVersion}), 'context': Anything(), 'sock': None})
`;
    const lines = others('python');
    assert.ok(lines.length > 2);
    runs(program('python3')!, ['-c', script, JSON.stringify(lines)], cwd);
  });

  test('gcc, and then by the machine', needs('gcc'), () => {
    const cwd = place('c');
    const lines = others('esp-idf', 'arduino').filter((line) => !line.startsWith('CONFIG_'));
    assert.ok(lines.length > 3);
    const source = `
#include <stdlib.h>
static const char root_ca[] = "", client_cert[] = "", client_key[] = "";
typedef struct { const char *cacert_buf; unsigned long cacert_bytes; const char *common_name; } esp_tls_cfg_t;
static void one(const char *a) { (void)a; }
static void two(int a, int b) { (void)a; (void)b; }
static struct { void (*setCACert)(const char *), (*setCertificate)(const char *), (*setPrivateKey)(const char *); void (*setBufferSizes)(int, int); } client = { one, one, one, two };
static void esp_sntp_setservername(int a, const char *b) { (void)a; (void)b; }
static void esp_sntp_init(void) {}
static void configTime(int a, int b, const char *c) { (void)a; (void)b; (void)c; }
int main(void) {
  (void)root_ca; (void)client_cert; (void)client_key; (void)client; (void)configTime; (void)esp_sntp_init; (void)esp_sntp_setservername;
${lines.map((line) => `{\n${line}\n}`).join('\n')}
  return 0;
}
`;
    writeFileSync(join(cwd, 'main.c'), source);
    runs(program('gcc')!, ['-std=c11', '-o', 'main', 'main.c'], cwd);
    runs(join(cwd, 'main'), [], cwd);
  });

  test('nginx -t', needs('nginx'), () => {
    const cwd = place('nginx');
    const { root, server } = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
    const pem = [...server.chain, root.der].map((der) => toPem('CERTIFICATE', der)).join('');
    writeFileSync(join(cwd, 'fullchain.pem'), pem);
    for (const name of ['server.key', 'the-key-it-was-made-with.pem'])
      writeFileSync(join(cwd, name), toPem('PRIVATE KEY', writePrivateKey(server.key)));
    const lines = others('nginx').map((line) => line.replace('listen 443', 'listen 127.0.0.1:44300'));
    // Each kind of line once in a server: the same directive twice is an error of this test's, not of the line.
    const servers = [...new Set(lines)].map((line) => {
      const papers = /ssl_certificate/.test(line)
        ? ''
        : 'ssl_certificate fullchain.pem; ssl_certificate_key server.key;';
      const whole = /ssl_certificate_key/.test(line) ? `ssl_certificate fullchain.pem; ${line}` : line;
      const both = /ssl_certificate /.test(line) ? `${line} ssl_certificate_key server.key;` : whole;
      const listen = line.startsWith('listen') ? '' : 'listen 127.0.0.1:44300 ssl;';
      return `server { server_name s${lines.indexOf(line)}; ${listen} ${papers} ${both} }`;
    });
    const config = `pid nginx.pid; error_log stderr; events {} http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path t;`).join(' ')} ${servers.join('\n')} }`;
    writeFileSync(join(cwd, 'nginx.conf'), config);
    runs(program('nginx')!, ['-t', '-p', cwd, '-c', join(cwd, 'nginx.conf')], cwd);
  });
});
