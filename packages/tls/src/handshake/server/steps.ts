import { Transcript } from '../../keys/index.ts';
import type { ServerAt, ServerSteps } from './states.ts';
import { serverSteps12 } from './tls12/index.ts';
import { serverSteps13 } from './tls13/index.ts';
import { clientHello, clientHelloRetried } from './wait-client-hello.ts';

export const serverStart: ServerAt<'WAIT_CH'> = { at: 'WAIT_CH', transcript: Transcript.empty };

/** Every message of every state of a server, and what is done with it. */
export const serverSteps: ServerSteps = {
  WAIT_CH: { client_hello: clientHello },
  WAIT_CH_RETRIED: { client_hello: clientHelloRetried },
  ...serverSteps13,
  ...serverSteps12,
};
