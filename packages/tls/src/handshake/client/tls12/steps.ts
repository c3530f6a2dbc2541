import type { ClientSteps } from '../states.ts';
import * as dhe from './dhe.ts';
import * as psk from './psk.ts';
import { helloRequest, serverHelloAgain } from './renegotiate.ts';
import { changeCipherSpecResumed, finishedResumed, newSessionTicketResumed } from './resume.ts';
import {
  certificateEcdhe,
  certificateRequestUnstapled,
  certificateRsa,
  certificateStatusEcdhe,
  certificateStatusRsa,
  keyExchangeUnstapled,
  rawPublicKey,
  serverHelloDoneUnstapled,
} from './wait-certificate.ts';
import { changeCipherSpec, finished as finished12, newSessionTicket as newSessionTicket12 } from './wait-finished.ts';
import {
  certificateRequestEcdhe,
  certificateRequestRsa,
  serverHelloDoneAskedEcdhe,
  serverHelloDoneAskedRsa,
  serverHelloDoneEcdhe,
  serverHelloDoneRsa,
} from './wait-shd.ts';
import { serverKeyExchange } from './wait-ske.ts';

/** Every message of every state of a client in TLS 1.2, and what is done with it. */
export const clientSteps12 = {
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
} satisfies Partial<ClientSteps>;
