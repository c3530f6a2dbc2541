import { rule } from '../../rules/index.ts';
import { ProtocolVersion } from '../../wire/index.ts';
import { requireStillAccepted, settleRetryRequest, settleServerHello } from './ech/index.ts';
import { selectedVersion } from './server-hello.ts';
import type { ClientContext, ClientStep } from './states.ts';
import { acceptServerHello12 } from './tls12/index.ts';
import { acceptHelloRetryRequest, acceptServerHello13 } from './tls13/index.ts';

const sameVersion = rule('server_hello.version_of_retry', {
  holds: 'the version is the one of the HelloRetryRequest',
  fails: (version: number) => `the server chose ${ProtocolVersion.label(version)} after a HelloRetryRequest of TLS 1.3`,
  rfc: 'RFC 9846 §4.2.4',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.2.3 and Appendix E.1: the server's answer decides the version. */
export const serverHello: ClientStep<'WAIT_SH', 'server_hello'> = (state, message, cx: ClientContext) => {
  const version = selectedVersion(message, cx);
  const settled = settleServerHello(state, message, version, cx);
  return version === ProtocolVersion.TLSv1_3
    ? acceptServerHello13(settled, undefined, message, cx)
    : acceptServerHello12(settled, message, undefined, cx);
};

/** RFC 9846 §4.2.4: the server wants another key share, or its cookie back. */
export const helloRetryRequest: ClientStep<'WAIT_SH', 'hello_retry_request'> = (state, message, cx: ClientContext) =>
  acceptHelloRetryRequest(settleRetryRequest(state, message, cx), message, cx);

/** The answer to our second ClientHello: the version is settled. */
export const serverHelloRetried: ClientStep<'WAIT_SH_RETRIED', 'server_hello'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const version = selectedVersion(message, cx);
  cx.require(version === ProtocolVersion.TLSv1_3, sameVersion, version);
  requireStillAccepted(state, message, cx);
  return acceptServerHello13(state, state.suite, message, cx);
};
