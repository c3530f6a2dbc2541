import type { TlsEvent } from '../../observe/index.ts';
import type { ConnectOptions } from '../client/index.ts';
import type { ClientProtocol, ClientPskCallback, ServerProtocol, ServerPskCallback } from '../common/index.ts';
import type { ServerOptionsFor } from '../server/index.ts';

/** Of `TLSSocketOptions`, which tells what `Socket` is. */
export interface SocketOptionsFor<Socket>
  extends Omit<ConnectOptions, 'pskCallback' | 'observe' | 'protocol'>,
    Pick<
      ServerOptionsFor<Socket>,
      'SNICallback' | 'ALPNCallback' | 'pskIdentityHint' | 'requestCert' | 'handshakeTimeout'
    > {
  readonly isServer?: boolean | undefined;
  /** Where 'newSession', 'resumeSession', 'OCSPRequest' and 'keylog' go. */
  readonly server?: NodeJS.EventEmitter | undefined;
  readonly pskCallback?: ClientPskCallback | ServerPskCallback<Socket> | undefined;
  readonly protocol?: ClientProtocol | ServerProtocol | undefined;
  readonly observe?: ((event: TlsEvent) => void) | undefined;
}
