/**
 * A client for pages that count bytes: `connect` of `tlscope` with the small provider. In the package it is one file,
 * without Encrypted Client Hello, revocation and certificate timestamps (`without/` stands in their place), and without the
 * sentences of the declarations: a trace has its bytes and names, and who explains it has the words.
 */
import { smallProvider } from '../crypto/providers/small/index.ts';
import { createClientEngine } from '../engine/index.ts';
import {
  type ConnectOptions as AllOptions,
  type ByteStreams,
  clientConfig,
  TlsConnection,
} from '../streams/connection/index.ts';
import { leftOut } from './without/index.ts';

export type { ByteStreams } from '../streams/connection/index.ts';

type LeftOut = 'ech' | 'greaseEch' | 'revocation' | 'requestOcspResponse' | 'timestamps';
export type ConnectOptions = Omit<AllOptions, LeftOut>;
export { webSocketStreams } from '../streams/connection/index.ts';

const LEFT_OUT: readonly LeftOut[] = ['ech', 'greaseEch', 'revocation', 'requestOcspResponse', 'timestamps'];

/** As `connect` of `tlscope`; there are no roots but those of `ca`. Rejects for options that are left out. */
export async function connect(transport: ByteStreams, options: ConnectOptions): Promise<TlsConnection> {
  for (const name of LEFT_OUT) if ((options as AllOptions)[name]) leftOut();
  const config = clientConfig(options, { provider: smallProvider });
  return TlsConnection.open(transport, createClientEngine(config), options);
}
