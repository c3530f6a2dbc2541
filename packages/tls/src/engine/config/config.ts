import { EMPTY, SECOND, WEEK } from '../../bytes/index.ts';
import type { Group, SignatureSchemeName } from '../../crypto/index.ts';
import {
  type ClientSettings,
  type EarlyDataPolicy,
  type ExternalPsk,
  readExtensions,
  type ServerSettings,
  type Settings,
  type TicketKeeper,
} from '../../handshake/index.ts';
import { groupsToShare, isForClientsAlone, schemesFor12, schemesForClients } from '../../policy/index.ts';
import {
  CallerFault,
  type CipherSuiteRow,
  cipherSuites,
  ProtocolVersion,
  SignatureScheme,
  suiteNamed,
} from '../../wire/index.ts';
import { parseAddress } from '../../x509/index.ts';
import type { ClientConfig, CommonConfig, ProtocolName, ServerConfig } from '../interface.ts';
import { asGiven } from './as-given.ts';
import {
  clientAuthentication,
  commonAuthentication,
  readIdentity,
  serverAuthentication,
} from './authentication-config.ts';
import { echConfigs, echKeys } from './ech-config.ts';
import { maxFragmentLength, recordSettings } from './record-config.ts';
import { isPlain, type Said, said, saysTheSame } from './unchanged.ts';
import { flag } from './words.ts';

export const DEFAULT_MAX_HANDSHAKE_MESSAGE = 131_072;
/** In seconds. */
const DEFAULT_TICKET_LIFETIME = 7_200;

/** A configuration that serves many connections is looked through once, unless its owner changes it. */
interface Known<S> {
  readonly settings: S;
  readonly said: Said;
}
const clients = new WeakMap<ClientConfig, Known<ClientSettings>>();
const servers = new WeakMap<ServerConfig, Known<ServerSettings>>();
/** What does not change under its name: code, what is frozen, keys that were imported, and the sessions of the engine. */
const ALONE = ['provider', 'trust', 'clientTrust', 'key', 'session', 'tickets', 'antiReplay'];

/** The settings of a client. Throws `CallerFault` for a name we do not have. */
export const clientSettings = (config: ClientConfig): ClientSettings => remembered(clients, config, readClient);

/** The settings of a server. Throws `CallerFault` for a name we do not have. */
export const serverSettings = (config: ServerConfig): ServerSettings => remembered(servers, config, readServer);

function remembered<C extends object, S>(known: WeakMap<C, Known<S>>, config: C, read: (config: C) => S): S {
  const before = known.get(config);
  // Of a class of the owner's as well, which may change what its fields say.
  const given = before !== undefined && isPlain(config) ? config : asGiven(config);
  if (before !== undefined && saysTheSame(before.said, given)) return before.settings;
  const now = { settings: read(given), said: said(given, ALONE) };
  known.set(config, now);
  return now.settings;
}

function readClient(config: ClientConfig): ClientSettings {
  const { host, serverName, trust } = config;
  requireName('host', host);
  if (serverName !== false && serverName !== undefined) requireName('serverName', serverName);
  const name = serverName ?? (parseAddress(host) === undefined ? host : false);
  const both = commonSettings(config, config.choosePsk12 !== undefined);
  // Servers do not sign with these; a credential of ours names them itself.
  const common = {
    ...both,
    schemes: nonEmpty(
      'signature scheme',
      both.schemes.filter((code) => !isForClientsAlone(code)),
    ),
  };
  return {
    ...common,
    sharedGroups: sharedGroups(config, common.groups),
    host,
    // RFC 6066 §3: without the trailing dot, and never an address.
    serverName: name === false ? undefined : name.replace(/\.$/, ''),
    trust,
    verify: flag(config, 'verify', true),
    checkHost: config.checkHost === 'commonName' ? config.checkHost : flag(config, 'checkHost', true),
    session: config.session,
    judgeSession: flag(config, 'judgeSession', true),
    psks: (config.psks ?? []).map(requireKey),
    choosePsk12: config.choosePsk12,
    allowRenegotiation: flag(config, 'allowRenegotiation'),
    earlyData: config.replayableEarlyData,
    ech: echConfigs(config, common.versions),
    echRequired: flag<{ readonly required?: boolean }>(config.ech ?? {}, 'required'),
    greaseEch: flag(config, 'greaseEch'),
    maxFragmentLength: maxFragmentLength(config),
    grease: flag(config, 'grease'),
    permuteExtensions: flag(config, 'permuteExtensions'),
    fallback: flag(config, 'fallback'),
    ...clientAuthentication(config, common.schemes),
  };
}

/** Everybody has the empty key. */
function requireKey(psk: ExternalPsk): ExternalPsk {
  const { identity, key } = psk;
  if (isBytes(key) && isBytes(identity) && identity.length <= LONGEST_NAME) return psk;
  const message = `psks: a key is a Uint8Array of at least one byte, its identity one of 1 to ${LONGEST_NAME}`;
  throw new CallerFault('ERR_TLSCOPE_NO_PSK', message);
}

/** Half of what a hello holds. */
const LONGEST_NAME = 32_768;
const isBytes = (value: unknown): boolean => value instanceof Uint8Array && value.length > 0;

/** RFC 6066 §3: what goes into server_name, or none of it; whatever else it is, it is some text. */
function requireName(option: 'host' | 'serverName', name: unknown): void {
  if (typeof name === 'string' && name.length <= 255 && name.replace(/\.$/, '') !== '') return;
  throw new CallerFault('ERR_TLSCOPE_BAD_OPTION', `${option}: a name or an address has 1 to 255 characters`);
}

function readServer(config: ServerConfig): ServerSettings {
  const { findPsk, findPsk12, configFor } = config;
  if (config.credentials.length === 0 && findPsk === undefined && findPsk12 === undefined && configFor === undefined) {
    throw new CallerFault('ERR_TLSCOPE_NO_CERTIFICATE', 'a server needs at least one certificate with its key');
  }
  const ticketLifetime = config.ticketLifetime ?? DEFAULT_TICKET_LIFETIME;
  if (ticketLifetime > WEEK / SECOND) {
    throw new CallerFault('ERR_TLSCOPE_BAD_LIFETIME', 'a ticket lasts a week at most (RFC 9846 §4.7.1)');
  }
  const common = commonSettings(config, config.findPsk12 !== undefined);
  return {
    ...common,
    ...echKeys(config, common.versions),
    ...serverAuthentication(config),
    identities: config.credentials.map(readIdentity),
    clientChoosesSuite: flag(config, 'clientChoosesSuite'),
    cookie: flag(config, 'cookie'),
    settingsFor: settingsFor(config),
    alpnFor: config.alpnFor,
    // The handshake waits for what they say (`remembered`).
    tickets: config.tickets as TicketKeeper | undefined,
    ticketCount: config.ticketCount ?? 2,
    ticketLifetime,
    findPsk: (config.findPsk as ServerSettings['findPsk'] | undefined) ?? (() => undefined),
    findPsk12: config.findPsk12,
    pskIdentityHint: config.pskIdentityHint ?? EMPTY,
    earlyData: config.earlyData as EarlyDataPolicy | undefined,
  };
}

function settingsFor(config: ServerConfig): ServerSettings['settingsFor'] {
  const { configFor } = config;
  if (configFor === undefined) return undefined;
  const read = (chosen: ServerConfig | undefined): ServerSettings => serverSettings(chosen ?? config);
  return (hello) => {
    const chosen = configFor(hello);
    return chosen instanceof Promise ? chosen.then(read) : read(chosen);
  };
}

/** @param keys whether there are keys for the suites of TLS 1.2 that need one */
function commonSettings(config: CommonConfig, keys: boolean): Settings {
  const { provider, now } = config;
  const wanted = versionCodes(config.versions ?? ['TLSv1.3', 'TLSv1.2']);
  const suites = suitesFor(config.cipherSuites, keys).filter((suite) => wanted.includes(versionOf(suite)));
  return {
    provider,
    now,
    random: config.random ?? provider.random,
    // A version without a suite is not offered.
    versions: wanted.filter((version) => suites.some((suite) => versionOf(suite) === version)),
    suites: nonEmpty('cipher suite', suites),
    groups: nonEmpty('group', groupsFor(config, suites)),
    schemes: nonEmpty('signature scheme', schemesFor(config, suites)),
    ...readExtensions(config),
    pskAlone: flag(config, 'pskAlone'),
    endOnRenegotiation: flag(config, 'endOnRenegotiation'),
    ...recordSettings(config),
    maxHandshakeMessage: config.maxHandshakeMessage ?? DEFAULT_MAX_HANDSHAKE_MESSAGE,
    ...commonAuthentication(config),
  };
}

function versionCodes(names: readonly ProtocolName[]): readonly number[] {
  const codes = { 'TLSv1.3': ProtocolVersion.TLSv1_3, 'TLSv1.2': ProtocolVersion.TLSv1_2 } as const;
  const versions = names.map((name) => codes[name] ?? unknown('protocol version', name, Object.keys(codes)));
  return nonEmpty(
    'protocol version',
    [...versions].sort((a, b) => b - a),
  );
}

const versionOf = ({ version }: CipherSuiteRow): number =>
  version === 'TLSv1.3' ? ProtocolVersion.TLSv1_3 : ProtocolVersion.TLSv1_2;

/** Without a list: all but those that are off; each of those says why. */
function suitesFor(names: readonly string[] | undefined, keys: boolean): readonly CipherSuiteRow[] {
  if (names === undefined) return cipherSuites.filter(({ off }: CipherSuiteRow) => off === undefined);
  const known = cipherSuites.map(({ name }) => name);
  const suites = names.map((name) => suiteNamed(name) ?? unknown('cipher suite', name, known));
  const keyed = suites.find(({ authentication }) => authentication === 'PSK');
  if (keyed === undefined || keys) return suites;
  const message = `${keyed.name} needs keys that both ends were given: a client's choosePsk12, a server's findPsk12`;
  throw new CallerFault('ERR_TLSCOPE_NO_PSK', message);
}

/**
 * Without a list: the curves and the hybrids. The finite fields take ten times the bytes and the time of a curve, and
 * ML-KEM alone is for those whose rules ask for it. Only TLS 1.3 has a place for what is no curve and no field.
 */
function groupsFor({ provider, groups }: CommonConfig, suites: readonly CipherSuiteRow[]): readonly Group[] {
  const known = provider.groups.map(({ name }) => name);
  // RFC 7919 §3: who offers a suite for finite fields says which.
  const fields = suites.some(({ keyExchange }) => keyExchange === 'DHE');
  const wanted =
    groups?.map((name) => provider.groups.find((group) => group.name === name) ?? unknown('group', name, known)) ??
    provider.groups.filter((group) => isUsual(group, fields));
  const newest = suites.some(({ version }) => version === 'TLSv1.3');
  return wanted.filter(({ family }) => newest || family === 'curve' || family === 'field');
}

/** The largest hybrid and the largest fields are for those whose rules ask for them. */
const BY_NAME: readonly string[] = ['SecP384r1MLKEM1024', 'ffdhe6144', 'ffdhe8192'];

const isUsual = ({ family, name }: Group, fields: boolean): boolean =>
  (family === 'curve' || family === 'hybrid' || (family === 'field' && fields)) && !BY_NAME.includes(name);

function sharedGroups({ keyShares }: ClientConfig, groups: readonly Group[]): readonly Group[] {
  const known = groups.map(({ name }) => name);
  const find = (name: string) => groups.find((group) => group.name === name) ?? unknown('offered group', name, known);
  return keyShares?.map(find) ?? groupsToShare(groups);
}

/** Without a list: all that the versions have. */
function schemesFor(
  { provider, signatureSchemes }: CommonConfig,
  suites: readonly CipherSuiteRow[],
): readonly number[] {
  const known = provider.signatureSchemes.map(({ name }) => name).filter((name) => name in SignatureScheme.members);
  const codeOf = (name: SignatureSchemeName) => SignatureScheme.members[name as keyof typeof SignatureScheme.members];
  if (signatureSchemes === undefined) {
    const all = known.map(codeOf);
    return suites.some(({ version }) => version === 'TLSv1.3') ? all : schemesFor12(provider, all);
  }
  return signatureSchemes.map((name) => {
    const ours = [...known, ...schemesForClients].find((candidate) => candidate === name);
    return ours === undefined ? unknown('signature scheme', name, known) : codeOf(ours as SignatureSchemeName);
  });
}

function unknown(what: string, name: string, known: readonly string[]): never {
  throw new CallerFault(
    'ERR_TLSCOPE_UNKNOWN_NAME',
    `there is no ${what} called ${name}; known are ${known.join(', ')}`,
  );
}

function nonEmpty<T>(what: string, list: readonly T[]): readonly T[] {
  if (list.length > 0) return list;
  throw new CallerFault('ERR_TLSCOPE_NOTHING_TO_OFFER', `the configuration leaves no ${what} to offer`);
}
