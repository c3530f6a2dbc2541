import type { CryptoProvider, Group } from '../crypto/provider.ts';
import type { Identity } from '../policy/index.ts';
import type { CipherSuiteRow } from '../wire/index.ts';
import type { TrustStore } from '../x509/index.ts';

/** A configuration after it was checked once: names looked up, defaults filled in. */
export interface Settings {
  readonly provider: CryptoProvider;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  /** Codes, highest first. */
  readonly versions: readonly number[];
  /** In preference order. */
  readonly suites: readonly CipherSuiteRow[];
  /** In preference order. */
  readonly groups: readonly Group[];
  /** Codes, in preference order. */
  readonly schemes: readonly number[];
  readonly alpn: readonly string[];
}

export interface ClientSettings extends Settings {
  readonly host: string;
  /** What is sent as server_name, if anything. */
  readonly serverName: string | undefined;
  readonly trust: TrustStore;
  readonly verify: boolean;
}

export interface ServerSettings extends Settings {
  readonly identities: readonly Identity[];
}
