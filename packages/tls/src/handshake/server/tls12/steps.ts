import type { ServerSteps } from '../states.ts';
import * as dhe from './dhe.ts';
import { clientKeyExchangeEcdhePsk, clientKeyExchangePsk } from './psk.ts';
import { changeCipherSpecResumed, finishedResumed } from './resume.ts';
import {
  certificateDhe,
  certificateEcdhe,
  certificateRsa,
  certificateVerify as certificateVerify12,
  rawPublicKey,
} from './wait-certificate.ts';
import {
  clientKeyExchangeEcdhe,
  clientKeyExchangeEcdheCertified,
  clientKeyExchangeRsa,
  clientKeyExchangeRsaCertified,
} from './wait-cke.ts';
import { changeCipherSpec, finished as finished12, refuseRenegotiation } from './wait-finished.ts';

/** Every message of every state of a server in TLS 1.2, and what is done with it. */
export const serverSteps12 = {
  ECDHE_WAIT_CERT: { certificate: certificateEcdhe },
  ECDHE_WAIT_CKE: { client_key_exchange: clientKeyExchangeEcdhe },
  ECDHE_WAIT_CKE_CV: { client_key_exchange: clientKeyExchangeEcdheCertified },
  DHE_WAIT_CERT: { certificate: certificateDhe },
  DHE_WAIT_CKE: { client_key_exchange: dhe.clientKeyExchange },
  DHE_WAIT_CKE_CV: { client_key_exchange: dhe.clientKeyExchangeCertified },
  RSA_WAIT_CERT: { certificate: certificateRsa },
  RAWKEY_WAIT_CERT: { certificate: rawPublicKey },
  RSA_WAIT_CKE: { client_key_exchange: clientKeyExchangeRsa },
  RSA_WAIT_CKE_CV: { client_key_exchange: clientKeyExchangeRsaCertified },
  PSK_WAIT_CKE: { client_key_exchange: clientKeyExchangePsk },
  ECDHE_PSK_WAIT_CKE: { client_key_exchange: clientKeyExchangeEcdhePsk },
  TLS12_WAIT_CV: { certificate_verify: certificateVerify12 },
  TLS12_WAIT_CCS: { change_cipher_spec: changeCipherSpec },
  TLS12_WAIT_FINISHED: { finished: finished12 },
  RESUMED_WAIT_CCS: { change_cipher_spec: changeCipherSpecResumed },
  RESUMED_WAIT_FINISHED: { finished: finishedResumed },
  TLS12_CONNECTED: { client_hello: refuseRenegotiation },
} satisfies Partial<ServerSteps>;
