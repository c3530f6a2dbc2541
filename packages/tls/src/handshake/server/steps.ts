import type { ServerSteps } from './states.ts';
import { changeCipherSpecResumed, finishedResumed } from './tls12/resume.ts';
import { clientKeyExchangeEcdhe, clientKeyExchangeRsa } from './tls12/wait-cke.ts';
import { changeCipherSpec, finished as finished12, refuseRenegotiation } from './tls12/wait-finished.ts';
import { endOfEarlyData } from './tls13/wait-eoed.ts';
import { finished, keyUpdate } from './tls13/wait-finished.ts';
import { clientHello, clientHelloRetried } from './wait-client-hello.ts';

/** Every message of every state of a server, and what is done with it. */
export const serverSteps: ServerSteps = {
  WAIT_CH: { client_hello: clientHello },
  WAIT_CH_RETRIED: { client_hello: clientHelloRetried },
  WAIT_EOED: { end_of_early_data: endOfEarlyData },
  WAIT_FINISHED: { finished },
  CONNECTED: { key_update: keyUpdate },
  ECDHE_WAIT_CKE: { client_key_exchange: clientKeyExchangeEcdhe },
  RSA_WAIT_CKE: { client_key_exchange: clientKeyExchangeRsa },
  TLS12_WAIT_CCS: { change_cipher_spec: changeCipherSpec },
  TLS12_WAIT_FINISHED: { finished: finished12 },
  RESUMED_WAIT_CCS: { change_cipher_spec: changeCipherSpecResumed },
  RESUMED_WAIT_FINISHED: { finished: finishedResumed },
  TLS12_CONNECTED: { client_hello: refuseRenegotiation },
};
