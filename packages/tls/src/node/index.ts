/** TLS over sockets and streams of Node, looking like node:tls. */
import { rootCertificates } from 'node:tls';
import { flag } from '../engine/config/index.ts';
import { convertALPNProtocols } from './alpn.ts';
import { callable } from './callable.ts';
import { connect } from './connect.ts';
import { CLIENT_RENEG_LIMIT, CLIENT_RENEG_WINDOW, defaults, getCiphers } from './defaults.ts';
import { getCACertificates, setDefaultCACertificates } from './roots.ts';
import { createSecureContext, makers, SecureContext } from './secure-context.ts';
import { createSecurePair } from './secure-pair.ts';
import { createServer, Server as ServerClass } from './server.ts';
import { checkServerIdentity } from './server-identity.ts';
import { TLSSocket as SocketClass } from './socket.ts';

const Server = /* @__PURE__ */ callable(ServerClass);
type Server = ServerClass;
const TLSSocket = /* @__PURE__ */ callable(SocketClass);
type TLSSocket = SocketClass;

export type { Certificate, DetailedPeerCertificate, KeyObject, PeerCertificate } from 'node:tls';
export { type Observation, observe } from '../engine/index.ts';
export type { AlpnProtocols } from './alpn.ts';
export { type ClusterHellosOptions, clusterHellos } from './cluster-hellos.ts';
export { certificateCompression } from './compression.ts';
export {
  CLIENT_RENEG_LIMIT,
  CLIENT_RENEG_WINDOW,
  DEFAULT_CIPHERS,
  DEFAULT_ECDH_CURVE,
  DEFAULT_MAX_VERSION,
  DEFAULT_MIN_VERSION,
} from './defaults.ts';
export type { CipherInfo, EphemeralKeyInfo } from './describe.ts';
export { CertificateRefused, ConnectionFailed } from './errors.ts';
export type {
  CommonOptions,
  ConnectOptions,
  KeyOption,
  KeyPairOptions,
  PemOrDer,
  PfxOption,
  PfxOption as PxfObject,
  Roots,
  SecureContextOptions,
  ServerOptions,
  TLSSocketOptions,
} from './options.ts';
export type { ClientProtocol, ServerProtocol } from './protocol.ts';
export type { SecurePair } from './secure-pair.ts';
export { socketStreams } from './socket-streams.ts';
export type { TlsReport } from './story.ts';
export type {
  CipherNameAndProtocol,
  CommonConnectionOptions,
  ConnectionOptions,
  PSKCallbackNegotation,
  TlsOptions,
} from './type-names.ts';
export type { SecureVersion } from './versions.ts';
export {
  checkServerIdentity,
  connect,
  convertALPNProtocols,
  createSecureContext,
  createSecurePair,
  createServer,
  getCACertificates,
  getCiphers,
  rootCertificates,
  SecureContext,
  Server,
  setDefaultCACertificates,
  TLSSocket,
};

/** As `import tls from 'node:tls'`. What is set as `DEFAULT_...` counts for all that is made from then on. */
export default {
  checkServerIdentity,
  CLIENT_RENEG_LIMIT,
  CLIENT_RENEG_WINDOW,
  connect,
  convertALPNProtocols,
  get createSecureContext() {
    return makers.replaced ?? createSecureContext;
  },
  /** `connect` and `createServer` make their contexts by it from then on. */
  set createSecureContext(make) {
    makers.replaced = make === createSecureContext ? undefined : make;
  },
  createSecurePair,
  createServer,
  getCACertificates,
  getCiphers,
  get rootCertificates(): readonly string[] {
    return rootCertificates;
  },
  SecureContext,
  Server,
  setDefaultCACertificates,
  TLSSocket,
  get DEFAULT_CIPHERS(): string {
    return defaults.ciphers;
  },
  set DEFAULT_CIPHERS(ciphers: string) {
    defaults.ciphers = ciphers;
  },
  get DEFAULT_ECDH_CURVE(): string {
    return defaults.ecdhCurve;
  },
  set DEFAULT_ECDH_CURVE(curve: string) {
    defaults.ecdhCurve = curve;
  },
  get DEFAULT_MIN_VERSION(): string {
    return defaults.minVersion;
  },
  set DEFAULT_MIN_VERSION(version: string) {
    defaults.minVersion = version;
  },
  get DEFAULT_MAX_VERSION(): string {
    return defaults.maxVersion;
  },
  set DEFAULT_MAX_VERSION(version: string) {
    defaults.maxVersion = version;
  },
  /** Of `allowCommonName`: node:tls has no such name. */
  get DEFAULT_ALLOW_COMMON_NAME(): boolean {
    return defaults.allowCommonName;
  },
  set DEFAULT_ALLOW_COMMON_NAME(allow: boolean) {
    defaults.allowCommonName = flag({ DEFAULT_ALLOW_COMMON_NAME: allow }, 'DEFAULT_ALLOW_COMMON_NAME');
  },
};
