import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOST, type LeafFiles, type Pki } from './pki.ts';
import { freePort, listening, temporaryFolder } from './places.ts';
import { type Peer, run, type Scope, start } from './process.ts';
import { offeredGroups, opensslGroup, opensslSuite, type Setting } from './settings.ts';

const VERSION = { 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;

function common({ protocol, suite, alpn }: Setting): string[] {
  const name = opensslSuite(suite);
  // OpenSSL measures a suite by its tag, and finds 8 bytes weak.
  const level = suite.includes('CCM_8') ? '@SECLEVEL=0' : '';
  const suites =
    protocol === 'TLSv1.3' ? ['-ciphersuites', name, '-cipher', `DEFAULT${level}`] : ['-cipher', name + level];
  return [VERSION[protocol], ...suites, ...(alpn === undefined ? [] : ['-alpn', alpn])];
}

// Some of what it says would stay in its buffer where standard output is not a terminal.
const openssl = (scope: Scope, args: readonly string[], env: Readonly<Record<string, string>> = {}): Peer =>
  start(scope, 'stdbuf', ['-oL', 'openssl', ...args], { env });

/** What has no option of the command, only of its configuration file. */
function environment(scope: Scope, { macThenEncrypt }: Setting): Readonly<Record<string, string>> {
  if (macThenEncrypt !== true) return {};
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-'));
  scope.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'openssl.cnf');
  const sections = [
    'openssl_conf = all',
    '[all]\nssl_conf = ssl',
    '[ssl]\nsystem_default = defaults',
    '[defaults]\nOptions = -EncryptThenMac',
  ];
  writeFileSync(file, `${sections.join('\n')}\n`);
  return { OPENSSL_CONF: file };
}

/** In TLS 1.2 a server is told its field in a file. */
async function field(scope: Scope, { protocol, group }: Setting): Promise<readonly string[]> {
  if (protocol === 'TLSv1.3' || group?.startsWith('ffdhe') !== true) return [];
  const file = join(await temporaryFolder(scope), 'field.pem');
  await run(scope, 'openssl', ['genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', `group:${group}`, '-out', file]);
  return ['-dhparam', file];
}

/** `openssl s_server`: its standard input goes to the client, what the client sends comes out of it. */
export async function opensslServer(
  scope: Scope,
  leaf: LeafFiles,
  setting: Setting,
  more: readonly string[] = ['-quiet'],
): Promise<{ peer: Peer; port: number }> {
  const port = await freePort();
  const own = ['-cert', leaf.chainFile, '-cert_chain', leaf.chainFile, '-key', leaf.keyFile];
  const group = setting.group === undefined ? [] : ['-groups', opensslGroup[setting.group]];
  const at = ['-accept', `127.0.0.1:${port}`];
  const args = [...at, ...own, ...common(setting), ...group, ...(await field(scope, setting)), ...more];
  const peer = openssl(scope, ['s_server', ...args], environment(scope, setting));
  await listening(port, peer);
  return { peer, port };
}

/** `openssl s_client`, which refuses a chain that does not verify. */
export function opensslClient(
  scope: Scope,
  port: number,
  pki: Pki,
  setting: Setting,
  more: readonly string[] = ['-brief'],
): Peer {
  const to = ['-connect', `127.0.0.1:${port}`, '-servername', HOST];
  const strict = ['-CAfile', pki.rootFile, '-verify_hostname', HOST, '-verify_return_error'];
  const groups = offeredGroups(setting).map((group) => opensslGroup[group]);
  const args = [...to, ...strict, ...common(setting), '-groups', groups.join(':'), ...more];
  return openssl(scope, ['s_client', ...args], environment(scope, setting));
}
