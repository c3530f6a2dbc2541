/** The server in TLS 1.2, from its answer to the ClientHello on. */
export { answerHello12 } from './answer-hello.ts';
export { serverSteps12 } from './steps.ts';
