/** The client in TLS 1.3, from the ServerHello on. */
export { acceptHelloRetryRequest } from './hello-retry-request.ts';
export { acceptServerHello13 } from './server-hello.ts';
export { clientSteps13 } from './steps.ts';
