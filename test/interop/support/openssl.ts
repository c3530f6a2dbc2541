import { HOST, type LeafFiles, type Pki } from './pki.ts';
import { freePort, listening } from './places.ts';
import { type Peer, type Scope, start } from './process.ts';
import { offeredGroups, opensslGroup, opensslSuite, type Setting } from './settings.ts';

const VERSION = { 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;

function common({ protocol, suite, alpn }: Setting): string[] {
  const suites = protocol === 'TLSv1.3' ? '-ciphersuites' : '-cipher';
  return [VERSION[protocol], suites, opensslSuite(suite), ...(alpn === undefined ? [] : ['-alpn', alpn])];
}

// Some of what it says would stay in its buffer where standard output is not a terminal.
const openssl = (scope: Scope, args: readonly string[]): Peer => start(scope, 'stdbuf', ['-oL', 'openssl', ...args]);

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
  const peer = openssl(scope, ['s_server', ...at, ...own, ...common(setting), ...group, ...more]);
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
  return openssl(scope, ['s_client', ...to, ...strict, ...common(setting), '-groups', groups.join(':'), ...more]);
}
