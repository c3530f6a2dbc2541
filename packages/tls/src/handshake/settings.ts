import type { CryptoProvider, Group } from '../crypto/index.ts';
import type { EchConfig, Identity } from '../policy/index.ts';
import type { Infer } from '../presentation/index.ts';
import type { CipherSuiteRow, ECHConfigContents } from '../wire/index.ts';
import type { TrustStore } from '../x509/index.ts';
import type {
  AuthenticationSettings,
  ClientAuthenticationSettings,
  ServerAuthenticationSettings,
} from './authentication-settings.ts';
import type { ExtensionSettings } from './negotiated.ts';
import type { AntiReplay, ExternalPsk, Psk12, Session, TicketKeeper } from './resumption/index.ts';

/** The limits of one end's configuration, in bytes of content. */
export interface LimitSettings {
  /** The longest record this end takes, as content; `undefined` where it does not say. */
  readonly recordSizeLimit: number | undefined;
  /** The longest record this end sends, as content; `undefined` where only TLS and the peer limit it. */
  readonly maxSendFragment: number | undefined;
  /** Zeros to add to a record of that many bytes (RFC 9846 §5.4). */
  readonly padding: ((length: number) => number) | undefined;
}

/** A configuration after it was checked once: names looked up, defaults filled in. */
export interface Settings extends AuthenticationSettings, LimitSettings, ExtensionSettings {
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
  /** In bytes. */
  readonly maxHandshakeMessage: number;
  /** Whether a key from before may be used without a fresh exchange (`psk_ke`), at the price of forward secrecy. */
  readonly pskAlone: boolean;
  /** TLS 1.2: whether a peer that asks for another handshake is left, or only told no. */
  readonly endOnRenegotiation: boolean;
}

export interface ClientSettings extends Settings, ClientAuthenticationSettings {
  /** 512, 1024, 2048 or 4096: max_fragment_length. */
  readonly maxFragmentLength: number | undefined;
  /** Reserved values go in among the others (RFC 8701). */
  readonly grease: boolean;
  /** The hello's extensions come in another order each time. */
  readonly permuteExtensions: boolean;
  /** A server of TLS 1.2 may ask for another handshake on a running connection (RFC 5746). */
  readonly allowRenegotiation: boolean;
  /** This is another try with less (RFC 7507). */
  readonly fallback: boolean;
  /** Those with a key share in the first hello. */
  readonly sharedGroups: readonly Group[];
  readonly host: string;
  /** What is sent as server_name, if anything. */
  readonly serverName: string | undefined;
  readonly trust: TrustStore;
  readonly verify: boolean;
  /** Whether the certificate has to be for `host`, and by which names; otherwise `approve` sees to it. */
  readonly checkHost: boolean | 'commonName';
  readonly session: Session | undefined;
  /** The chain of the session is judged again before it is offered. */
  readonly judgeSession: boolean;
  readonly psks: readonly ExternalPsk[];
  /** TLS 1.2: which key to use with that hint (RFC 4279); absent where there are no such keys. */
  readonly choosePsk12: ((hint: Uint8Array) => Psk12 | undefined) | undefined;
  /** What goes with the first flight where the session allows it. */
  readonly earlyData: Uint8Array | undefined;
  /** The server's settings for Encrypted Client Hello, in its order. */
  readonly ech: readonly EchConfig[] | undefined;
  readonly echRequired: boolean;
  readonly greaseEch: boolean;
}

export interface ServerSettings extends Settings, ServerAuthenticationSettings {
  readonly identities: readonly Identity[];
  /** Its order of suites decides, instead of ours. */
  readonly clientChoosesSuite: boolean;
  /** Other settings for this client; absent where all get the same. */
  readonly settingsFor: ((hello: AskedHello) => ServerSettings | Promise<ServerSettings>) | undefined;
  /** The caller's own choice, instead of `alpn`. */
  readonly alpnFor: ((hello: AskedHello) => string | undefined) | undefined;
  /** Every client is asked to hand a cookie back (RFC 9846 §4.3.2). */
  readonly cookie: boolean;
  readonly tickets: TicketKeeper | undefined;
  /** How many tickets a new session gets. */
  readonly ticketCount: number;
  /** In seconds. */
  readonly ticketLifetime: number;
  readonly findPsk: (identity: Uint8Array) => ExternalPsk | undefined;
  /** TLS 1.2: the key of that name (RFC 4279); absent where there are no such keys. */
  readonly findPsk12: ((identity: Uint8Array) => Uint8Array | undefined) | undefined;
  /** Empty where none is given. */
  readonly pskIdentityHint: Uint8Array;
  readonly earlyData: EarlyDataPolicy | undefined;
  /** Empty where hellos are not decrypted. */
  readonly echKeys: readonly EchKey[];
  /** What a client is told whose hello did not open; empty where it is told nothing. */
  readonly echRetryConfigs: readonly EchConfig[];
}

/** What a client asks for, as the caller's choosers see it. */
export interface AskedHello {
  /** Of `server_name`. */
  readonly serverName: string | undefined;
  /** In the client's order; `undefined` where it names none (RFC 7301). */
  readonly protocols: readonly string[] | undefined;
}

/** A key that hellos can be encrypted to. */
export interface EchKey {
  /** The published ECHConfig. */
  readonly config: Uint8Array;
  readonly contents: Infer<typeof ECHConfigContents>;
  readonly privateKey: Uint8Array;
}

/** Early data can be replayed by anybody who records it: a server takes it only with these two safeguards. */
export interface EarlyDataPolicy {
  /** In bytes, for each connection. */
  readonly maxSize: number;
  readonly antiReplay: AntiReplay;
}
