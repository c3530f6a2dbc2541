/** Handshake framing (RFC 9846 §4): type, length, body. The version and key exchange are chosen by codec. */
import { type Codec, type Infer, tagged } from '../../presentation/index.ts';
import { CertificateVerify, Finished } from '../authentication.ts';
import { CertificateStatus } from '../extension/index.ts';
import { HandshakeType } from '../registries/index.ts';
import { ClientHello } from './client-hello.ts';
import {
  Certificate12,
  Certificate12RawPublicKey,
  CertificateRequest12,
  CertificateURL,
  CertificateVerify12,
  Finished12,
  HelloRequest,
  NewSessionTicket12,
  ServerHelloDone,
} from './handshake12.ts';
import {
  Certificate13,
  Certificate13RawPublicKey,
  CertificateRequest13,
  CompressedCertificate,
  EncryptedExtensions,
  EndOfEarlyData,
  KeyUpdate,
  MessageHash,
  NewSessionTicket13,
} from './handshake13.ts';
import {
  ClientKeyExchangeDhe,
  ClientKeyExchangeEcdhe,
  ClientKeyExchangeRsa,
  ServerKeyExchangeDhe,
  ServerKeyExchangeEcdhe,
} from './key-exchange12.ts';
import {
  ClientKeyExchangeEcdhePsk,
  ClientKeyExchangePsk,
  ServerKeyExchangeEcdhePsk,
  ServerKeyExchangePsk,
} from './key-exchange12-psk.ts';
import { HelloRetryRequest, isHelloRetryRequest, ServerHello } from './server-hello.ts';

const hellos = { client_hello: ClientHello, server_hello: ServerHello, hello_retry_request: HelloRetryRequest };

const handshake = <const C extends Record<string, Codec<any>>>(rfc: string, note: string, cases: C) =>
  tagged('Handshake', rfc, note, HandshakeType, 3, cases, {
    tagName: 'msg_type',
    tagNote: 'Which handshake message this is.',
    variant: { name: 'hello_retry_request', of: 'server_hello', is: isHelloRetryRequest },
  });

/** Before the version is known there are only hellos. */
export const HandshakeUnversioned = handshake('RFC 9846 §4', 'A hello: the version is not agreed on yet.', hellos);
export type HandshakeUnversioned = Infer<typeof HandshakeUnversioned>;

const cases13 = {
  ...hellos,
  new_session_ticket: NewSessionTicket13,
  end_of_early_data: EndOfEarlyData,
  encrypted_extensions: EncryptedExtensions,
  certificate: Certificate13,
  certificate_request: CertificateRequest13,
  certificate_verify: CertificateVerify,
  finished: Finished,
  key_update: KeyUpdate,
  compressed_certificate: CompressedCertificate,
  message_hash: MessageHash,
};
export const Handshake13 = handshake('RFC 9846 §4', 'One message of the TLS 1.3 handshake.', cases13);
export type Handshake13 = Infer<typeof Handshake13>;

/** TLS 1.3 where RawPublicKey was negotiated (RFC 7250). */
export const Handshake13RawPublicKey = handshake('RFC 9846 §4', 'One message of the TLS 1.3 handshake.', {
  ...cases13,
  certificate: Certificate13RawPublicKey,
});
export type Handshake13RawPublicKey = Infer<typeof Handshake13RawPublicKey>;

const cases12 = {
  ...hellos,
  hello_request: HelloRequest,
  new_session_ticket: NewSessionTicket12,
  certificate: Certificate12,
  certificate_request: CertificateRequest12,
  server_hello_done: ServerHelloDone,
  certificate_verify: CertificateVerify12,
  finished: Finished12,
  certificate_url: CertificateURL,
  certificate_status: CertificateStatus,
};

/** TLS 1.2 where RawPublicKey was negotiated (RFC 7250); the key exchange is read with its own declaration. */
export const Handshake12RawPublicKey = handshake('RFC 5246 §7.4', 'One message of a TLS 1.2 handshake.', {
  ...cases12,
  certificate: Certificate12RawPublicKey,
});
export type Handshake12RawPublicKey = Infer<typeof Handshake12RawPublicKey>;

export const Handshake12Ecdhe = handshake('RFC 5246 §7.4', 'One message of a TLS 1.2 handshake with ECDHE.', {
  ...cases12,
  server_key_exchange: ServerKeyExchangeEcdhe,
  client_key_exchange: ClientKeyExchangeEcdhe,
});
export type Handshake12Ecdhe = Infer<typeof Handshake12Ecdhe>;

export const Handshake12Dhe = handshake('RFC 5246 §7.4', 'One message of a TLS 1.2 handshake with DHE.', {
  ...cases12,
  server_key_exchange: ServerKeyExchangeDhe,
  client_key_exchange: ClientKeyExchangeDhe,
});
export type Handshake12Dhe = Infer<typeof Handshake12Dhe>;

/** With static RSA there is no ServerKeyExchange: the certificate has the key. */
export const Handshake12Rsa = handshake('RFC 5246 §7.4', 'One message of a TLS 1.2 handshake with static RSA.', {
  ...cases12,
  client_key_exchange: ClientKeyExchangeRsa,
});
export type Handshake12Rsa = Infer<typeof Handshake12Rsa>;

/** With a key that both ends were given before there is no certificate. */
export const Handshake12Psk = handshake('RFC 5246 §7.4', 'One message of a TLS 1.2 handshake with a shared key.', {
  ...cases12,
  server_key_exchange: ServerKeyExchangePsk,
  client_key_exchange: ClientKeyExchangePsk,
});
export type Handshake12Psk = Infer<typeof Handshake12Psk>;

export const Handshake12EcdhePsk = handshake(
  'RFC 5246 §7.4',
  'One message of a TLS 1.2 handshake with ECDHE and a shared key.',
  { ...cases12, server_key_exchange: ServerKeyExchangeEcdhePsk, client_key_exchange: ClientKeyExchangeEcdhePsk },
);
export type Handshake12EcdhePsk = Infer<typeof Handshake12EcdhePsk>;
