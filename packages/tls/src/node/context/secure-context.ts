import { nodeProvider } from '../../crypto/providers/node/index.ts';
import { asGiven, type CommonConfig, type Credential } from '../../engine/index.ts';
import { pemOrDer, TrustStore } from '../../x509/index.ts';
import { badOption, requireOptional } from '../errors/index.ts';
import { DEFAULT_CIPHERS, defaults, groupsOf, schemesOf, suitesOf, versionsOf } from '../names/index.ts';
import { completed, credentials, ofOption } from './credentials.ts';
import type { PemOrDer, SecureContextOptions } from './options.ts';
import { openPfx } from './pfx.ts';
import { trustOf } from './roots.ts';

/**
 * Roots, certificates, keys and suites, read and checked once, for `connect`, `createServer` and `addContext`. Throws
 * `CallerFault` on options it cannot follow, and what reading certificates and keys throws.
 */
export const createSecureContext = (options: SecureContextOptions = {}): SecureContext => new SecureContext(options);

export class SecureContext {
  readonly common: CommonConfig;
  readonly credentials: readonly Credential[];
  readonly options: SecureContextOptions;
  #trust: TrustStore | undefined;
  #rootsAdded = 0;

  constructor(given: SecureContextOptions) {
    const { options: opened, roots } = openPfx(withoutNull(asGiven(given)));
    const options = asGiven(opened);
    requireOffered(options);
    this.options = options;
    this.common = commonConfig(options);
    this.credentials = credentials(options, this.common.provider);
    if (options.ca !== undefined) this.#trust = trustOf(options.ca);
    for (const root of roots) this.addCACert(root);
    if (options.ca !== undefined || roots.length > 0) {
      this.credentials = this.credentials.map((credential) => completed(credential, this.trust));
    }
  }

  /** What node:tls keeps its native half in. */
  get context(): this {
    return this;
  }

  /** As the native half of node:tls has it, which programs reach for: one root more, in PEM or DER. */
  addCACert(certificate: PemOrDer): void {
    this.#trust = TrustStore.of(...this.trust.anchors.map(({ der }) => der), certificate);
    this.#rootsAdded++;
  }

  /** How often a root was added: what was worked out before is of other roots. Asking reads none. */
  get rootsAdded(): number {
    return this.#rootsAdded;
  }

  /** The usual roots are read when they are first needed. */
  get trust(): TrustStore {
    this.#trust ??= trustOf(undefined);
    return this.#trust;
  }
}

/** The given context, or one of these options. Throws `CallerFault` for one that node:tls made: nobody can look into it. */
export function secureContextOf(options: SecureContextOptions & { readonly secureContext?: unknown }): SecureContext {
  // Nobody has put anything into what has no prototype.
  const { secureContext } = Object.getPrototypeOf(options) === null ? options : asGiven(options);
  if (secureContext === undefined || secureContext === null) return made(options);
  if (secureContext instanceof SecureContext) return secureContext;
  throw badOption('Invalid SNI context: it has to come from createSecureContext of tlscope/node');
}

/** By what somebody has put in the place of `tls.createSecureContext`, to add roots for instance. */
function made(options: SecureContextOptions): SecureContext {
  const { replaced } = makers;
  return replaced === undefined
    ? new SecureContext(options)
    : replaced({ ...options, ciphers: options.ciphers ?? defaults.ciphers });
}

/** What the default export's `createSecureContext` was set to. */
export const makers: { replaced: typeof createSecureContext | undefined } = { replaced: undefined };

function commonConfig(options: SecureContextOptions): CommonConfig {
  const cipherSuites = options.cipherSuites ?? suitesGiven(options.ciphers);
  const groups = options.groups ?? groupsOf(options.ecdhCurve ?? defaults.ecdhCurve);
  const { secureOptions = 0 } = options;
  const versions = versionsOf(options, cipherSuites).filter((version) => (secureOptions & SWITCHED_OFF[version]) === 0);
  return {
    provider: options.provider ?? nodeProvider,
    now: options.now ?? Date.now,
    versions,
    ...(cipherSuites && { cipherSuites }),
    ...(groups && { groups }),
    ...(options.sigalgs !== undefined && { signatureSchemes: schemesOf(options.sigalgs) }),
    ...(options.crl !== undefined && { revocation: { mode: 'hard', scope: 'chain', crls: listsOf(options.crl) } }),
    ...(options.maxHandshakeMessage !== undefined && { maxHandshakeMessage: options.maxHandshakeMessage }),
  };
}

/** SSL_OP_NO_TLSv1_2 and SSL_OP_NO_TLSv1_3. */
const SWITCHED_OFF = { 'TLSv1.2': 0x0800_0000, 'TLSv1.3': 0x2000_0000 } as const;

function suitesGiven(ciphers: string | undefined): readonly string[] | undefined {
  if (ciphers) return suitesOf(ciphers);
  return defaults.ciphers === DEFAULT_CIPHERS ? undefined : suitesOf(defaults.ciphers);
}

function listsOf(crl: PemOrDer | readonly PemOrDer[]): Uint8Array[] {
  const lists = ofOption('crl', () => ([crl].flat() as PemOrDer[]).flatMap((one) => pemOrDer(one, 'X509 CRL')));
  const other = lists.find(({ label }) => label !== 'X509 CRL');
  if (other !== undefined) throw badOption(`crl: it holds a ${other.label}, which is no revocation list`);
  return lists.map(({ der }) => der);
}

const NOT_OFFERED: Readonly<Record<string, string>> = {
  clientCertEngine: 'OpenSSL engines cannot be used here',
  privateKeyEngine:
    'OpenSSL engines cannot be used here: a key outside the process signs as a RemoteKey of tlscope/engine',
  privateKeyIdentifier: 'OpenSSL engines cannot be used here',
};

/** As node:tls takes it: `null` is as good as absent. */
const withoutNull = (options: SecureContextOptions): SecureContextOptions =>
  Object.values(options).includes(null)
    ? Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null))
    : options;

/** An option that would be passed over in silence is refused instead. */
function requireOffered(options: SecureContextOptions): void {
  for (const name of ['ciphers', 'passphrase', 'ecdhCurve'] as const) {
    requireOptional(`options.${name}`, 'string', options[name]);
  }
  requireOptional('options.sessionTimeout', 'number', options.sessionTimeout);
  for (const [name, why] of Object.entries(NOT_OFFERED)) {
    if ((options as Record<string, unknown>)[name] !== undefined) throw badOption(`${name}: ${why}`);
  }
  const { dhparam } = options;
  if (dhparam !== undefined && dhparam !== 'auto') {
    throw badOption(
      'dhparam: own parameters are not used, a client cannot tell whether they are sound (RFC 7919 §2); use auto',
    );
  }
}
