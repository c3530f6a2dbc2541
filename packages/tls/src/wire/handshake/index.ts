/** The handshake messages of TLS 1.2 and TLS 1.3, and the codec of the whole message in each phase. */
export { ClientHello } from './client-hello.ts';
export { EncodedClientHelloInner } from './encoded-client-hello-inner.ts';
export {
  Handshake12Dhe,
  Handshake12Ecdhe,
  Handshake12EcdhePsk,
  Handshake12Psk,
  Handshake12RawPublicKey,
  Handshake12Rsa,
  Handshake13,
  Handshake13RawPublicKey,
  HandshakeUnversioned,
} from './handshake.ts';
export {
  Certificate12,
  Certificate12RawPublicKey,
  CertificateRequest12,
  CertificateURL,
  CertificateVerify12,
  Finished12,
  HelloRequest,
  NewSessionTicket12,
  ServerHelloDone,
  URLAndHash,
} from './handshake12.ts';
export {
  Certificate13,
  Certificate13RawPublicKey,
  CertificateEntry,
  CertificateRequest13,
  CompressedCertificate,
  EncryptedExtensions,
  EndOfEarlyData,
  KeyUpdate,
  MessageHash,
  NewSessionTicket13,
  RawPublicKeyEntry,
} from './handshake13.ts';
export {
  ClientKeyExchangeDhe,
  ClientKeyExchangeEcdhe,
  ClientKeyExchangeRsa,
  ECParameters,
  ECPoint,
  PreMasterSecret,
  ServerDHParams,
  ServerECDHParams,
  ServerKeyExchangeDhe,
  ServerKeyExchangeEcdhe,
} from './key-exchange12.ts';
export {
  ClientKeyExchangeEcdhePsk,
  ClientKeyExchangePsk,
  ServerKeyExchangeEcdhePsk,
  ServerKeyExchangePsk,
} from './key-exchange12-psk.ts';
export {
  DOWNGRADE_SENTINEL_TLS11,
  DOWNGRADE_SENTINEL_TLS12,
  HELLO_RETRY_REQUEST_RANDOM,
  HelloRetryRequest,
  isHelloRetryRequest,
  ServerHello,
} from './server-hello.ts';
