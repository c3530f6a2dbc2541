/** The demo traces: real handshakes between our client and our server, with keys made for the occasion. */
import { utf8 } from 'tlscope/bytes';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import type { ClientConfig, Credential, ServerConfig } from 'tlscope/engine';
import { writeTrace } from 'tlscope/observe';
import { type Issued, issueCertificate, makeIdentity, TrustStore } from 'tlscope/x509';
import type { DemoName } from '../src/trace/demos.ts';
import { play } from './stage.ts';

const HOST = 'parcels.example';
const REQUEST = `GET /parcel/4711 HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`;
const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\nYour parcel is on its way.\r\n';
const DAY = 86_400_000;

interface Change {
  readonly client?: Partial<ClientConfig>;
  readonly server?: Partial<ServerConfig>;
  /** Days since the certificate was made. */
  readonly later?: number;
}

/** The trace file of each demo. */
export function demoTraces(startedAt: number): Record<DemoName, string> {
  const papers = makeIdentity({ provider, names: [HOST], at: startedAt, key: 'rsa2048' });
  const others = makeIdentity({ provider, names: [HOST], at: startedAt, key: 'secp256r1' });
  const { chain, key } = papers.server;
  const credentials = [{ chain, key: provider.importPrivateKey(key) }];
  const trust = TrustStore.of(papers.root.der);

  const trace = ({ client, server, later = 0 }: Change = {}): string => {
    const events = play({
      startedAt: startedAt + later * DAY,
      says: utf8(REQUEST),
      hears: utf8(ANSWER),
      client: { provider, host: HOST, trust, alpn: ['http/1.1'], ...client },
      server: { provider, credentials, alpn: ['http/1.1'], ...server },
    });
    return writeTrace(HOST, events, { secrets: true });
  };
  const version12 = { versions: ['TLSv1.2'] } as const;
  const staticRsa = { ...version12, cipherSuites: ['TLS_RSA_WITH_AES_128_GCM_SHA256'] };
  return {
    tls13: trace(),
    tls12: trace({ client: version12 }),
    rsa: trace({ client: staticRsa, server: staticRsa }),
    mutual: trace({
      client: { credentials: [visitorOf(papers.issuing, startedAt)] },
      server: { clientCertificate: 'require', clientTrust: trust },
    }),
    retry: trace({ server: { groups: ['secp384r1'] } }),
    expired: trace({ later: 800 }),
    stranger: trace({ client: { trust: TrustStore.of(others.root.der) } }),
  };
}

function visitorOf(issuer: Issued, startedAt: number): Credential {
  const keys = provider.generateKey('secp256r1');
  const certificate = issueCertificate({
    provider,
    subject: 'A visitor',
    keys,
    issuer,
    extendedKeyUsage: ['clientAuth'],
    notBefore: startedAt - DAY,
    notAfter: startedAt + 90 * DAY,
  });
  return { chain: [certificate, issuer.der], key: provider.importPrivateKey(keys) };
}
