/** Asks the stacks themselves: OpenSSL by its command, Node and Java by connecting to servers with these chains. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ConnectionOptions, connect, createServer, type Server } from 'node:tls';
import { type Issued, toPem, writePrivateKey } from '../../packages/tls/src/x509/index.ts';
import { type Chain, HOST, NOW } from './chains.ts';

const pem = (made: readonly Issued[]): string => made.map(({ der }) => toPem('CERTIFICATE', der)).join('');
const runs = (command: string): boolean => spawnSync(command, ['-version']).status === 0;
const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });

export const noOpenssl =
  openssl.status === 0 && openssl.stdout.startsWith('OpenSSL 3') ? false : 'there is no OpenSSL 3';
export const noJava = runs('java') && runs('javac') ? false : 'there is no Java compiler and runtime';

/** Whether each chain is accepted. */
export function askOpenssl(chains: readonly Chain[]): boolean[] {
  return inFolder((folder) =>
    chains.map(({ sent, trusted }) => {
      const [ca, rest, leaf] = [pem(trusted), pem(sent.slice(1)), pem(sent.slice(0, 1))].map((content, i) => {
        const file = join(folder, String(i));
        writeFileSync(file, content);
        return file;
      }) as [string, string, string];
      const when = ['-attime', String(Math.floor(NOW / 1000)), '-auth_level', '2'];
      const what = ['-purpose', 'sslserver', '-verify_hostname', HOST];
      const others = sent.length > 1 ? ['-untrusted', rest] : [];
      return spawnSync('openssl', ['verify', ...when, ...what, '-CAfile', ca, ...others, leaf]).status === 0;
    }),
  );
}

const go = spawnSync('go', ['version'], { encoding: 'utf8' });
export const noGo = go.status === 0 ? false : 'there is no Go';

export function askGo(chains: readonly Chain[]): boolean[] {
  return inFolder((folder) => {
    const files = chains.map(({ sent, trusted }, i) => {
      const file = join(folder, `${i}.pem`);
      writeFileSync(file, pem([...trusted, ...sent]));
      return `${trusted.length} ${file}`;
    });
    const judge = join(import.meta.dirname, 'judge.go');
    const { stdout } = spawnSync('go', ['run', judge, HOST, String(Math.floor(NOW / 1000))], {
      input: files.join('\n'),
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '-mod=mod', GO111MODULE: 'off', GOCACHE: join(folder, 'cache') },
    });
    return stdout
      .trim()
      .split('\n')
      .map((line) => line === 'ok');
  });
}

export async function askNode(chains: readonly Chain[]): Promise<boolean[]> {
  return serving(chains, (ports) =>
    Promise.all(
      ports.map((port, i) => connects({ host: '127.0.0.1', port, servername: HOST, ca: pem(chains[i]!.trusted) })),
    ),
  );
}

async function connects(options: ConnectionOptions): Promise<boolean> {
  const socket = connect(options);
  try {
    await once(socket, 'secureConnect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export async function askJava(chains: readonly Chain[]): Promise<boolean[]> {
  return serving(chains, async (ports) => {
    const folder = mkdtempSync(join(tmpdir(), 'tlscope-java-'));
    try {
      const lines = chains.map(({ trusted }, i) => {
        const file = join(folder, `${i}.pem`);
        writeFileSync(file, pem(trusted));
        return `${ports[i]} ${file}\n`;
      });
      // The servers are in this process, so that it must not wait in between.
      const java = spawn('java', [join(import.meta.dirname, 'Judge.java'), HOST], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      java.stdin.end(lines.join(''));
      return (await text(java.stdout))
        .trim()
        .split('\n')
        .map((line) => line === 'ok');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

async function serving<T>(chains: readonly Chain[], use: (ports: number[]) => Promise<T>): Promise<T> {
  const servers: Server[] = [];
  try {
    for (const { sent } of chains) {
      const key = toPem('PRIVATE KEY', writePrivateKey(sent[0]!.key));
      const server = createServer({ cert: pem(sent), key }, (socket) => socket.on('error', () => {}).end());
      servers.push(server.on('tlsClientError', () => {}).listen(0, '127.0.0.1'));
      await once(server, 'listening');
    }
    return await use(servers.map((server) => (server.address() as AddressInfo).port));
  } finally {
    for (const server of servers) server.close();
  }
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-openssl-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
