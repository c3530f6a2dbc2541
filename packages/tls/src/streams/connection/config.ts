import type { CryptoProvider } from '../../crypto/index.ts';
import { asGiven, type ClientConfig, type Credential, credentialOf, type ServerConfig } from '../../engine/index.ts';
import { TrustStore } from '../../x509/index.ts';
import { badOption, noRoots } from './faults.ts';
import type { AcceptOptions, ConnectOptions } from './options.ts';

/** What the options leave to the runtime. */
export interface Defaults {
  readonly provider: CryptoProvider;
  /** Absent where the runtime does not tell. */
  readonly roots?: () => TrustStore;
}

/** The engine's configuration of a client. Throws `CallerFault` on options it cannot follow. */
export function clientConfig(given: ConnectOptions, host: Defaults): ClientConfig {
  const options = asGiven(given);
  const { ca, cert, key, signal, handshakeTimeout, onSession, ...engine } = options;
  const { provider = host.provider, now = Date.now } = options;
  const trust = trustOf(ca, host);
  const credentials = credentialsOf(options, provider);
  return { ...engine, provider, now, trust, ...(credentials.length > 0 && { credentials }) };
}

/** The engine's configuration of a server. Throws `CallerFault` on options it cannot follow. */
export function serverConfig(given: AcceptOptions, host: Defaults): ServerConfig {
  const options = asGiven(given);
  const { ca, cert, key, signal, handshakeTimeout, ...engine } = options;
  const { provider = host.provider, now = Date.now, clientCertificate = 'none' } = options;
  const credentials = credentialsOf(options, provider);
  const judges = clientCertificate !== 'none' && options.verifyClient !== false;
  return { ...engine, provider, now, credentials, ...(judges && { clientTrust: trustOf(ca, host) }) };
}

type Own = Pick<ConnectOptions, 'cert' | 'key' | 'credentials'>;

function credentialsOf({ cert, key, credentials = [] }: Own, provider: CryptoProvider): readonly Credential[] {
  if (cert === undefined && key === undefined) return credentials;
  if (cert === undefined || key === undefined) throw badOption('cert and key: one is given without the other');
  return [credentialOf(cert, key, provider), ...credentials];
}

function trustOf(ca: ConnectOptions['ca'], { roots }: Defaults): TrustStore {
  if (ca instanceof TrustStore) return ca;
  if (ca !== undefined) return TrustStore.of(...[ca as string].flat());
  if (roots === undefined) throw noRoots();
  return roots();
}
