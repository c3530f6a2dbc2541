import type { ClientSteps } from './states.ts';
import * as dhe from './tls12/dhe.ts';
import * as psk from './tls12/psk.ts';
import { helloRequest, serverHelloAgain } from './tls12/renegotiate.ts';
import { changeCipherSpecResumed, finishedResumed, newSessionTicketResumed } from './tls12/resume.ts';
import {
  certificateEcdhe,
  certificateRequestUnstapled,
  certificateRsa,
  certificateStatusEcdhe,
  certificateStatusRsa,
  keyExchangeUnstapled,
  rawPublicKey,
  serverHelloDoneUnstapled,
} from './tls12/wait-certificate.ts';
import {
  changeCipherSpec,
  finished as finished12,
  newSessionTicket as newSessionTicket12,
} from './tls12/wait-finished.ts';
import {
  certificateRequestEcdhe,
  certificateRequestRsa,
  serverHelloDoneAskedEcdhe,
  serverHelloDoneAskedRsa,
  serverHelloDoneEcdhe,
  serverHelloDoneRsa,
} from './tls12/wait-shd.ts';
import { serverKeyExchange } from './tls12/wait-ske.ts';
import { keyUpdate, newSessionTicket } from './tls13/connected.ts';
import { lateCertificateRequest } from './tls13/late-request.ts';
import {
  certificate,
  certificateAfterRequest,
  certificateRequest,
  compressedAfterRequest,
  compressedCertificate,
} from './tls13/wait-certificate.ts';
import { certificateVerify } from './tls13/wait-cv.ts';
import { encryptedExtensions } from './tls13/wait-ee.ts';
import { finished } from './tls13/wait-finished.ts';
import { helloRetryRequest, serverHello, serverHelloRetried } from './wait-server-hello.ts';

/** Every message of every state of a client, and what is done with it. */
export const clientSteps: ClientSteps = {
  WAIT_SH: { server_hello: serverHello, hello_retry_request: helloRetryRequest },
  WAIT_SH_RETRIED: { server_hello: serverHelloRetried },
  WAIT_EE: { encrypted_extensions: encryptedExtensions },
  WAIT_CERT_CR: {
    certificate_request: certificateRequest,
    certificate,
    compressed_certificate: compressedCertificate,
  },
  WAIT_CERT: { certificate: certificateAfterRequest, compressed_certificate: compressedAfterRequest },
  WAIT_CV: { certificate_verify: certificateVerify },
  WAIT_FINISHED: { finished },
  CONNECTED: {
    new_session_ticket: newSessionTicket,
    key_update: keyUpdate,
    certificate_request: lateCertificateRequest,
  },
  ECDHE_WAIT_CERT: { certificate: certificateEcdhe },
  ECDHE_WAIT_CS: { certificate_status: certificateStatusEcdhe, server_key_exchange: keyExchangeUnstapled },
  ECDHE_WAIT_SKE: { server_key_exchange: serverKeyExchange },
  ECDHE_WAIT_CR_SHD: { certificate_request: certificateRequestEcdhe, server_hello_done: serverHelloDoneEcdhe },
  ECDHE_WAIT_SHD: { server_hello_done: serverHelloDoneAskedEcdhe },
  DHE_WAIT_CERT: { certificate: dhe.certificate },
  DHE_WAIT_CS: { certificate_status: dhe.certificateStatus, server_key_exchange: dhe.keyExchangeUnstapled },
  DHE_WAIT_SKE: { server_key_exchange: dhe.serverKeyExchange },
  DHE_WAIT_CR_SHD: { certificate_request: dhe.certificateRequest, server_hello_done: dhe.serverHelloDone },
  DHE_WAIT_SHD: { server_hello_done: dhe.serverHelloDoneAsked },
  RSA_WAIT_CERT: { certificate: certificateRsa },
  RAWKEY_WAIT_CERT: { certificate: rawPublicKey },
  RSA_WAIT_CS: {
    certificate_status: certificateStatusRsa,
    certificate_request: certificateRequestUnstapled,
    server_hello_done: serverHelloDoneUnstapled,
  },
  RSA_WAIT_CR_SHD: { certificate_request: certificateRequestRsa, server_hello_done: serverHelloDoneRsa },
  RSA_WAIT_SHD: { server_hello_done: serverHelloDoneAskedRsa },
  PSK_WAIT_SKE_SHD: {
    server_key_exchange: psk.serverKeyExchangePsk,
    server_hello_done: psk.serverHelloDoneUnhinted,
  },
  PSK_WAIT_SHD: { server_hello_done: psk.serverHelloDonePsk },
  ECDHE_PSK_WAIT_SKE: { server_key_exchange: psk.serverKeyExchangeEcdhePsk },
  ECDHE_PSK_WAIT_SHD: { server_hello_done: psk.serverHelloDoneEcdhePsk },
  TLS12_WAIT_NST: { new_session_ticket: newSessionTicket12 },
  TLS12_WAIT_CCS: { change_cipher_spec: changeCipherSpec },
  TLS12_WAIT_FINISHED: { finished: finished12 },
  RESUMED_WAIT_NST: { new_session_ticket: newSessionTicketResumed },
  RESUMED_WAIT_CCS: { change_cipher_spec: changeCipherSpecResumed },
  RESUMED_WAIT_FINISHED: { finished: finishedResumed },
  TLS12_CONNECTED: { hello_request: helloRequest },
  TLS12_WAIT_SH: { server_hello: serverHelloAgain },
};
