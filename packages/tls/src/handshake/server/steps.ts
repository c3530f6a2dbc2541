import { Transcript } from '../../keys/index.ts';
import type { ServerAt, ServerSteps } from './states.ts';
import * as dhe from './tls12/dhe.ts';
import { clientKeyExchangeEcdhePsk, clientKeyExchangePsk } from './tls12/psk.ts';
import { changeCipherSpecResumed, finishedResumed } from './tls12/resume.ts';
import {
  certificateDhe,
  certificateEcdhe,
  certificateRsa,
  certificateVerify as certificateVerify12,
  rawPublicKey,
} from './tls12/wait-certificate.ts';
import {
  clientKeyExchangeEcdhe,
  clientKeyExchangeEcdheCertified,
  clientKeyExchangeRsa,
  clientKeyExchangeRsaCertified,
} from './tls12/wait-cke.ts';
import { changeCipherSpec, finished as finished12, refuseRenegotiation } from './tls12/wait-finished.ts';
import {
  lateCertificate,
  lateCertificateVerify,
  lateCompressedCertificate,
  lateFinished,
} from './tls13/late-request.ts';
import { certificate, certificateVerify, compressedCertificate } from './tls13/wait-certificate.ts';
import { endOfEarlyData } from './tls13/wait-eoed.ts';
import { finished, keyUpdate } from './tls13/wait-finished.ts';
import { clientHello, clientHelloRetried } from './wait-client-hello.ts';

export const serverStart: ServerAt<'WAIT_CH'> = { at: 'WAIT_CH', transcript: Transcript.empty };

/** Every message of every state of a server, and what is done with it. */
export const serverSteps: ServerSteps = {
  WAIT_CH: { client_hello: clientHello },
  WAIT_CH_RETRIED: { client_hello: clientHelloRetried },
  WAIT_EOED: { end_of_early_data: endOfEarlyData },
  WAIT_CERT: { certificate, compressed_certificate: compressedCertificate },
  WAIT_CV: { certificate_verify: certificateVerify },
  WAIT_FINISHED: { finished },
  CONNECTED: {
    key_update: keyUpdate,
    certificate: lateCertificate,
    compressed_certificate: lateCompressedCertificate,
  },
  AUTH_WAIT_CV: { certificate_verify: lateCertificateVerify },
  AUTH_WAIT_FINISHED: { finished: lateFinished },
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
};
