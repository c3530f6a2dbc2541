import type { EventEmitter } from 'node:events';
import type { PeerCertificate as NodeCertificate } from 'node:tls';
import { inspect, types } from 'node:util';
import { asGiven, type ClientConfig, type JudgedPeer, type Observer, type TlsEngine } from '../../engine/index.ts';
import type { SocketSetup } from '../common/index.ts';
import { nameRefused } from '../errors/index.ts';
import { legacyChain } from '../names/index.ts';
import { observer, transportObserver } from '../trace/index.ts';
import { clientConfig } from './config.ts';
import type { ConnectOptions } from './options.ts';

/** How engines are made, each for one connection with its observer; tests put their own in its place. */
export type MakeClientEngine = (config: ClientConfig, observe?: Observer) => TlsEngine;

/** What a client's socket is made with, by `options` as `asGiven` makes them. Throws on those that cannot be followed. */
export function clientSetup(options: ConnectOptions, makeEngine: MakeClientEngine): SocketSetup<EventEmitter> {
  let wanted = options;
  const config = clientConfig(options);
  // Thrown away: only an engine knows every name, and what is wrong with the options is said here and now.
  makeEngine(config);
  let refused: Error | undefined;
  return {
    see: transportObserver(options.observe, config.now),
    destination: { type: 'transport', what: 'connecting', ...destination(options), ...rootsGiven(options, config) },
    place: place(options),
    engine: (socket) => {
      const keylog = socket.listenerCount('keylog') > 0 ? (line: Buffer) => socket.emit('keylog', line) : undefined;
      const observe = observer(options.observe, keylog);
      const last = wanted === options ? config : clientConfig(wanted);
      const named = withNameCheck(last, options.checkServerIdentity, (error) => {
        refused = error;
      });
      return makeEngine(named, observe);
    },
    change: (changes) => {
      wanted = asGiven({ ...wanted, ...changes });
    },
    refused: () => refused,
    allowHalfOpen: options.allowHalfOpen,
    highWaterMark: options.highWaterMark,
    asksForOcsp: options.requestOCSP,
  };
}

/** The caller's own check of the name, in place of ours; `protocol.approve` has the last word all the same. */
function withNameCheck(
  config: ClientConfig,
  check: ConnectOptions['checkServerIdentity'],
  say: (refused: Error | undefined) => void,
): ClientConfig {
  if (check === undefined) return config;
  const refusal = ({ certificates, evidence }: JudgedPeer): Error | undefined => {
    if (!evidence.ok) return undefined;
    const { paths, chosen } = evidence;
    const chain = (chosen === undefined ? undefined : paths[chosen])?.certificates ?? certificates;
    // The server in front of an encrypted hello is asked for its own name (RFC 9849 §6.1.7).
    const host = evidence.host ?? config.host;
    const answer: unknown = check(host, legacyChain(chain, true) as NodeCertificate);
    // As node:tls reads it: whatever is not falsy refuses.
    return answer ? refusalOf(answer) : undefined;
  };
  return {
    ...config,
    checkHost: false,
    approve: (peer) => {
      say(undefined);
      const refused = refusal(peer);
      say(refused);
      return refused === undefined || config.verify === false ? config.approve?.(peer) : 'bad_certificate';
    },
  };
}

/** The answer as it is where it is an error, of whatever realm. */
function refusalOf(answer: unknown): Error {
  if (answer instanceof Error || types.isNativeError(answer)) return answer;
  if (types.isPromise(answer)) {
    answer.catch(() => {});
    return nameRefused('with a promise: it has to answer at once');
  }
  const { code } = answer as { readonly code?: unknown };
  return nameRefused(`with ${inspect(answer, { depth: 0, maxStringLength: 200 })}`, code);
}

const place = ({ path, host, port, localAddress }: ConnectOptions) => ({ path, host, port, localAddress });

const destination = ({ host, port, socket, path }: ConnectOptions) => ({
  host: host ?? 'localhost',
  ...(!socket && !path && { port: Number(port ?? 443) }),
});

/** Roots that are named in a trace; more than that is a collection. */
const ROOTS_NAMED = 16;

const rootsGiven = ({ ca }: ConnectOptions, { trust }: ClientConfig) =>
  ca !== undefined && { roots: trust.anchors.slice(0, ROOTS_NAMED).map(({ subject }) => subject) };
