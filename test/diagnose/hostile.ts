/** Connections that failed, as they look where every name in them was chosen by somebody who wants to break out. */
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { createClientEngine, makeEchConfig } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';
import { toPem } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { connectWith } from '../../packages/tls/src/node/connect.ts';
import { eavesdrop, open, type Scope, see, serve, watch, world } from './support.ts';

/** Each makes the file `x`, or switches a check off, where it stands unquoted or in the wrong quotes. */
export const hostileNames: readonly string[] = [
  "localhos;touch x;#', rejectUnauthorized: false, x: '",
  '$(touch x)',
  '`touch x`',
  'a b\ttouch x',
  'localhost\ntouch x\n',
  "' ; touch x ; '",
  "'+require('child_process').execSync('touch x')+'",
  "'+__import__('os').system('touch x')+'",
  '"; system("touch x"); //',
  '"}; system("touch x"); esp_tls_cfg_t other = {.common_name="',
  '-otouch',
  'x; } touch x; server {',
  'localhost\u202e\u001b[2Jtouch',
  '*.localhost;touch x',
];

const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der);

const SCENARIOS: readonly (readonly [name: string, options?: Parameters<typeof see>[1]])[] = [
  ['missing-intermediate'],
  ['untrusted-root'],
  ['self-signed'],
  ['http'],
  ['no-sni', { servername: '' }],
  ['wrong-host', { servername: 'tlscope.example' }],
  ['wrong-host'],
  ['expired'],
  ['expired-cross-sign', { ca: pem(world.oldRoot.der) }],
  ['good', { now: () => 86_400_000 }],
  ['only-tls-1.1'],
  ['only-tls-1.2', { minVersion: 'TLSv1.3' }],
  ['static-rsa'],
  ['requires-client-certificate'],
  ['refuses-client-certificate'],
  ['not-for-servers'],
  ['bad-signature'],
  ['pq-hello-dropped'],
  ['weak-hash'],
  ['no-shared-alpn', { ALPNProtocols: ['h2'] }],
  ['huge-chain', { maxHandshakeMessage: 4096 }],
];

/** What was seen of each failure, as it was and with each of the names in the place of its own. */
export async function seenWith(scope: Scope, names: readonly string[]): Promise<(readonly TlsEvent[])[]> {
  const seen: (readonly TlsEvent[])[] = [];
  for (const [name, options] of SCENARIOS)
    seen.push((await see(await open(scope, name), options, name === 'pq-hello-dropped' ? 1500 : 20_000)).events);
  seen.push(await proxied(scope), await pinned(scope), await refused(scope), await encrypted(scope));
  seen.push(await eavesdrop(scope, await open(scope, 'only-tls-1.2')), renegotiated(seen[11]!));
  for (const name of names) seen.push(await certified(scope, name));
  return [...seen, ...seen.flatMap((events) => names.map((name) => renamed(events, name)))];
}

async function proxied(scope: Scope): Promise<readonly TlsEvent[]> {
  const root = world.authority('Zscaler Root CA');
  const { der, key } = world.leaf({ issuer: root });
  return (await see(await serve(scope, ours({ chain: [der, root.der], key })))).events;
}

async function pinned(scope: Scope): Promise<readonly TlsEvent[]> {
  const papers = world.papers();
  return (await see(await serve(scope, ours(papers)), { ca: pem(papers.chain[0]!) })).events;
}

/** As the server sees a client that does not know its root. */
async function refused(scope: Scope): Promise<readonly TlsEvent[]> {
  const papers = world.papers();
  const { port, events } = await watch(scope, { cert: certOf(papers), key: keyOf(papers) });
  await see(port, { ca: pem(world.oldRoot.der) });
  return events;
}

async function encrypted(scope: Scope): Promise<readonly TlsEvent[]> {
  const { configList } = makeEchConfig({ provider, publicName: 'localhost' });
  const make = ((options: never) =>
    connectWith(
      (config, observe) => createClientEngine({ ...config, ech: { configs: configList } }, observe),
      options,
    )) as never;
  return (await see(await open(scope, 'ech-rejected'), {}, 1500, make)).events;
}

/** A server whose certificate is for that name alone. */
async function certified(scope: Scope, name: string): Promise<readonly TlsEvent[]> {
  const papers = world.papers({ san: [{ type: 'dNSName', value: ascii(name) }] });
  return (await see(await serve(scope, ours(papers)))).events;
}
const ascii = (text: string): string => Array.from(text, (one) => (one > '~' ? '.' : one)).join('');

/** A HelloRequest came. */
const renegotiated = (events: readonly TlsEvent[]): readonly TlsEvent[] => [
  ...events.filter(({ type }) => type === 'message' || type === 'transport'),
  {
    type: 'message',
    at: 0,
    direction: 'received',
    epoch: 'tls12',
    name: 'hello_request',
    codec: 'Handshake12Ecdhe',
    bytes: Uint8Array.of(0, 0, 0, 0),
  },
  { type: 'alert', at: 0, direction: 'sent', epoch: 'tls12', level: 1, description: 100, bytes: Uint8Array.of(1, 100) },
  { type: 'transport', at: 0, what: 'ended' },
];

/** The names that an event gives as text, as a trace file may have any. */
const renamed = (events: readonly TlsEvent[], name: string): readonly TlsEvent[] =>
  events.map((event): TlsEvent => {
    if (event.type === 'transport' && event.host !== undefined) return { ...event, host: name };
    if (event.type === 'certificate') return { ...event, evidence: { ...event.evidence, host: name } };
    if (event.type === 'decision' && event.what === 'application protocol')
      return { ...event, considered: [{ option: name, because: 'it is asked for' }] };
    return event;
  });
