import type { CryptoProvider } from '../crypto/provider.ts';
import type { TrustStore } from '../x509/index.ts';

/** What a runtime brings with it. One file beside this for each kind; the package's `#host` import chooses it. */
export interface Host {
  readonly provider: CryptoProvider;
  /** The roots that this runtime trusts; absent where it does not tell. */
  readonly roots?: () => TrustStore;
}
