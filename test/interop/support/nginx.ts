import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOST, type LeafFiles, type Pki } from './pki.ts';
import { freePort, listening, program, temporaryFolder } from './places.ts';
import { type Scope, start } from './process.ts';
import { offeredGroups, opensslGroup, opensslSuite, type Setting } from './settings.ts';

/** `ssl_` or `proxy_ssl_` directives that allow this setting and nothing else. */
function rules(prefix: string, { protocol, suite }: Setting): string[] {
  const newest = protocol === 'TLSv1.3';
  return [
    `${prefix}protocols ${newest ? 'TLSv1.3' : 'TLSv1.2'};`,
    newest ? `${prefix}conf_command Ciphersuites ${suite};` : `${prefix}ciphers ${opensslSuite(suite)};`,
  ];
}

const PAGE = '$ssl_protocol $ssl_cipher $ssl_server_name $request_uri$ssl_client_s_dn';

/** nginx as a TLS server, whose page says how it was reached. */
export function nginxServer(
  scope: Scope,
  leaf: Pick<LeafFiles, 'chainFile' | 'keyFile'>,
  setting: Setting,
  more: readonly string[] = [],
): Promise<number> {
  const curve = setting.group === undefined ? [] : [`ssl_ecdh_curve ${opensslGroup[setting.group]};`];
  const own = [`ssl_certificate ${leaf.chainFile};`, `ssl_certificate_key ${leaf.keyFile};`];
  const page = `location / { return 200 "nginx: ${PAGE}"; }`;
  return startNginx(scope, 'ssl', [...own, ...curve, ...rules('ssl_', setting), ...more, page]);
}

/** nginx as a TLS client: a plain HTTP port whose requests go to `https://localhost:${upstream}`. */
export function nginxProxy(scope: Scope, upstream: number, pki: Pki, setting: Setting): Promise<number> {
  const groups = offeredGroups(setting).map((group) => opensslGroup[group]);
  const strict = [
    'proxy_ssl_verify on;',
    'proxy_ssl_verify_depth 3;',
    `proxy_ssl_trusted_certificate ${pki.rootFile};`,
  ];
  const name = [`proxy_ssl_name ${HOST};`, 'proxy_ssl_server_name on;', 'proxy_ssl_session_reuse off;'];
  const curves = `proxy_ssl_conf_command Groups ${groups.join(':')};`;
  const to = `location / { proxy_pass https://127.0.0.1:${upstream}; }`;
  return startNginx(scope, '', [...strict, ...name, curves, ...rules('proxy_ssl_', setting), to]);
}

/** nginx with these directives in its one server. */
export async function startNginx(scope: Scope, listen: string, server: readonly string[]): Promise<number> {
  const [folder, port] = [await temporaryFolder(scope), await freePort()];
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  const file = join(folder, 'nginx.conf');
  const lines = [
    'daemon off;',
    'master_process off;',
    `pid ${folder}/pid;`,
    'error_log stderr notice;',
    'events {}',
    `http { access_log off; ${temporary.join(' ')}`,
    `server { listen 127.0.0.1:${port} ${listen}; server_name ${HOST}; client_max_body_size 10m;`,
    ...server,
    '} }',
  ];
  await writeFile(file, lines.join('\n'));
  const peer = start(scope, program('nginx')!, ['-e', 'stderr', '-p', folder, '-c', file]);
  await listening(port, peer);
  return port;
}
