/** Names that stand in sentences of a trace and in no message as they are there: what was cut, not chosen, or not text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import type { ClientConfig, ServerConfig } from 'tlscope/engine';
import { redact, type TlsEvent, writeTrace } from 'tlscope/observe';
import { issueCertificate, makeIdentity, TrustStore } from 'tlscope/x509';
import { clientConfig, NOW, Pair, serverConfig } from '../../packages/tls/test/support/pair.ts';

const { root } = makeIdentity({ provider, names: ['a.test'], at: NOW, key: 'secp256r1' });
const keys = provider.generateKey('secp256r1');
const named = (subject: string, name: string) => ({
  chain: [
    issueCertificate({
      provider,
      subject,
      san: [name],
      issuer: root,
      keys,
      notBefore: NOW - 1000,
      notAfter: NOW + 1e9,
    }),
  ],
  key: provider.importPrivateKey(keys),
});
const psk = (identity: string) => ({ identity: utf8(identity), key: new Uint8Array(32).fill(7) });
const cut = psk('customer-Winterbottom-and-Hollerith');
const binary = psk('\x01Winterbottom "Hollerith\\" and sons');
const keyed = { host: 'a.test', trust: TrustStore.of() };
const tls13 = { ...keyed, versions: ['TLSv1.3'] } as const;
const suite = { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256'] } as const;
const { key } = binary;
const pskIdentityHint = utf8('\x02Winterbottom" Hollerith');

const cases: readonly (readonly [string, Partial<ClientConfig>, Partial<ServerConfig>])[] = [
  ['an identity that is cut', { ...tls13, psks: [cut] }, { credentials: [], findPsk: () => cut }],
  ['an identity that is no text', { ...tls13, psks: [binary] }, { credentials: [], findPsk: () => binary }],
  [
    'an identity that is no text, and a hint',
    { ...keyed, ...suite, choosePsk12: () => binary },
    { ...suite, credentials: [], pskIdentityHint, findPsk12: () => key },
  ],
  [
    'an identity that is not known',
    { ...keyed, ...suite, choosePsk12: () => binary },
    { ...suite, credentials: [], pskIdentityHint, findPsk12: () => undefined },
  ],
  [
    'a hint that leads to no key',
    { ...keyed, ...suite, choosePsk12: () => undefined },
    { ...suite, credentials: [], pskIdentityHint, findPsk12: () => undefined },
  ],
  ['protocols that the client does not list', { alpn: ['h2'] }, { alpn: ['winterbottom', 'Hollerith', 'h2'] }],
  ['no protocol in common', { alpn: ['h2'] }, { alpn: ['winterbottom', 'Hollerith'] }],
  [
    'certificates that were not chosen',
    { host: 'a.test', trust: TrustStore.of(root.der) },
    { credentials: [named('A', 'a.test'), named('Winterbottom, Hollerith', 'b.test')] },
  ],
  [
    'what a callback threw',
    { alpn: ['h2'] },
    {
      configFor: () => {
        throw new Error('tenant "Winterbottom" of Hollerith is unknown');
      },
    },
  ],
];

const linesWith = (words: RegExp, file: string): string[] => file.split('\n').filter((line) => words.test(line));

for (const [name, client, server] of cases) {
  test(`nothing is left of ${name}`, () => {
    const [near, far]: TlsEvent[][] = [[], []];
    const observed = (events: TlsEvent[]) => ({ observe: (event: TlsEvent) => void events.push(event) });
    new Pair(clientConfig({ ...client, ...observed(near!) }), serverConfig({ ...server, ...observed(far!) })).start();
    assert.ok(/winterb/i.test(writeTrace('t', [...near!, ...far!])), 'it is there without --redact');
    for (const events of [near!, far!]) {
      const { title, events: after } = redact('a.test:443', events);
      assert.deepEqual(linesWith(/winterb|holler/i, writeTrace(title, after)), []);
    }
  });
}

test('nothing is left of a greeting with a quotation mark in it', () => {
  for (const words of [
    '\x01"Winterbottom',
    'x" Winterbottom\\',
    'SSH-2.0-"Winterbottom ',
    '\x01a \\"Winterbottom x\x16\x03\x03',
  ]) {
    const events: TlsEvent[] = [];
    const { client } = new Pair(clientConfig({ observe: (event) => events.push(event) }), serverConfig());
    client.start();
    client.receive(utf8(words));
    assert.ok(/Winterbottom/.test(writeTrace('t', events)), 'it is there without --redact');
    assert.deepEqual(linesWith(/winterb/i, writeTrace('t', redact('t', events).events)), []);
  }
});
