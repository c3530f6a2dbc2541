/** A client, a server and somebody between them, all in this page, on the pure provider. */
import { utf8 } from 'tlscope/bytes';
import { pureProvider as provider } from 'tlscope/crypto/pure';
import {
  type ClientConfig,
  createClientEngine,
  createServerEngine,
  type Outcome,
  type ServerConfig,
  type TlsEngine,
} from 'tlscope/engine';
import type { Side, TlsEvent } from 'tlscope/observe';
import { MAX_EXPANSION, MAX_PLAINTEXT, RecordReader } from 'tlscope/record';
import { type Identity, issueCertificate, makeIdentity, TrustStore } from 'tlscope/x509';
import type { Setup } from './setup.ts';

export const HOST = 'parcels.example';
const DAY = 86_400_000;
const HEADER = 5;
const MOST_RECORDS = 64;

/** One record on the road, as it left and as it came. */
export interface Passed {
  readonly from: Side;
  readonly bytes: Uint8Array;
  /** What the attacker did to it. */
  readonly touched: 'no' | 'changed' | 'sent twice';
}

export interface Played {
  readonly client: readonly TlsEvent[];
  readonly server: readonly TlsEvent[];
  readonly road: readonly Passed[];
  /** `connected`, or the alert it ended with. */
  readonly outcome: Readonly<Record<Side, string>>;
  readonly milliseconds: number;
}

export function play(setup: Setup, now: number): Played {
  const started = performance.now();
  const events: Record<Side, TlsEvent[]> = { client: [], server: [] };
  const { client, server } = configs(setup, now);
  const ends: Record<Side, TlsEngine> = {
    client: createClientEngine({ ...client, observe: (event) => events.client.push(event) }),
    server: createServerEngine({ ...server, observe: (event) => events.server.push(event) }),
  };
  const road: Passed[] = [];
  const faults: Partial<Record<Side, string>> = {};
  const queue: { from: Side; bytes: Uint8Array }[] = [];
  const took = (from: Side, outcome: Outcome): void => {
    if (outcome.fault !== undefined)
      faults[from] ??= 'alert' in outcome.fault ? String(outcome.fault.alert) : outcome.fault.code;
    for (const bytes of outcome.send) for (const record of recordsIn(bytes)) queue.push({ from, bytes: record });
  };
  const drain = (): void => {
    for (let next = queue.shift(); next !== undefined && road.length < MOST_RECORDS; next = queue.shift()) {
      const to: Side = next.from === 'client' ? 'server' : 'client';
      for (const passed of onTheRoad(next, road.length, setup)) {
        road.push(passed);
        took(to, ends[to].receive(passed.bytes));
      }
    }
  };
  took('client', ends.client.start());
  drain();
  if (ends.client.connection !== undefined && faults.client === undefined) {
    took('client', ends.client.write(utf8('One parcel, please.')));
    const last = queue.at(-1);
    if (setup.attacker === 'replayer' && last !== undefined) queue.push(last);
    drain();
  }
  const result = (side: Side): string =>
    faults[side] ?? (ends[side].connection === undefined ? 'still waiting' : 'connected');
  return {
    ...events,
    road,
    outcome: { client: result('client'), server: result('server') },
    milliseconds: performance.now() - started,
  };
}

function onTheRoad(
  { from, bytes }: { from: Side; bytes: Uint8Array },
  place: number,
  { attacker, record, byte }: Setup,
): Passed[] {
  const seen = road(from, bytes);
  if (attacker === 'tamperer' && place === record)
    return [{ ...seen, bytes: flipped(bytes, Math.min(byte, bytes.length - 1)), touched: 'changed' }];
  if (attacker === 'downgrader' && place === 0) return [{ ...seen, bytes: withoutVersions(bytes), touched: 'changed' }];
  return [seen];
}

const road = (from: Side, bytes: Uint8Array): Passed => ({ from, bytes, touched: 'no' });

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const out = bytes.slice();
  out[at] = (out[at] ?? 0) ^ 1;
  return out;
}

/** Renames the extension supported_versions (43) to one that nobody knows: what is left is a hello of TLS 1.2. */
function withoutVersions(hello: Uint8Array): Uint8Array {
  const out = hello.slice();
  for (let at = HEADER + 40; at + 5 < out.length; at++) {
    if (
      out[at] === 0 &&
      out[at + 1] === 43 &&
      out[at + 2] === 0 &&
      out[at + 3]! < 16 &&
      out[at + 4] === out[at + 3]! - 1
    ) {
      out[at] = 0x7f;
      out[at + 1] = 0x7f;
      return out;
    }
  }
  return out;
}

function recordsIn(bytes: Uint8Array): Uint8Array[] {
  const reader = new RecordReader();
  reader.maxFragment = MAX_PLAINTEXT + MAX_EXPANSION;
  reader.push(bytes);
  const records: Uint8Array[] = [];
  for (let record = reader.next(); record !== undefined; record = reader.next()) records.push(record.bytes);
  return records;
}

function configs(
  { version, exchange, papers, clock, visitor, attacker }: Setup,
  now: number,
): { client: ClientConfig; server: ServerConfig } {
  const names = [papers === 'other name' ? 'somebody.example' : HOST];
  const at = papers === 'expired' ? now - 200 * DAY : now;
  const shown = identity(names, at);
  // The impostor, and whoever has a CA of its own, is not whom the client was told to trust.
  const strange = papers === 'own CA' || attacker === 'impostor';
  const trusted = strange ? identity([HOST], now, 'trusted') : shown;
  const groups = [{ X25519: 'x25519', 'P-256': 'secp256r1', X25519MLKEM768: 'X25519MLKEM768' }[exchange]];
  const time = clock === 'right' ? now : clock === '1970' ? 3_600_000 : Date.UTC(2060, 0, 1);
  const versions = attacker === 'downgrader' ? {} : { versions: [version] };
  // In TLS 1.2 the curve of a certificate's key has to be among the groups (RFC 8422 §5.1).
  const older = version === 'TLSv1.2' || attacker === 'downgrader';
  const usable = older ? [...new Set([...groups.filter((group) => group !== 'X25519MLKEM768'), 'secp256r1'])] : groups;
  const common = { provider, groups: usable, ...versions };
  const asks = visitor !== 'no papers';
  return {
    client: {
      ...common,
      now: () => time,
      host: HOST,
      trust: TrustStore.of(trusted.root.der),
      ...(visitor === 'asked, shows papers' && { credentials: [visitorOf(shown, now)] }),
    },
    server: {
      ...common,
      now: () => now,
      credentials: [{ chain: chainOf(shown, papers), key: provider.importPrivateKey(shown.server.key) }],
      ...(asks && { clientCertificate: 'require', clientTrust: TrustStore.of(shown.root.der) }),
    },
  };
}

function chainOf({ server, issuing, root }: Identity, papers: Setup['papers']): readonly Uint8Array[] {
  const [own] = server.chain;
  if (papers === 'no intermediate') return [own!];
  return papers === 'wrong order' ? [own!, root.der, issuing.der] : server.chain;
}

function visitorOf({ issuing }: Identity, now: number) {
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

const made = new Map<string, Identity>();

/** Made once for each kind: keys and signatures in the page take a moment. */
function identity(names: readonly string[], at: number, of = 'shown'): Identity {
  const key = `${names} ${at} ${of}`;
  const found = made.get(key) ?? makeIdentity({ provider, names, at, key: 'secp256r1' });
  made.set(key, found);
  return found;
}
