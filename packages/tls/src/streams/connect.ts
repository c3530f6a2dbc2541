import { host } from '#host';
import { asGiven, createClientEngine, createServerEngine } from '../engine/index.ts';
import {
  type AcceptOptions,
  type ByteStreams,
  type ConnectOptions,
  clientConfig,
  serverConfig,
  TlsConnection,
} from './connection/index.ts';

/**
 * TLS to `options.host` over any byte stream. Resolves once the handshake is complete. Rejects with a `TlsFault`, whose
 * `code` is stable: `ERR_TLSCOPE_PEER_...` where the server broke a rule or is not who it should be,
 * `ERR_TLSCOPE_ALERT_...` where it gave up, `ERR_TLSCOPE_TRUNCATED` where the transport ended; with the reason of
 * `options.signal`; or with the transport's own error.
 */
export async function connect(transport: ByteStreams, options: ConnectOptions): Promise<TlsConnection> {
  return TlsConnection.open(transport, createClientEngine(clientConfig(options, host)), {
    ...asGiven(options),
    begun: host.begun,
  });
}

/** The server's end, likewise. */
export async function accept(transport: ByteStreams, options: AcceptOptions): Promise<TlsConnection> {
  return TlsConnection.open(transport, createServerEngine(serverConfig(options, host)), {
    ...asGiven(options),
    begun: host.begun,
  });
}
