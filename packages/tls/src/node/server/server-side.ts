import type { EventEmitter } from 'node:events';
import { types } from 'node:util';
import { SECOND, WEEK } from '../../bytes/index.ts';
import { asGiven, type Credential, type Observer, type ServerConfig, type TlsEngine } from '../../engine/index.ts';
import type { AskedHello } from '../../handshake/index.ts';
import { parseCertificate } from '../../x509/index.ts';
import { defined, serverPsk } from '../common/index.ts';
import { type SecureContext, secureContextOf } from '../context/index.ts';
import { badType, invalidAlpnChoice, requireOptional } from '../errors/index.ts';
import { serverConfig } from './config.ts';
import type { ServerOptionsFor, SniCallback } from './options.ts';
import { ServerContexts } from './server-contexts.ts';
import { SessionTickets } from './session-tickets.ts';

/** How engines are made, each for one connection with its observer; tests put their own in its place. */
export type MakeServerEngine = (config: ServerConfig, observe?: Observer) => TlsEngine;

/** A context that one connection was given by its own `setKeyCert`. */
export interface OwnContext {
  context?: SecureContext;
}

/** What a server, or one server's end, makes engines of: its contexts and sessions, and who is asked for more. */
export class ServerSide<Socket> {
  readonly contexts: ServerContexts;
  readonly tickets: SessionTickets;
  #options: ServerOptionsFor<Socket>;
  readonly #events: EventEmitter;
  #configs = new WeakMap<SecureContext, { readonly config: ServerConfig; readonly rootsAdded: number }>();
  readonly #named = new WeakMap<ServerConfig, ServerConfig>();

  /** @param events where 'newSession', 'resumeSession' and 'OCSPRequest' go. Throws `CallerFault` for bad options. */
  constructor(given: ServerOptionsFor<Socket>, events: EventEmitter) {
    // As it is now: contexts are worked out when somebody first asks for them.
    const options = asGiven(given);
    const { SNICallback } = options;
    if (SNICallback !== undefined && typeof SNICallback !== 'function') {
      throw badType('options.SNICallback', 'function', SNICallback);
    }
    requireOptional('options.handshakeTimeout', 'number', options.handshakeTimeout);
    const usual = secureContextOf(options);
    const { ticketKeys, sessionIdContext } = { ...usual.options, ...defined(options) };
    this.#options = options;
    this.#events = events;
    this.contexts = new ServerContexts(usual);
    this.tickets = new SessionTickets(events, usual.common.provider, ticketKeys, sessionIdContext);
  }

  /** For all connections from now on; what it says of sessions counts in the place of what was said before. */
  use(context: SecureContext): void {
    const { ticketKeys, sessionIdContext, sessionTimeout, secureOptions } = context.options;
    if (ticketKeys !== undefined) this.tickets.keys = ticketKeys;
    if (sessionIdContext !== undefined) this.tickets.context = sessionIdContext;
    this.#options = asGiven({ ...this.#options, ...defined({ sessionTimeout, secureOptions }) });
    this.#configs = new WeakMap();
    this.contexts.usual = context;
  }

  /** Shared by all connections that nothing has to be asked for. */
  get config(): ServerConfig {
    return this.#configOf(this.contexts.usual);
  }

  /** For one connection. */
  configFor(socket: Socket, own: OwnContext): ServerConfig {
    const { config } = this;
    const { SNICallback, ALPNCallback, pskCallback, pskIdentityHint } = this.#options;
    if (SNICallback === undefined && ALPNCallback === undefined && pskCallback === undefined) {
      return this.contexts.size === 0 ? config : this.#byName(config);
    }
    const psk = pskCallback && serverPsk(pskCallback, socket, pskIdentityHint);
    return { ...config, ...psk, configFor: (hello) => this.#choose(hello, socket, own, psk ?? {}) };
  }

  /** Where nobody is asked but the contexts, all connections share it. */
  #byName(config: ServerConfig): ServerConfig {
    const known = this.#named.get(config);
    if (known !== undefined) return known;
    const { contexts } = this;
    const configFor = ({ serverName }: AskedHello) => this.#configOf(contexts.find(serverName) ?? contexts.usual);
    const named = { ...config, configFor };
    this.#named.set(config, named);
    return named;
  }

  #choose(hello: AskedHello, socket: Socket, own: OwnContext, psk: Partial<ServerConfig>) {
    const chosen = (context: SecureContext | undefined): ServerConfig => {
      const alpn = this.#alpn(hello, socket);
      const config = this.#configOf(
        own.context ?? context ?? this.contexts.find(hello.serverName) ?? this.contexts.usual,
      );
      return alpn || this.#options.pskCallback ? { ...config, ...psk, ...alpn } : config;
    };
    const { SNICallback } = this.#options;
    if (SNICallback === undefined || hello.serverName === undefined) return chosen(undefined);
    return askForContext(SNICallback, hello.serverName, socket).then(chosen);
  }

  /** Asked here, and not where ALPN is settled: the answer may come with `setKeyCert`. */
  #alpn({ protocols, serverName = '' }: AskedHello, socket: Socket): Pick<ServerConfig, 'alpnFor'> | undefined {
    const { ALPNCallback } = this.#options;
    if (ALPNCallback === undefined || protocols === undefined) return undefined;
    const protocol = ALPNCallback.call(socket, { servername: serverName, protocols: [...protocols] });
    if (types.isPromise(protocol)) protocol.catch(() => {});
    if (protocol !== undefined && !protocols.includes(protocol)) throw invalidAlpnChoice(protocol, protocols);
    return { alpnFor: () => protocol };
  }

  #configOf(context: SecureContext): ServerConfig {
    const known = this.#configs.get(context);
    const { rootsAdded } = context;
    if (known?.rootsAdded === rootsAdded) return known.config;
    const config = serverConfig(this.#options, context);
    const { sessionTimeout, secureOptions = 0 } = { ...context.options, ...defined(this.#options) };
    const whole: ServerConfig = {
      ...config,
      credentials: config.credentials.map((credential) => this.#stapling(credential, context)),
      // Each connection has its own, which says who asks.
      ...(this.#options.pskCallback && { findPsk12: () => undefined }),
      // Without a certificate there may be one by the time somebody asks.
      ...(config.credentials.length === 0 && { configFor: () => undefined }),
      ...(config.tickets === undefined && {
        tickets: (secureOptions & NO_TICKET) === 0 ? this.tickets : this.tickets.withoutTickets,
      }),
      // No ticket lasts longer than a week (RFC 9846 §4.7.1).
      ...(sessionTimeout !== undefined && { ticketLifetime: Math.min(sessionTimeout, WEEK / SECOND) }),
    };
    if (whole.ticketLifetime !== undefined) this.tickets.keepFor(1000 * whole.ticketLifetime);
    this.#configs.set(context, { config: whole, rootsAdded });
    return whole;
  }

  /** RFC 6066 §8. */
  #stapling(credential: Credential, context: SecureContext): Credential {
    const [certificate, next] = credential.chain;
    const findOcspResponse = (): Promise<Uint8Array | undefined> | undefined => {
      if (this.#events.listenerCount('OCSPRequest') === 0) return undefined;
      const issuer = next ?? issuerAmong(context, certificate!);
      return new Promise((resolve, reject) => {
        const answer = (error: Error | null, response?: Uint8Array | null) =>
          error ? reject(error) : resolve(response ?? undefined);
        this.#events.emit('OCSPRequest', Buffer.from(certificate!), issuer ? Buffer.from(issuer) : null, answer);
      });
    };
    return { ...credential, findOcspResponse };
  }
}

/** Of the roots that the server was given by name. */
function issuerAmong({ options, trust }: SecureContext, certificate: Uint8Array): Uint8Array | undefined {
  if (options.ca === undefined) return undefined;
  return trust.named(parseCertificate(certificate).issuerName)[0]?.der;
}

/** SSL_OP_NO_TICKET. */
const NO_TICKET = 0x4000;

const askForContext = <Socket>(
  ask: SniCallback<Socket>,
  serverName: string,
  socket: Socket,
): Promise<SecureContext | undefined> =>
  new Promise((resolve, reject) => {
    const returned: unknown = ask.call(socket, serverName, (error, secureContext) => {
      if (error) return reject(error);
      if (!secureContext) return resolve(undefined);
      try {
        resolve(secureContextOf({ secureContext }));
      } catch (refused) {
        reject(refused);
      }
    });
    // Of an async function: a name that it stumbles over costs the connection of who asked for it, and not the process.
    if (types.isPromise(returned)) returned.catch(reject);
  });
