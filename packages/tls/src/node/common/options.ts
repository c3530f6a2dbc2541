import type { SecureContext, SecureContextOptions } from '../context/index.ts';
import type { AlpnProtocols } from './alpn.ts';

/** What client and server have in common. */
export interface CommonOptions extends SecureContextOptions {
  /** Made once by `createSecureContext`, for many connections; all of the above is then taken from it. */
  readonly secureContext?: SecureContext | undefined;
  /** In preference order. */
  readonly ALPNProtocols?: AlpnProtocols | undefined;
  /** Says on standard error what happens, message by message. */
  readonly enableTrace?: boolean | undefined;
  /** Default true, unlike node:tls: waiting to fill packets holds back whole records. */
  readonly noDelay?: boolean | undefined;
}
