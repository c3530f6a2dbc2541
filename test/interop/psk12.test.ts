/** TLS 1.2 with a key that both ends were given (RFC 4279, RFC 5489), and nobody has a certificate. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as group, test } from 'node:test';
import { equal, hex, utf8 } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import type { ClientConfig, ServerConfig } from 'tlscope/engine';
import { TrustStore } from 'tlscope/x509';
import { driveClient, driveServer } from './support/drive.ts';
import { freePort, listening, needs, temporaryFolder } from './support/places.ts';
import { type Scope, start } from './support/process.ts';

const identity = utf8('sensor12');
const key = utf8('a key that both were given');
const WORD = 'a word\n';

/** Our names, and what OpenSSL and GnuTLS call them. Neither has those of RFC 8442. */
const suites: readonly { readonly name: string; readonly openssl: string; readonly gnutls: string }[] = [
  { name: 'TLS_PSK_WITH_AES_128_GCM_SHA256', openssl: 'PSK-AES128-GCM-SHA256', gnutls: '+PSK:+AES-128-GCM' },
  { name: 'TLS_PSK_WITH_AES_256_GCM_SHA384', openssl: 'PSK-AES256-GCM-SHA384', gnutls: '+PSK:+AES-256-GCM' },
  {
    name: 'TLS_PSK_WITH_CHACHA20_POLY1305_SHA256',
    openssl: 'PSK-CHACHA20-POLY1305',
    gnutls: '+PSK:+CHACHA20-POLY1305',
  },
  { name: 'TLS_PSK_WITH_AES_128_CCM_8', openssl: 'PSK-AES128-CCM8', gnutls: '+PSK:+AES-128-CCM-8' },
  { name: 'TLS_PSK_WITH_AES_128_CBC_SHA256', openssl: 'PSK-AES128-CBC-SHA256', gnutls: '+PSK:+AES-128-CBC:+SHA256' },
  {
    name: 'TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256',
    openssl: 'ECDHE-PSK-CHACHA20-POLY1305',
    gnutls: '+ECDHE-PSK:+CHACHA20-POLY1305',
  },
  {
    name: 'TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA',
    openssl: 'ECDHE-PSK-AES128-CBC-SHA',
    gnutls: '+ECDHE-PSK:+AES-128-CBC:+SHA1',
  },
];

const common = (suite: string) => ({ provider: nodeProvider, now: Date.now, cipherSuites: [suite] }) as const;

/** @param hints where the hints of the server go */
const client = (suite: string, hints: string[]): ClientConfig => ({
  ...common(suite),
  host: 'localhost',
  trust: TrustStore.of(),
  choosePsk12: (hint) => {
    hints.push(Buffer.from(hint).toString());
    return { identity, key };
  },
});
const server = (suite: string): ServerConfig => ({
  ...common(suite),
  credentials: [],
  findPsk12: (name) => (equal(name, identity) ? key : undefined),
  pskIdentityHint: utf8('sensors'),
});

async function ourClientHears(t: Scope, port: number, suite: string, hint: string): Promise<void> {
  const hints: string[] = [];
  const end = await driveClient(t, port, client(suite, hints));
  const info = await end.connected();
  assert.equal(info.cipherSuite, suite);
  assert.equal(info.authorized, true);
  assert.deepEqual(hints, [hint]);
  end.say(WORD);
  await end.until(() => end.heard.includes('drow a') || end.heard.includes(WORD.trim()), 'the word');
}

const priority = (exchange: string): readonly string[] => [
  '--priority',
  `NONE:+VERS-TLS1.2:${exchange}:+AEAD:+GROUP-ALL:+SIGN-ALL:+CTYPE-X509`,
];

group('keys that both ends were given, in TLS 1.2', needs('openssl'), () => {
  for (const { name, openssl, gnutls } of suites) {
    const own = ['-tls1_2', '-cipher', `${openssl}:@SECLEVEL=0`, '-psk', hex(key)];

    test(`our client, s_server: ${name}`, async (t) => {
      const port = await freePort();
      const rest = ['-nocert', '-psk_hint', 'sensors', '-psk_identity', 'sensor12', '-rev', '-quiet'];
      const peer = start(t, 'openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...own, ...rest]);
      await listening(port, peer);
      await ourClientHears(t, port, name, 'sensors');
    });

    test(`s_client, our server: ${name}`, async (t) => {
      const { port, end } = await driveServer(t, server(name));
      const args = ['-connect', `127.0.0.1:${port}`, ...own, '-psk_identity', 'sensor12', '-quiet'];
      const peer = start(t, 'openssl', ['s_client', ...args]);
      const ours = await end;
      assert.equal((await ours.connected()).cipherSuite, name);
      ours.say(WORD);
      await peer.until(/a word/);
    });

    test(`our client, gnutls-serv: ${name}`, needs('gnutls-serv'), async (t) => {
      const file = join(await temporaryFolder(t), 'keys');
      writeFileSync(file, `sensor12:${hex(key)}\n`);
      const port = await freePort();
      const args = ['-p', `${port}`, '--echo', '--pskpasswd', file, '--pskhint', 'sensors', ...priority(gnutls)];
      await listening(port, start(t, 'gnutls-serv', args));
      await ourClientHears(t, port, name, 'sensors');
    });

    test(`gnutls-cli, our server: ${name}`, needs('gnutls-cli'), async (t) => {
      const { port, end } = await driveServer(t, server(name));
      const own = ['--pskusername', 'sensor12', '--pskkey', hex(key), ...priority(gnutls)];
      const peer = start(t, 'gnutls-cli', ['-p', `${port}`, ...own, '127.0.0.1']);
      const ours = await end;
      assert.equal((await ours.connected()).cipherSuite, name);
      // With ECDHE_PSK gnutls-cli 3.7.9 crashes once it is connected, with gnutls-serv too.
      if (name.startsWith('TLS_ECDHE')) return;
      ours.say(WORD);
      await peer.until(/a word/);
    });
  }
});
