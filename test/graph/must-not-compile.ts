/** What must not compile. `npm run types` is the test: where the expected error does not come, the directive is one. */

import type { ClientGraph, Graph, ServerGraph } from '../../packages/tls/src/graph/index.ts';
import type { ClientAt, ClientStep, ClientSteps } from '../../packages/tls/src/handshake/client/states.ts';
import type { Traffic } from '../../packages/tls/src/handshake/keys/key-update.ts';
import type { Received } from '../../packages/tls/src/handshake/order.ts';
import type { ServerAt, ServerStep } from '../../packages/tls/src/handshake/server/states.ts';

declare const known: Omit<ClientAt<'WAIT_CV'>, 'at'>;
declare const connected: Omit<ClientAt<'CONNECTED'>, 'at'>;
declare const steps: ClientSteps;

// @ts-expect-error WAIT_EE may not go straight to CONNECTED
export const skip: ClientStep<'WAIT_EE', 'encrypted_extensions'> = () => ({ at: 'CONNECTED', ...connected });

// @ts-expect-error there is no finished in WAIT_CV: the signature cannot be skipped ("goto fail")
export type Skipped = ClientStep<'WAIT_CV', 'finished'>;

// @ts-expect-error there is no change_cipher_spec before the key exchange ("early CCS")
export type EarlyCcs = ServerStep<'ECDHE_WAIT_CKE', 'change_cipher_spec'>;

// @ts-expect-error WAIT_FINISHED demands a proven server identity, and none was made
export const unproven: ClientStep<'WAIT_CV', 'certificate_verify'> = () => ({ at: 'WAIT_FINISHED', ...known });

// @ts-expect-error WAIT_CV demands a chain that was judged
export const unjudged: ClientStep<'WAIT_CERT', 'certificate'> = (state) => ({ ...state, at: 'WAIT_CV' });

const { WAIT_CV: _left, ...others } = steps;
// @ts-expect-error a state without its handlers
export const missing: ClientSteps = others;

// @ts-expect-error a proof is not made by writing an object down
export const forged: ClientAt<'WAIT_FINISHED'>['identity'] = { chain: known.chain, signatureScheme: undefined };

/** The states in which keys can be updated carry the secrets of the traffic: the engine relies on it. */
type AfterHandshake13<G extends Graph> = {
  [S in keyof G]: G[S]['traits'] extends { version: 'TLSv1.3'; phase: 'connected' | 'post_handshake_auth' } ? S : never;
}[keyof G];
export const three: readonly AfterHandshake13<ServerGraph>[] = ['CONNECTED', 'AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'];
type Carrying<T extends Traffic> = T;
export type ClientCarries = Carrying<ClientAt<AfterHandshake13<ClientGraph>>>;
export type ServerCarries = Carrying<ServerAt<AfterHandshake13<ServerGraph>>>;
// @ts-expect-error before the end of the handshake there are none
export type NotYet = Carrying<ClientAt<'WAIT_FINISHED'>>;

// @ts-expect-error a message is read in a state, and there is none of that name
export type Nowhere = Received<'TLS12_WAIT_SHD', 'certificate_request'>;
