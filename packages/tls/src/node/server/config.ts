import type { ServerConfig } from '../../engine/index.ts';
import { alpn, revocation } from '../common/index.ts';
import type { SecureContext } from '../context/index.ts';
import { alpnTwice } from '../errors/index.ts';
import type { ServerOptionsFor } from './options.ts';

/** The engine's configuration for a server, without an observer. Throws `CallerFault` on options it cannot follow. */
export function serverConfig(options: ServerOptionsFor<never>, context: SecureContext): ServerConfig {
  if (options.ALPNCallback !== undefined && options.ALPNProtocols !== undefined) throw alpnTwice();
  const config = {
    ...context.common,
    ...alpn(options),
    credentials: context.credentials,
    ...(context.options.honorCipherOrder === false && { clientChoosesSuite: true }),
    ...options.protocol,
    ...revocation(options, context.common),
  };
  const verifyClient = options.rejectUnauthorized !== false;
  // A certificate may be asked for after the handshake.
  if (!options.requestCert) return { ...config, clientTrust: () => context.trust, verifyClient };
  const clientCertificate = verifyClient ? 'require' : 'request';
  return { ...config, clientCertificate, clientTrust: context.trust, verifyClient };
}
