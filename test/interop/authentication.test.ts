/** What peers show of themselves beside plain chains: staples, compressed chains, bare keys, and all of it later. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe as group, test } from 'node:test';
import { hex } from 'tlscope/bytes';
import { nodeProvider } from 'tlscope/crypto/node';
import type { ClientConfig, Credential, ServerConfig, Session } from 'tlscope/engine';
import { pemBlocks, readPrivateKey, readPublicKey, TrustStore, writePublicKey } from 'tlscope/x509';
import { certificateCompression } from '../../packages/tls/src/node/compression.ts';
import { startChromium } from './support/chromium.ts';
import { type Driven, driveClient, driveServer } from './support/drive.ts';
import { opensslClient, opensslServer } from './support/openssl.ts';
import { HOST, type LeafFiles, Pki } from './support/pki.ts';
import { freePort, listening, needs, temporaryFolder } from './support/places.ts';
import { run, type Scope, start, suiteScope } from './support/process.ts';
import { type Protocol, settings12, settings13 } from './support/settings.ts';

const protocols: readonly Protocol[] = ['TLSv1.3', 'TLSv1.2'];
const setting = { 'TLSv1.3': settings13[3]!, 'TLSv1.2': settings12[0]! } as const;
const WORD = 'a word\n';

function credentialOf({ chain, key }: LeafFiles): Credential {
  const ders = pemBlocks(chain).map(({ der }) => der);
  return { chain: ders, key: nodeProvider.importPrivateKey(readPrivateKey(key)) };
}

group('Authentication', needs('openssl'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  const client = (version: Protocol, more: Partial<ClientConfig> = {}): ClientConfig => ({
    provider: nodeProvider,
    now: Date.now,
    host: HOST,
    trust: TrustStore.of(pki.root),
    versions: [version],
    ...more,
  });
  const server = async (version: Protocol, more: Partial<ServerConfig> = {}): Promise<ServerConfig> => ({
    provider: nodeProvider,
    now: Date.now,
    versions: [version],
    credentials: [credentialOf(await pki.leaf('p256'))],
    ...more,
  });
  const said = (end: Driven): Promise<void> => end.until(() => end.heard.endsWith(WORD), WORD);

  /** `gnutls-serv` as an echo server with options of its own. */
  async function gnutlsServ(t: Scope, options: readonly string[]): Promise<number> {
    const port = await freePort();
    const peer = start(t, 'gnutls-serv', ['-p', `${port}`, '--echo', ...options]);
    await listening(port, peer);
    return port;
  }
  const gnutlsCli = (t: Scope, port: number, options: readonly string[]) =>
    start(t, 'gnutls-cli', ['-p', `${port}`, '--sni-hostname', HOST, ...options, '127.0.0.1']);
  const only = (protocol: Protocol, more = ''): readonly string[] => [
    '--priority',
    `NORMAL:-VERS-ALL:+VERS-TLS${protocol.slice('TLSv'.length)}${more}`,
  ];

  for (const protocol of protocols) {
    test(`s_server staples an OCSP response for our client: ${protocol}`, async (t) => {
      const file = await pki.ocspResponse('p256');
      const leaf = await pki.leaf('p256');
      const { port } = await opensslServer(t, leaf, setting[protocol], ['-quiet', '-status_file', file]);
      const revocation = { mode: 'hard', scope: 'leaf' } as const;
      const end = await driveClient(t, port, client(protocol, { requestOcspResponse: true, revocation }));
      const info = await end.connected();
      assert.equal(info.authorized, true);
      assert.deepEqual(Buffer.from(info.ocspResponse!), readFileSync(file));
    });

    test(`our server staples an OCSP response for s_client: ${protocol}`, async (t) => {
      const ocspResponse = readFileSync(await pki.ocspResponse('p256'));
      const credentials = [{ ...credentialOf(await pki.leaf('p256')), ocspResponse }];
      const { port, end } = await driveServer(t, await server(protocol, { credentials }));
      const peer = opensslClient(t, port, pki, setting[protocol], ['-status']);
      await end.then((driven) => driven.connected());
      await peer.until(/OCSP Response Status: successful/);
      await peer.until(/Cert Status: good/);
    });

    test(`records as short as gnutls-cli wants them: ${protocol}`, needs('gnutls-cli'), async (t) => {
      const { port, end } = await driveServer(t, await server(protocol));
      gnutlsCli(t, port, ['--x509cafile', pki.rootFile, '--recordsize', '512', ...only(protocol)]);
      const driven = await end;
      await driven.connected();
      driven.say('x'.repeat(2000));
      const lengths = driven.outcomes.flatMap(({ send }) => send.map(({ length }) => length));
      assert.ok(Math.max(...lengths) > 2000 + 3 * 20, 'more than one record carries it');
    });

    test(`records as short as our client wants them from s_server: ${protocol}`, async (t) => {
      const longest: number[] = [];
      const observe: NonNullable<ClientConfig['observe']> = (event) => {
        if (event.type === 'record' && event.direction === 'received') longest.push(event.bytes.length);
      };
      const { port, peer } = await opensslServer(t, await pki.leaf('p256'), setting[protocol]);
      const end = await driveClient(t, port, client(protocol, { maxFragmentLength: 512, observe }));
      await end.connected();
      peer.send(`${'x'.repeat(3000)}\n`);
      await end.until(() => end.heard.length === 3001, '3001 bytes');
      assert.ok(Math.max(...longest) <= 512 + 64, `${Math.max(...longest)} bytes`);
    });

    test(`gnutls-serv shows our client a bare key, and takes one: ${protocol}`, needs('gnutls-serv'), async (t) => {
      const theirs = await rawKey(t);
      const own = await rawKey(t);
      const types = ':+CTYPE-SRV-RAWPK:+CTYPE-CLI-RAWPK';
      const key = ['--rawpkkeyfile', theirs.keyFile, '--rawpkfile', theirs.publicFile];
      const port = await gnutlsServ(t, [...key, ...only(protocol, types), '--require-client-cert']);
      const config = client(protocol, {
        trust: TrustStore.of(),
        rawPublicKeys: [theirs.spki],
        credentials: [own.credential],
      });
      const end = await driveClient(t, port, config);
      assert.equal((await end.connected()).authorized, true);
      assert.equal(hex(end.engine.connection!.peerRawPublicKey!), hex(theirs.spki));
      end.say(WORD);
      await said(end);
    });

    test(`gnutls-cli takes the bare key of our server, and shows one: ${protocol}`, needs('gnutls-cli'), async (t) => {
      const theirs = await rawKey(t);
      const own = await rawKey(t);
      const { port, end } = await driveServer(
        t,
        await server(protocol, {
          credentials: [own.credential],
          clientCertificate: 'require',
          rawPublicKeys: [theirs.spki],
        }),
      );
      const key = ['--rawpkkeyfile', theirs.keyFile, '--rawpkfile', theirs.publicFile];
      const types = ':+CTYPE-SRV-RAWPK:+CTYPE-CLI-RAWPK';
      const peer = gnutlsCli(t, port, [...key, ...only(protocol, types), '--insecure']);
      const driven = await end;
      assert.equal((await driven.connected()).authorized, true);
      assert.equal(hex(driven.engine.connection!.peerRawPublicKey!), hex(theirs.spki));
      peer.send(WORD);
      await said(driven);
    });
  }

  test('our server compresses its chain for Chromium', needs('chromium', 'certutil'), async (t) => {
    const names: string[] = [];
    const observe: NonNullable<ServerConfig['observe']> = (event) => {
      if (event.type === 'message' && event.direction === 'sent') names.push(event.name);
    };
    const ways = certificateCompression(['brotli']);
    const { port, end } = await driveServer(t, await server('TLSv1.3', { certificateCompression: ways, observe }));
    const page = await (await startChromium(t, pki)).newPage();
    const visit = page.goto(`https://${HOST}:${port}/`);
    const driven = await end;
    await driven.until(() => driven.heard.endsWith('\r\n\r\n'), 'a request');
    driven.say('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    assert.equal((await visit)?.status(), 200);
    assert.ok(names.includes('compressed_certificate') && !names.includes('certificate'));
  });

  test('s_client and gnutls-cli answer when our server asks later', needs('gnutls-cli'), async (t) => {
    const { chainFile, keyFile } = await pki.client('p256');
    const clients = {
      openssl: (port: number) => {
        const show = ['-enable_pha', '-cert', chainFile, '-cert_chain', chainFile, '-key', keyFile];
        opensslClient(t, port, pki, setting['TLSv1.3'], show);
      },
      gnutls: (port: number) => {
        const show = ['--x509certfile', chainFile, '--x509keyfile', keyFile];
        gnutlsCli(t, port, ['--x509cafile', pki.rootFile, '--post-handshake-auth', ...show]);
      },
    };
    for (const connect of Object.values(clients)) {
      const { port, end } = await driveServer(t, await server('TLSv1.3', { clientTrust: TrustStore.of(pki.root) }));
      connect(port);
      const driven = await end;
      assert.equal((await driven.connected()).authorized, false);
      driven.act(driven.engine.requestClientCertificate());
      await driven.until(() => driven.outcomes.some(({ authenticated }) => authenticated), 'an answer');
      assert.equal(driven.engine.connection!.authorized, true);
    }
  });

  test('our client answers when s_server asks later', async (t) => {
    const ask = ['-Verify', '2', '-CAfile', pki.rootFile, '-verify_return_error', '-verify_quiet'];
    // Asked for nothing in the handshake: only its command "c" asks.
    const { port, peer } = await opensslServer(t, await pki.leaf('p256'), setting['TLSv1.3'], ask.slice(2));
    const credentials = [credentialOf(await pki.client('p256'))];
    const end = await driveClient(t, port, client('TLSv1.3', { credentials, postHandshakeAuth: true }));
    await end.connected();
    assert.deepEqual(end.engine.connection!.localCertificates, []);
    peer.send('c\n');
    await end.until(() => end.engine.connection!.localCertificates.length > 0, 'a request');
    end.say(WORD);
    await peer.until(/^a word$/m);
  });

  test('a session from after a late answer of ours is for the certificate that we showed in it', async (t) => {
    const ask = ['-Verify', '2', '-CAfile', pki.rootFile, '-verify_return_error', '-verify_quiet'];
    const { port, peer } = await opensslServer(t, await pki.leaf('p256'), setting['TLSv1.3'], ask.slice(2));
    const [a, b] = [credentialOf(await pki.client('p256')), credentialOf(await pki.client('rsa'))];
    const sessionsOf = ({ outcomes }: Driven) => outcomes.flatMap(({ sessions }) => [...sessions]);
    const connect = (more: Partial<ClientConfig>) =>
      driveClient(t, port, client('TLSv1.3', { postHandshakeAuth: true, ...more }));

    let shown = a;
    const first = await connect({ chooseCredential: () => shown });
    await first.until(() => sessionsOf(first).length > 0, 'a session');
    const before = sessionsOf(first).at(-1)!;
    const answers = async (next: Credential) => {
      shown = next;
      const { length } = sessionsOf(first);
      peer.send('c\n');
      await first.until(() => first.engine.connection!.localCertificates[0] === next.chain[0], 'a request');
      // Once it has read what follows our answer, it has sent its tickets: its own word comes after them.
      const mark = `mark ${length}\n`;
      first.say(mark);
      await peer.until(new RegExp(`^${mark.trim()}$`, 'm'));
      peer.send(mark);
      await first.until(() => first.heard.includes(mark), 'what follows the tickets');
      return sessionsOf(first).slice(length);
    };
    const after = (await answers(a)).at(-1);
    assert.ok(after, 's_server gives tickets after an answer');
    assert.deepEqual(await answers(b), [], 'after two certificates nobody can say for which a session is');
    first.act(first.engine.close());

    const resumes = async (session: Session, credentials: readonly Credential[]): Promise<boolean> => {
      const end = await connect({ session, credentials });
      const { resumed } = await end.connected();
      end.act(end.engine.close());
      return resumed;
    };
    assert.equal(await resumes(before, [b]), true, 'nobody had asked');
    assert.equal(await resumes(after, [b]), false);
    assert.equal(await resumes(after, [a]), true);
  });
});

async function rawKey(scope: Scope) {
  const folder = await temporaryFolder(scope);
  const [keyFile, publicFile] = [`${folder}/raw.key`, `${folder}/raw.pub`];
  const make = ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', keyFile];
  await run(scope, 'openssl', make);
  await run(scope, 'openssl', ['pkey', '-in', keyFile, '-pubout', '-out', publicFile]);
  const key = nodeProvider.importPrivateKey(readPrivateKey(readFileSync(keyFile, 'utf8')));
  const spki = writePublicKey(readPublicKey(readFileSync(publicFile, 'utf8')));
  const credential: Credential = { chain: [], key, rawPublicKey: true };
  return { keyFile, publicFile, spki, credential };
}
