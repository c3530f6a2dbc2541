import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'tlscope/presentation';
import { ContentType, Handshake13, PeerFault, SignatureScheme } from 'tlscope/wire';
import { clientConfig, clientTrust, serverConfig } from '../../packages/tls/test/support/pair.ts';
import { walkTo } from './walk.ts';

const request = encode(Handshake13, {
  type: 'certificate_request',
  body: {
    certificate_request_context: Uint8Array.of(1),
    extensions: [{ type: 'signature_algorithms', body: [SignatureScheme.ecdsa_secp256r1_sha256] }],
  },
});

/** certificate_request_context and certificate_list, both empty. */
const emptyCertificate = Uint8Array.of(11, 0, 0, 4, 0, 0, 0, 0);

test('a client that did not offer post_handshake_auth refuses to be asked (RFC 9846 §4.7.2)', () => {
  const { subject } = walkTo('client', 'CONNECTED', clientConfig(), serverConfig())!;
  const { fault } = subject.hear(ContentType.handshake, request);
  assert.ok(fault instanceof PeerFault);
  assert.equal(fault.alert, 'unexpected_message');
  const willing = walkTo('client', 'CONNECTED', clientConfig({ postHandshakeAuth: true }), serverConfig())!;
  assert.equal(willing.subject.hear(ContentType.handshake, request).fault, undefined);
});

test('a server refuses a certificate that it did not ask for, and one that answers another request', () => {
  const client = clientConfig({ postHandshakeAuth: true });
  const server = serverConfig({ clientTrust: clientTrust() });
  const unasked = walkTo('server', 'CONNECTED', client, server)!.subject.hear(ContentType.handshake, emptyCertificate);
  assert.ok(unasked.fault instanceof PeerFault);
  assert.equal(unasked.fault.alert, 'unexpected_message');
  const { subject } = walkTo('server', 'CONNECTED', client, server)!;
  subject.engine.requestClientCertificate();
  const other = subject.hear(ContentType.handshake, emptyCertificate);
  assert.ok(other.fault instanceof PeerFault);
  assert.equal(other.fault.alert, 'illegal_parameter');
});

test('nothing else comes between the messages of an answer (RFC 9846 §4.7.2)', () => {
  const client = clientConfig({ postHandshakeAuth: true });
  const { subject } = walkTo('server', 'AUTH_WAIT_FINISHED', client, serverConfig({ clientTrust: clientTrust() }))!;
  const { fault } = subject.hear(ContentType.application_data, Uint8Array.of(1));
  assert.ok(fault instanceof PeerFault);
  assert.equal(fault.alert, 'unexpected_message');
});
