/**
 * A client for pages that count bytes: `connect` of `tlscope` with the small provider. In the package it is one file,
 * without the sentences of the declarations: a trace has its bytes and names, and who explains it has the words.
 */
import { smallProvider } from '../crypto/providers/small.ts';
import { createClientEngine } from '../engine/index.ts';
import { clientConfig } from '../streams/config.ts';
import { TlsConnection } from '../streams/connection.ts';
import type { ByteStreams, ConnectOptions } from '../streams/options.ts';

export type { ByteStreams, ConnectOptions } from '../streams/options.ts';
export { webSocketStreams } from '../streams/web-socket.ts';

/** As `connect` of `tlscope`; there are no roots but those of `ca`. */
export async function connect(transport: ByteStreams, options: ConnectOptions): Promise<TlsConnection> {
  const config = clientConfig(options, { provider: smallProvider });
  return TlsConnection.open(transport, createClientEngine(config), options);
}
