import { equal } from '../../bytes/index.ts';
import { find, ProtocolVersion } from '../../wire/index.ts';
import { requireStillAccepted, settleRetryRequest, settleServerHello } from './ech/settle.ts';
import type { ClientAt, ClientContext, ClientStep, Received } from './states.ts';
import { acceptServerHello12 } from './tls12/server-hello.ts';
import { acceptHelloRetryRequest } from './tls13/hello-retry-request.ts';
import { acceptServerHello13 } from './tls13/server-hello.ts';

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
  cx.require(
    selectedVersion(message, cx) === ProtocolVersion.TLSv1_3,
    'the version is still the one of the HelloRetryRequest',
    'RFC 9846 §4.2.4',
    'illegal_parameter',
  );
  requireStillAccepted(state, message, cx);
  return acceptServerHello13(state, state.suite, message, cx);
};

export function selectedVersion({ body }: Received<'WAIT_SH', 'server_hello'>, cx: ClientContext): number {
  const { versions } = cx.settings;
  const selected = find(body.extensions ?? [], 'supported_versions');
  if (selected !== undefined) {
    cx.require(
      selected === ProtocolVersion.TLSv1_3 && versions.includes(selected),
      'supported_versions selects a version that we offered, TLS 1.3 at least',
      'RFC 9846 §4.3.1',
      'illegal_parameter',
    );
    return selected;
  }
  cx.require(
    versions.includes(body.legacy_version) && body.legacy_version === ProtocolVersion.TLSv1_2,
    'the server speaks a version that we offered',
    'RFC 9846 §4.3.1',
    'protocol_version',
  );
  return body.legacy_version;
}

/** RFC 9846 §4.2.3: what holds for a ServerHello and for a HelloRetryRequest of TLS 1.3 alike. */
export function requireLegacyFields(
  { hello }: Pick<ClientAt<'WAIT_SH'>, 'hello'>,
  body: Received<'WAIT_SH', 'server_hello'>['body'] | Received<'WAIT_SH', 'hello_retry_request'>['body'],
  cx: ClientContext,
): void {
  cx.require(
    body.legacy_version === ProtocolVersion.TLSv1_2,
    'legacy_version is frozen at TLS 1.2',
    'RFC 9846 §4.2.3',
    'protocol_version',
  );
  cx.require(
    equal(body.legacy_session_id_echo, hello.legacy_session_id),
    'legacy_session_id_echo repeats what we sent',
    'RFC 9846 §4.2.3',
    'illegal_parameter',
  );
  cx.require(body.legacy_compression_method === 0, 'there is no compression', 'RFC 9846 §4.2.3', 'illegal_parameter');
}
