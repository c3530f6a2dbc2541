/** The ClientHello and what it offers: groups, sessions, pre-shared keys, early data. */
export { sendRestOfEarlyData } from './early-data.ts';
export { helloFor, shareOf } from './hello.ts';
export { withPsks } from './offer-psk.ts';
export { sendClientHello } from './start.ts';
