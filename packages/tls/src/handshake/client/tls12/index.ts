/** The client in TLS 1.2, from the ServerHello on. */
export { acceptServerHello12 } from './server-hello.ts';
export { clientSteps12 } from './steps.ts';
