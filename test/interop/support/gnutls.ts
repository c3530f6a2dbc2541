import { HOST, type LeafFiles, type Pki } from './pki.ts';
import { freePort, listening } from './places.ts';
import { type Peer, type Scope, start } from './process.ts';
import { type Group, offeredGroups, type Setting } from './settings.ts';

const GROUP: Readonly<Record<Group, string>> = {
  x25519: '+GROUP-X25519',
  x448: '+GROUP-X448',
  secp256r1: '+GROUP-SECP256R1',
  secp384r1: '+GROUP-SECP384R1',
  secp521r1: '+GROUP-SECP521R1',
  ffdhe2048: '+GROUP-FFDHE2048',
  ffdhe3072: '+GROUP-FFDHE3072',
  ffdhe4096: '+GROUP-FFDHE4096',
  X25519MLKEM768: '+GROUP-X25519-MLKEM768',
};

/** A priority string that allows this and nothing else. */
function priority({ protocol, suite }: Setting, groups: readonly Group[]): string {
  const exchange = /^TLS_(ECDHE_ECDSA|ECDHE_RSA|RSA)_WITH_/.exec(suite)?.[1]?.replace('_', '-');
  const cipher = /AES_(128|256)_GCM/.exec(suite)?.[0].replaceAll('_', '-') ?? 'CHACHA20-POLY1305';
  const version = protocol === 'TLSv1.3' ? 'VERS-TLS1.3' : 'VERS-TLS1.2';
  const kx = exchange === undefined ? [] : [`+${exchange}`];
  const named = groups.map((group) => GROUP[group]);
  return ['NONE', `+${version}`, ...kx, `+${cipher}`, '+AEAD', '+SIGN-ALL', ...named, '+CTYPE-X509'].join(':');
}

/** `gnutls-serv` as an echo server. */
export async function gnutlsServer(
  scope: Scope,
  leaf: LeafFiles,
  setting: Setting,
  more: readonly string[] = ['--disable-client-cert'],
): Promise<{ peer: Peer; port: number }> {
  const port = await freePort();
  const groups = setting.group === undefined ? [] : [setting.group];
  const own = ['--x509certfile', leaf.chainFile, '--x509keyfile', leaf.keyFile];
  const alpn = setting.alpn === undefined ? [] : ['--alpn', setting.alpn, '--alpn-fatal'];
  const rules = ['--echo', '--noticket', '--priority', priority(setting, groups)];
  const peer = start(scope, 'gnutls-serv', ['-p', `${port}`, ...own, ...rules, ...alpn, ...more]);
  await listening(port, peer);
  return { peer, port };
}

/** `gnutls-cli`, which refuses a chain that does not verify. */
export function gnutlsClient(
  scope: Scope,
  port: number,
  pki: Pki,
  setting: Setting,
  more: readonly string[] = [],
): Peer {
  const to = ['-p', `${port}`, '--sni-hostname', HOST, '--verify-hostname', HOST, '127.0.0.1'];
  const alpn = setting.alpn === undefined ? [] : ['--alpn', setting.alpn];
  const rules = ['--single-key-share', '--priority', priority(setting, offeredGroups(setting))];
  return start(scope, 'gnutls-cli', ['--x509cafile', pki.rootFile, ...rules, ...alpn, ...more, ...to]);
}
