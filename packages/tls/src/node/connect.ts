import { createConnection, isIP } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { deprecate } from 'node:util';
import { asGiven, createClientEngine } from '../engine/index.ts';
import { type ConnectOptions, clientSetup, type MakeClientEngine } from './client/index.ts';
import { defined } from './common/index.ts';
import { TLSSocket } from './socket/index.ts';

type OnConnect = () => void;

/**
 * A TLS connection to a server; `listener` is for 'secureConnect'. Takes what `tls.connect` takes. Throws on options
 * it cannot follow; everything later is an 'error' event whose `code` is stable: the one of node:tls where it has one
 * (`CERT_HAS_EXPIRED`, `ERR_SSL_TLSV1_ALERT_UNKNOWN_CA`, `ECONNRESET`), otherwise ours, which `error.tls.code` always is:
 * `ERR_TLSCOPE_PEER_...` where the server broke a rule, `ERR_TLSCOPE_ALERT_...` where it gave up,
 * `ERR_TLSCOPE_TRUNCATED` where the connection ended without close_notify.
 */
export function connect(options: ConnectOptions, listener?: OnConnect): TLSSocket;
export function connect(port: number, options?: ConnectOptions, listener?: OnConnect): TLSSocket;
export function connect(port: number, host: string, options?: ConnectOptions, listener?: OnConnect): TLSSocket;
export function connect(port: number, host: string, listener?: OnConnect): TLSSocket;
export function connect(port: number, listener?: OnConnect): TLSSocket;
export function connect(...args: readonly unknown[]): TLSSocket {
  const { options, listener } = connectArguments(args);
  const socket = connectAsGiven(createClientEngine, options);
  if (listener !== undefined) socket.once('secureConnect', listener);
  return socket;
}

/** `connect` with an engine of the caller's making. */
export const connectWith = (makeEngine: MakeClientEngine, options: ConnectOptions): TLSSocket =>
  connectAsGiven(makeEngine, asGiven(options));

/** @param options a copy of our own: to make one costs as much as much else here */
function connectAsGiven(makeEngine: MakeClientEngine, options: ConnectOptions): TLSSocket {
  if (options.servername && isIP(options.servername) !== 0) warnOfAddress();
  const { socket: below } = options;
  const setup = clientSetup(below ? asGiven({ ...options, allowHalfOpen: below.allowHalfOpen }) : options, makeEngine);
  const socket = new TLSSocket(below ?? tcp(options), setup);
  if (options.timeout) socket.setTimeout(options.timeout);
  if (options.signal) addAbortSignal(options.signal, socket);
  if (options.enableTrace) socket.enableTrace();
  if (options.onread) socket.readInto(options.onread);
  return socket;
}

/** A server_name is never an address (RFC 6066 §3): none is sent, and the certificate has to be for the address. */
const warnOfAddress = deprecate(
  () => {},
  'Setting the TLS ServerName to an IP address is not permitted by RFC 6066. This will be ignored in a future version.',
  'DEP0123',
);

/** The transport may always be half open: when it ends is ours to say. */
function tcp({
  path,
  port,
  host,
  family,
  lookup,
  hints,
  localAddress,
  localPort,
  noDelay = true,
  keepAlive,
}: ConnectOptions) {
  // An agent of node:http gives `null` for none.
  if (path) return createConnection({ path, allowHalfOpen: true });
  return createConnection({
    port: port ?? 443,
    host: host ?? 'localhost',
    allowHalfOpen: true,
    ...defined({ family, lookup, hints, localAddress, localPort, noDelay, keepAlive }),
  });
}

const isPlace = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

/** As in node:net, what is no number is the path of a socket. */
const placeOf = (place: number | string): Pick<ConnectOptions, 'port' | 'path'> =>
  Number.isNaN(Number(place)) ? { path: `${place}` } : { port: Number(place) };

function connectArguments(args: readonly unknown[]): { options: ConnectOptions; listener: OnConnect | undefined } {
  const rest = [...args];
  const listener = typeof rest[rest.length - 1] === 'function' ? (rest.pop() as OnConnect) : undefined;
  const port = isPlace(rest[0]) ? placeOf(rest.shift() as string | number) : {};
  const host = typeof rest[0] === 'string' ? { host: rest.shift() as string } : {};
  return { options: Object.assign(asGiven((rest[0] ?? {}) as ConnectOptions), port, host), listener };
}
