/** The server in TLS 1.3, from its answer to the ClientHello on. */
export { answerHello13 } from './answer-hello.ts';
export { requireLateRequest, sendLateRequest } from './late-request.ts';
export { requireSameHello } from './retry.ts';
export { serverSteps13 } from './steps.ts';
