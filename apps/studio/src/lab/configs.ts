/** What a set-up means for both ends: their settings, papers and keys. */
import { DAY, HOUR } from 'tlscope/bytes';
import type { CryptoProvider, KeyKind, PrivateKeyData } from 'tlscope/crypto';
import {
  type ClientConfig,
  type Credential,
  type EchConfigKey,
  makeEchConfig,
  RecordedHellos,
  type ServerConfig,
  StatelessTickets,
} from 'tlscope/engine';
import { type Identity, issueCertificate, makeIdentity, TrustStore } from 'tlscope/x509';
import { labProvider as provider } from './rsa.ts';
import type { Setup } from './setup.ts';

export const HOST = 'parcels.example';
/** Of the server in front, where the hello is in an envelope. */
export const FRONT = 'front.example';
const MOST_EARLY_DATA = 1024;

export interface Configs {
  readonly client: ClientConfig;
  readonly server: ServerConfig;
  /** The private key of the certificate that the server shows. */
  readonly serverKey: PrivateKeyData;
}

export function configsFor(setup: Setup, now: number): Configs {
  const { papers, clock, visitor, attacker, mask, again, guard, ech } = setup;
  const kind: KeyKind = setup.key === 'RSA' ? 'rsa2048' : 'secp256r1';
  const names = [papers === 'other name' ? 'somebody.example' : HOST];
  const shown = identity(names, papers === 'expired' ? now - 200 * DAY : now, kind);
  // The impostor, and whoever has a CA of its own, is not whom the client was told to trust.
  const strange = papers === 'own CA' || (attacker === 'impostor' && mask === 'his own CA');
  const trusted = strange ? identity([HOST], now, kind, 'trusted') : shown;
  const stolen = attacker === 'impostor' && mask === 'a stolen certificate';
  const time = { right: now, '1970': HOUR, '2060': Date.UTC(2060, 0, 1) }[clock];
  const common = { provider, ...offered(setup) };
  const since = performance.now();
  const elapsed = () => performance.now() - since;
  const envelope = ech === 'on' ? envelopeKey() : undefined;
  return {
    client: {
      ...common,
      now: () => time + elapsed(),
      host: HOST,
      trust: TrustStore.of(trusted.root.der),
      ...(visitor === 'asked, shows papers' && { credentials: [visitorOf(shown, now)] }),
      ...(envelope && { ech: { configs: envelope.configList } }),
    },
    server: {
      ...common,
      now: () => now + elapsed(),
      ...(stolen && { provider: providerOfImpostor(shown.server.key) }),
      credentials: [stolen ? stolenFrom(shown) : credentialOf(shown, papers)],
      ...(visitor !== 'no papers' && { clientCertificate: 'require', clientTrust: TrustStore.of(shown.root.der) }),
      ...(again !== 'no' && { tickets: new StatelessTickets(provider) }),
      ...(again === 'with early data' && {
        earlyData: {
          maxSize: MOST_EARLY_DATA,
          antiReplay: guard === 'on' ? new RecordedHellos(now - HOUR) : { fresh: () => true },
        },
      }),
      ...(envelope && { ech: { keys: [envelope] } }),
    },
    serverKey: shown.server.key,
  };
}

function offered({ version, exchange, suite, key, attacker }: Setup) {
  const group = { X25519: 'x25519', 'P-256': 'secp256r1', X25519MLKEM768: 'X25519MLKEM768', 'static RSA': undefined };
  const groups = group[exchange] === undefined ? [] : [group[exchange]];
  const both = attacker === 'downgrader';
  // In TLS 1.2 the curve of a certificate's key has to be among the groups (RFC 8422 §5.1).
  const older = version === 'TLSv1.2' || both;
  const usable = older ? [...new Set([...groups.filter((name) => name !== 'X25519MLKEM768'), 'secp256r1'])] : groups;
  const newest = { 'AES-128-GCM': 'AES_128_GCM_SHA256', 'AES-256-GCM': 'AES_256_GCM_SHA384' } as const;
  const end = suite === 'ChaCha20-Poly1305' ? 'CHACHA20_POLY1305_SHA256' : newest[suite];
  const way = exchange === 'static RSA' ? 'RSA' : `ECDHE_${key === 'RSA' ? 'RSA' : 'ECDSA'}`;
  const [suite13, suite12] = [`TLS_${end}`, `TLS_${way}_WITH_${end}`];
  if (both) return { groups: usable, cipherSuites: [suite13, suite12] };
  return { groups: usable, versions: [version], cipherSuites: [version === 'TLSv1.3' ? suite13 : suite12] };
}

function credentialOf({ server, issuing, root }: Identity, papers: Setup['papers']): Credential {
  const [own] = server.chain;
  const key = provider.importPrivateKey(server.key);
  if (papers === 'no intermediate') return { chain: [own!], key };
  return { chain: papers === 'wrong order' ? [own!, root.der, issuing.der] : server.chain, key };
}

/** The certificate of another, without its key. */
function stolenFrom({ server }: Identity): Credential {
  return { chain: server.chain, key: { publicKey: provider.importPrivateKey(server.key).publicKey } };
}

/** Whatever key is asked for, the impostor has only his own to use. */
function providerOfImpostor(shown: PrivateKeyData): CryptoProvider {
  const own = provider.importPrivateKey(made(`impostor ${shown.type}`, () => keyLike(shown)));
  const { rsaEncryption, signatureSchemes } = provider;
  return {
    ...provider,
    signatureSchemes: signatureSchemes.map((one) => ({ ...one, sign: (_key, message) => one.sign(own, message) })),
    rsaEncryption: {
      ...rsaEncryption,
      decryptOr: (_key, ciphertext, substitute) => rsaEncryption.decryptOr(own, ciphertext, substitute),
    },
  };
}

const keyLike = ({ type }: PrivateKeyData): PrivateKeyData =>
  provider.generateKey(type === 'rsa' ? 'rsa2048' : 'secp256r1');

function visitorOf({ issuing }: Identity, now: number): Credential {
  const keys = provider.generateKey('secp256r1');
  const times = { notBefore: now - DAY, notAfter: now + 90 * DAY };
  const der = issueCertificate({
    provider,
    subject: 'A visitor',
    keys,
    issuer: issuing,
    extendedKeyUsage: ['clientAuth'],
    ...times,
  });
  return { chain: [der, issuing.der], key: provider.importPrivateKey(keys) };
}

const envelopeKey = (): EchConfigKey => made('envelope', () => makeEchConfig({ provider, publicName: FRONT }));

/** As of the beginning of the day, so that it serves again. */
function identity(names: readonly string[], at: number, key: KeyKind, of = 'shown'): Identity {
  const day = at - (at % DAY);
  return made(`${names} ${day} ${key} ${of}`, () => makeIdentity({ provider, names, at: day, key }));
}

const things = new Map<string, unknown>();

/** Made once for each name: keys and signatures in the page take a moment. */
function made<T>(name: string, make: () => T): T {
  const found = (things.get(name) as T | undefined) ?? make();
  things.set(name, found);
  return found;
}
