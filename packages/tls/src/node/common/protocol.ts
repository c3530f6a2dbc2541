/** What TLS can do and node:tls has no option for: the engine's own names, under `protocol` in the options. */
import type { ClientConfig, CommonConfig, ServerConfig } from '../../engine/index.ts';

/** These have an option of their own. */
type Common = 'provider' | 'now' | 'observe' | 'versions' | 'cipherSuites' | 'groups' | 'alpn';
type Covered = Common | Extract<keyof CommonConfig, 'maxHandshakeMessage'>;

/** For `connect`; what each does stands at `ClientConfig` of `tlscope/engine` and in docs/options.md. */
export type ClientProtocol = Partial<
  Omit<ClientConfig, Covered | 'host' | 'serverName' | 'trust' | 'verify' | 'session' | 'checkHost'>
>;

/** For `createServer`; what each does stands at `ServerConfig` of `tlscope/engine` and in docs/options.md. */
export type ServerProtocol = Partial<
  Omit<
    ServerConfig,
    Covered | 'clientTrust' | 'verifyClient' | 'configFor' | 'alpnFor' | 'clientCertificate' | 'clientChoosesSuite'
  >
>;
