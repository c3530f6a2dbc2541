import type { MessageEvent, TlsEvent } from 'tlscope/observe';
import { Capture } from './capture.ts';
import { startChromium } from './chromium.ts';
import { gnutlsClient, gnutlsServer } from './gnutls.ts';
import { serveHttp } from './http.ts';
import { nodeTls } from './node-tls.ts';
import { opensslClient } from './openssl.ts';
import { ours } from './ours.ts';
import { HOST, type Pki } from './pki.ts';
import type { Scope } from './process.ts';
import { describe, type Setting, settings12, settings13 } from './settings.ts';
import { type Connected, exchange, received, type Serving, serveEcho } from './stack.ts';

/** A connection of ours with somebody else, as the wire carried it and as our side saw it. */
export interface Captured {
  readonly side: 'client' | 'server';
  readonly pcap: Uint8Array;
  readonly keylog: string;
  readonly events: readonly TlsEvent[];
}

export interface Source {
  readonly name: string;
  /** The programs it takes, beside openssl and tshark. */
  readonly programs: readonly string[];
  capture(scope: Scope, pki: Pki): Promise<Captured>;
}

/** What both ends say inside, and nothing says outside. */
export const SAID = 'what only the two ends can read\n';

const retry = settings13.at(-1)!;
const ecdhe = settings12[0]!;
const staticRsa = settings12.at(-1)!;

const ourClient = (setting: Setting): Source => ({
  name: `our client, node:tls: ${describe(setting)}`,
  programs: [],
  async capture(scope, pki) {
    const { port } = await serveEcho(scope, nodeTls, await pki.leaf(setting.key), setting);
    const wire = await Capture.before(scope, port);
    const end = await ours.connect(scope, wire.port, pki.root, setting);
    await exchange(end.stream, SAID);
    return captured('client', wire, end);
  },
});

const askedForCertificate = (setting: Setting): Source => ({
  name: `our client, gnutls-serv that asks for a certificate: ${describe(setting)}`,
  programs: ['gnutls-serv'],
  async capture(scope, pki) {
    const { port } = await gnutlsServer(scope, await pki.leaf(setting.key), setting, ['--x509cafile', pki.rootFile]);
    const wire = await Capture.before(scope, port);
    const end = await ours.connect(scope, wire.port, pki.root, setting);
    end.stream.write(SAID);
    await received(end.stream, SAID.length);
    return captured('client', wire, end);
  },
});

/** `talk` starts a client on the port it is given, and resolves once the client has had its words back. */
const ourServer = (
  name: string,
  programs: readonly string[],
  setting: Setting,
  talk: (scope: Scope, port: number, pki: Pki) => Promise<unknown>,
  serve: typeof serveEcho = serveEcho,
): Source => ({
  name: `${name}, our server: ${describe(setting)}`,
  programs,
  async capture(scope, pki) {
    const serving: Serving = await serve(scope, ours, await pki.leaf(setting.key), setting);
    const wire = await Capture.before(scope, serving.port);
    await talk(scope, wire.port, pki);
    return captured('server', wire, serving.ends[0]!);
  },
});

/** A client that asks for more than it has to. */
const curious = ['-status', '-maxfraglen', '2048', '-brief'];

export const sources: readonly Source[] = [
  ourClient(retry),
  ourClient(ecdhe),
  ourClient(staticRsa),
  askedForCertificate(settings13[2]!),
  askedForCertificate(settings12[4]!),
  ourServer('s_client', [], settings13[1]!, async (scope, port, pki) => {
    const peer = opensslClient(scope, port, pki, settings13[1]!, curious);
    peer.send(SAID);
    await peer.until(/^what only/m);
  }),
  ourServer('s_client', [], ecdhe, async (scope, port, pki) => {
    const peer = opensslClient(scope, port, pki, ecdhe, curious);
    peer.send(SAID);
    await peer.until(/^what only/m);
  }),
  ourServer('gnutls-cli', ['gnutls-cli'], settings13[5]!, async (scope, port, pki) => {
    const peer = gnutlsClient(scope, port, pki, settings13[5]!, ['--recordsize', '2048']);
    await peer.until(/Handshake was completed/);
    peer.send(SAID);
    await peer.until(/^what only/m);
  }),
  ourServer(
    'Chromium',
    ['chromium', 'certutil'],
    settings13[4]!,
    async (scope, port, pki) => {
      const page = await (await startChromium(scope, pki)).newPage();
      await page.goto(`https://${HOST}:${port}/${SAID.trim().replaceAll(' ', '-')}`);
    },
    serveHttp,
  ),
];

function captured(side: 'client' | 'server', wire: Capture, { events, keylog }: Connected): Captured {
  const hello = events!.find((event) => event.type === 'message' && event.name === 'client_hello') as MessageEvent;
  return { side, pcap: wire.pcap(hello.bytes), keylog: keylog!.join(''), events: events! };
}
