import type { ClientSteps } from './states.ts';
import { clientSteps12 } from './tls12/index.ts';
import { clientSteps13 } from './tls13/index.ts';
import { helloRetryRequest, serverHello, serverHelloRetried } from './wait-server-hello.ts';

/** Every message of every state of a client, and what is done with it. */
export const clientSteps: ClientSteps = {
  WAIT_SH: { server_hello: serverHello, hello_retry_request: helloRetryRequest },
  WAIT_SH_RETRIED: { server_hello: serverHelloRetried },
  ...clientSteps13,
  ...clientSteps12,
};
