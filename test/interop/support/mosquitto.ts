import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOST, type LeafFiles, type Pki } from './pki.ts';
import { freePort, listening, program, temporaryFolder } from './places.ts';
import { type Scope, start } from './process.ts';
import type { Protocol } from './settings.ts';

const VERSION = { 'TLSv1.2': 'tlsv1.2', 'TLSv1.3': 'tlsv1.3' } as const;

/** A broker; with `tls` it speaks MQTT over TLS only. Resolves with its port. */
export function mosquitto(
  scope: Scope,
  tls?: { leaf: Pick<LeafFiles, 'chainFile' | 'keyFile'>; protocol: Protocol; more?: readonly string[] },
): Promise<number> {
  if (tls === undefined) return startMosquitto(scope, []);
  const { leaf, protocol, more = [] } = tls;
  return startMosquitto(scope, [
    `certfile ${leaf.chainFile}`,
    `keyfile ${leaf.keyFile}`,
    `tls_version ${VERSION[protocol]}`,
    ...more,
  ]);
}

/** A broker that passes everything on to the one behind TLS on port `upstream`, whose certificate it verifies. */
export function mosquittoBridge(scope: Scope, upstream: number, pki: Pki, protocol: Protocol): Promise<number> {
  return startMosquitto(scope, [
    'connection upstream',
    `address ${HOST}:${upstream}`,
    `bridge_cafile ${pki.rootFile}`,
    'bridge_insecure false',
    `bridge_tls_version ${VERSION[protocol]}`,
    'topic # out 1',
    'restart_timeout 1',
  ]);
}

async function startMosquitto(scope: Scope, rules: readonly string[]): Promise<number> {
  const [folder, port] = [await temporaryFolder(scope), await freePort()];
  const file = join(folder, 'mosquitto.conf');
  const user = process.getuid?.() === 0 ? ['user root'] : [];
  const common = [
    ...user,
    'persistence false',
    'log_dest stderr',
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
  ];
  await writeFile(file, `${[...common, ...rules].join('\n')}\n`);
  const peer = start(scope, program('mosquitto')!, ['-v', '-c', file]);
  await listening(port, peer);
  return port;
}
