/** The engine seen from outside: bytes in, bytes out, events out. It has no sockets, no clock and no randomness of its own. */
import type { CryptoProvider } from '../crypto/index.ts';
import type { ChainEvidence, ChainFailure, Side, TlsEvent } from '../events/index.ts';
import type { AskedHello, EchStatus, ExtensionOptions, Negotiated } from '../handshake/index.ts';
import type { AntiReplay, ExternalPsk, Psk12, Session, TicketKeeper } from '../handshake/resumption/index.ts';
import type { TlsFault } from '../wire/index.ts';
import type { TrustStore } from '../x509/index.ts';
import type { ClientAuthentication, CommonAuthentication, Credential, ServerAuthentication } from './authentication.ts';

export type { Credential } from './authentication.ts';

export type Observer = (event: TlsEvent) => void;

export type ProtocolName = 'TLSv1.2' | 'TLSv1.3';

export interface CommonConfig extends CommonAuthentication, ExtensionOptions {
  readonly provider: CryptoProvider;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fresh bytes; the provider's own where absent. Fixed in tests, so that a whole handshake is a golden file. */
  readonly random?: (length: number) => Uint8Array;
  /** Default: both. */
  readonly versions?: readonly ProtocolName[];
  /** IANA names in preference order, of both versions; those that are off in `cipherSuites` only where named. */
  readonly cipherSuites?: readonly string[];
  /** In preference order. */
  readonly groups?: readonly string[];
  /** In preference order. */
  readonly signatureSchemes?: readonly string[];
  /** The longest record to be sent to this end, in bytes of content, 64 to 16,384 (RFC 8449). Default: no limit but TLS's own. */
  readonly recordSizeLimit?: number;
  /** The longest record that this end sends, in bytes of content, 64 to 16,384, whatever longer ones the peer takes. */
  readonly maxSendFragment?: number;
  /** How many zeros to hide the length of a TLS 1.3 record behind, by its length in bytes (RFC 9846 §5.4). Default: none. */
  readonly padding?: (length: number) => number;
  /** Largest handshake message accepted, in bytes. Default 131,072. */
  readonly maxHandshakeMessage?: number;
  /**
   * Ends a connection of TLS 1.2 whose peer asks for another handshake that it does not get, instead of saying no with a
   * warning (RFC 5246 §7.2.2). Default false.
   */
  readonly endOnRenegotiation?: boolean;
  readonly observe?: Observer;
  /** Allows a key from before to stand alone (`psk_ke`): without a fresh exchange nothing is forward secret. Default false. */
  readonly pskAlone?: boolean;
}

export interface ClientConfig extends CommonConfig, ClientAuthentication {
  /** The name or address the certificate must be for. A name is sent as server_name; an address is not. */
  readonly host: string;
  /** What to send as server_name instead; `false` sends none. */
  readonly serverName?: string | false;
  readonly trust: TrustStore;
  /** False completes the handshake with a peer that is not authentic; the checks are still made and shown. Default true. */
  readonly verify?: boolean;
  /**
   * False leaves the name in the certificate to `approve`, which then has to look at it. With `commonName` that of the
   * subject counts where the certificate has no dNSName, against RFC 9525 §6.3: for certificates from long ago. Default true.
   */
  readonly checkHost?: boolean | 'commonName';
  /** The forerunner of `recordSizeLimit`, for servers that know no better: 512, 1024, 2048 or 4096 (RFC 6066 §4). */
  readonly maxFragmentLength?: number;
  /**
   * The groups of the first hello's key shares, out of `groups`. Default: our first choice, and a classical one beside it
   * if that is none. A server that wants another one costs a round trip.
   */
  readonly keyShares?: readonly string[];
  /** Mixes reserved values into the hello, which servers must pass over, so that none comes to choke on new ones (RFC 8701). */
  readonly grease?: boolean;
  /** Puts the hello's extensions in another order each time, so that no server comes to rely on one. */
  readonly permuteExtensions?: boolean;
  /** Says that this is another try with lower `versions`; a server that could do better refuses (RFC 7507). */
  readonly fallback?: boolean;
  /**
   * Of an earlier connection to this host, from `Outcome.sessions`: a shorter handshake where the server agrees. The server
   * takes us for who we were then: where it asked, the session is offered only if we would show the same certificate now.
   */
  readonly session?: Session;
  /**
   * Judges the server of `session` again, by the roots, the name, the clock and `approve` of now, and offers the session only
   * where it still holds. False takes the judgement of then, whatever it was made by: for sessions that never leave one
   * policy. Default true.
   */
  readonly judgeSession?: boolean;
  /** Keys that both ends were given before. */
  readonly psks?: readonly ExternalPsk[];
  /**
   * TLS 1.2: which key to use, by the server's hint (RFC 4279); empty where it gave none. Needed by the suites with PSK in
   * their names, which have to be named in `cipherSuites`. No key may serve TLS 1.3 as well (RFC 9846 §F.7).
   */
  readonly choosePsk12?: (hint: Uint8Array) => Psk12 | undefined;
  /**
   * Lets a server of TLS 1.2 ask for another handshake on a running connection, bound to the one before it (RFC 5746) and
   * with the same certificate. What is written meanwhile waits. Default false: the server is told that there is none.
   */
  readonly allowRenegotiation?: boolean;
  /**
   * Application data to go with the first flight, where `session` allows it (RFC 9846 §2.3), or as much of it as it allows:
   * the rest follows the handshake where the server took what came before it. Anybody who records it can
   * send it to the server again: only for requests that do no harm twice. What became of it is in
   * `ConnectionInfo.earlyData`; data that was rejected or not sent is never sent again by itself.
   */
  readonly replayableEarlyData?: Uint8Array;
  /**
   * Encrypts the whole hello, the server's name in it too, by settings from the server (RFC 9849): an ECHConfigList, as
   * it stands in the DNS. Needs TLS 1.3. A server that has other settings by now ends the handshake with an
   * `EchRejected` fault, which may carry them. Settings that we cannot follow are as good as none: the hello then
   * only pretends, and `ConnectionInfo.ech` says so; or, where it is `required`, the connection is not begun.
   */
  readonly ech?: { readonly configs: Uint8Array; readonly required?: boolean };
  /** Pretends to encrypt the hello where `ech` is absent (RFC 9849 §6.2.1). Default false. */
  readonly greaseEch?: boolean;
}

/** A `TicketKeeper` that may take its time, as one that asks a store. */
export interface SlowTicketKeeper extends Pick<TicketKeeper, 'tls12' | 'shared'> {
  seal(state: Uint8Array, now: number): Uint8Array | Promise<Uint8Array>;
  open(ticket: Uint8Array, once: boolean, now: number): Uint8Array | undefined | Promise<Uint8Array | undefined>;
  use?(ticket: Uint8Array, now: number): boolean | Promise<boolean>;
  readonly names?:
    | {
        fresh(): Uint8Array;
        keep(name: Uint8Array, state: Uint8Array): void | Promise<void>;
      }
    | undefined;
}

/** An `AntiReplay` that may take its time, as one that asks another process. */
export interface SlowAntiReplay extends Pick<AntiReplay, 'shared'> {
  fresh(binder: Uint8Array, expectedArrival: number, now: number): boolean | Promise<boolean>;
}

export interface ServerConfig extends CommonConfig, ServerAuthentication {
  /** The certificates to choose from; the first that fits the client's offer is used. */
  readonly credentials: readonly Credential[];
  /** The client's order of cipher suites decides, instead of ours. Default false. */
  readonly clientChoosesSuite?: boolean;
  /**
   * Asks every client of TLS 1.3 to hand a cookie back before a key exchange is computed for it (RFC 9846 §4.3.2): one more
   * round trip shows that it can be reached at its address. Default false.
   */
  readonly cookie?: boolean;
  /**
   * Another configuration for this client, by what it asks for; `undefined` is this one. Both have the same `observe`,
   * `maxHandshakeMessage` and `earlyData`; where the other has no `ech` that of this one counts, which opened the hello.
   */
  readonly configFor?: (hello: AskedHello) => ServerConfig | undefined | Promise<ServerConfig | undefined>;
  /** Chooses the application protocol instead of `alpn`; `undefined` refuses the client (RFC 7301 §3.2). */
  readonly alpnFor?: (hello: AskedHello) => string | undefined;
  /** Makes sessions resumable. Without it no ticket is sent, and none is taken. */
  readonly tickets?: TicketKeeper | SlowTicketKeeper;
  /** How many tickets a TLS 1.3 connection gets. Default 2. */
  readonly ticketCount?: number;
  /** In seconds, a week (604,800) at most. Default two hours. */
  readonly ticketLifetime?: number;
  /** The key of that name that both ends were given before. */
  readonly findPsk?: (identity: Uint8Array) => ExternalPsk | undefined | Promise<ExternalPsk | undefined>;
  /** The key of that name for TLS 1.2 (RFC 4279). Needed by the suites with PSK in their names. */
  readonly findPsk12?: (identity: Uint8Array) => Uint8Array | undefined;
  /** Helps clients of TLS 1.2 to find the right one of their keys (RFC 4279 §5.2). Default: none. */
  readonly pskIdentityHint?: Uint8Array;
  /** Takes early data, which comes apart from other data in `Outcome.earlyData`. It may be a replay all the same. */
  readonly earlyData?: { readonly maxSize: number; readonly antiReplay: AntiReplay | SlowAntiReplay };
  /** Opens encrypted hellos (RFC 9849). `makeEchConfig` makes what it takes. Needs TLS 1.3. */
  readonly ech?: {
    /** An ECHConfig that was published, and its private key (RFC 9180 §7.1.2). Earlier ones too, while clients have them. */
    readonly keys: readonly { readonly config: Uint8Array; readonly privateKey: Uint8Array }[];
    /** An ECHConfigList for clients whose hello did not open. Default: the settings in `keys`. */
    readonly retryConfigs?: Uint8Array;
  };
}

export interface TlsEngine {
  readonly side: Side;
  /** Set once the handshake is complete. */
  readonly connection: ConnectionInfo | undefined;
  /**
   * A client of TLS 1.2: another handshake runs on the connection. What is written meanwhile is kept until it is complete, and
   * the server says when that is: better write nothing before.
   */
  readonly renegotiating: boolean;
  /**
   * One more observer, beside the configuration's, from now on; `undefined` in its place ends that. `story` is told only
   * what says why a connection failed (messages, choices, chains, failed checks, alerts, the fault): cheap enough for all.
   */
  observe(observer: Observer | undefined, story?: Observer): void;
  /** A client's first flight; nothing for a server. */
  start(): Outcome;
  /** Bytes from the transport, in any split. The engine may keep views of `bytes`: do not reuse its memory. */
  receive(bytes: Uint8Array): Outcome;
  /** The transport ended: a truncation unless close_notify came first. */
  receiveEnd(): Outcome;
  /**
   * Application data for the peer. Throws `CallerFault` before `connection` is set and after `close`. A server that took
   * early data may answer it at once, before the client has proved that it is there and is no replay (RFC 9846 §2.3).
   */
  write(data: Uint8Array): Outcome;
  /** Goes on after `Outcome.waiting`. */
  resume(): Outcome;
  /** Gives up on what is waited for: the connection ends, and the peer is told. Nothing happens where nothing is. */
  cancel(reason: string): Outcome;
  /** Sends close_notify; the other direction stays open (RFC 9846 §6.1). */
  close(): Outcome;
  /** TLS 1.3: fresh keys for this side's writing and, where asked, for the peer's. */
  updateKeys(requestUpdate: boolean): Outcome;
  /**
   * Server, TLS 1.3: asks for the client's certificate after the handshake (RFC 9846 §4.7.2). When it has answered,
   * `Outcome.authenticated` is true and `connection` says who it is; it may have shown nothing. Throws `CallerFault`
   * where the client did not offer it.
   */
  requestClientCertificate(): Outcome;
}

/** What one call led to. Everything the caller must act on is here; nothing throws because of what a peer sent. */
export interface Outcome {
  /** For the transport, in order. After a fault these are the alert. */
  readonly send: readonly Uint8Array[];
  /** Application data from the peer, in order. */
  readonly data: readonly Uint8Array[];
  /** Server: the client's early data, in order. Nobody has proved yet that it is not a replay (RFC 9846 §8). */
  readonly earlyData: readonly Uint8Array[];
  /** Client: sessions that can be taken up again. */
  readonly sessions: readonly Session[];
  /** True in the one outcome that completes the handshake. */
  readonly connected: boolean;
  /** True in the one outcome in which the client has answered `requestClientCertificate`. */
  readonly authenticated: boolean;
  /** True in the one outcome in which the peer's close_notify came. */
  readonly peerClosed: boolean;
  /** The connection is over; send what is in `send`, then close the transport. */
  readonly fault: TlsFault | undefined;
  /**
   * The engine is parked: somebody outside (a signer, a store of sessions) was asked and has not answered. Call `resume`
   * when `ready` resolves; it never rejects. Until then bytes that are received are only kept: better do not read any.
   */
  readonly waiting: { readonly what: string; readonly ready: Promise<void> } | undefined;
}

export interface ConnectionInfo extends Negotiated {
  readonly protocol: ProtocolName;
  readonly cipherSuite: string;
  /** The (EC)DHE group; absent with static RSA and with a shared key alone. */
  readonly group: string | undefined;
  /** How the peer (client side) or this end (server side) signed the handshake; absent where nothing was signed. */
  readonly signatureScheme: string | undefined;
  /** Server: the signature schemes that both ends have, in our order; absent where nothing was signed, and on a client. */
  readonly sharedSignatureSchemes?: readonly string[] | undefined;
  /** The server_name that was sent or received. */
  readonly serverName: string | undefined;
  /** DER as sent, the end entity first; empty where the peer sent none. */
  readonly peerCertificates: readonly Uint8Array[];
  /** What this end sent as its own, likewise; empty where it sent none. */
  readonly localCertificates: readonly Uint8Array[];
  /** The SubjectPublicKeyInfo, in DER, of a peer that showed no certificate but that alone (RFC 7250). */
  readonly peerRawPublicKey: Uint8Array | undefined;
  /** The OCSPResponse, in DER, that the peer sent with its certificate. */
  readonly ocspResponse: Uint8Array | undefined;
  /** The SerializedSCTs that the peer sent beside its certificate. */
  readonly signedCertificateTimestamps: readonly Uint8Array[];
  readonly evidence: ChainEvidence | undefined;
  /** The peer's chain was verified and, of a server, names the host. */
  readonly authorized: boolean;
  /** The connection takes up an earlier session or, which is the same in TLS 1.3, rests on a key from before. */
  readonly resumed: boolean;
  /** What became of the client's early data. */
  readonly earlyData: 'none' | 'accepted' | 'rejected';
  /**
   * Encrypted Client Hello (RFC 9849). `greased`: this client only pretended. `rejected` is told to a server only, which
   * could not open what it got and cannot know whether it was meant to; a client's handshake then ends in `EchRejected`.
   */
  readonly ech: EchStatus;
  /** The Finished of this end and of the peer, as they were in the handshake: what channel bindings are made of. */
  readonly localFinished: Uint8Array;
  readonly peerFinished: Uint8Array;
  /**
   * TLS 1.2: the channel binding tls-unique (RFC 5929 §3). Absent in TLS 1.3, which has none, and where it would not be unique:
   * a session that is taken up again without an extended master secret (RFC 7627 §5.4).
   */
  readonly tlsUnique: Uint8Array | undefined;
  readonly authorizationError: ChainFailure | undefined;
  /** RFC 9846 §7.5 and RFC 5705: keys for other protocols. `length` in bytes. */
  exportKeyingMaterial(label: string, context: Uint8Array | undefined, length: number): Uint8Array;
}
