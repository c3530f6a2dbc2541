/** What must not compile. `npm run types` is the test: where the expected error does not come, the directive is one. */
import type { ClientAt, ClientStep, ClientSteps } from '../../packages/tls/src/handshake/client/states.ts';
import type { ServerStep } from '../../packages/tls/src/handshake/server/states.ts';

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
