import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientGraph, type Graph, graphs, mermaid, serverGraph } from 'tlscope/handshake';

/** The legal orders of RFC 9846 Appendix A and RFC 5246 §7.3, listed by hand from the texts: what each side receives. */
const toClient = [
  // TLS 1.3
  'server_hello encrypted_extensions certificate certificate_verify finished',
  'server_hello encrypted_extensions certificate_request certificate certificate_verify finished',
  'hello_retry_request server_hello encrypted_extensions certificate certificate_verify finished',
  'hello_retry_request server_hello encrypted_extensions certificate_request certificate certificate_verify finished',
  // TLS 1.3, the Certificate message compressed (RFC 8879 §4)
  'server_hello encrypted_extensions compressed_certificate certificate_verify finished',
  'server_hello encrypted_extensions certificate_request compressed_certificate certificate_verify finished',
  'hello_retry_request server_hello encrypted_extensions compressed_certificate certificate_verify finished',
  'hello_retry_request server_hello encrypted_extensions certificate_request compressed_certificate certificate_verify finished',
  // TLS 1.3 with a key from before: nothing is signed
  'server_hello encrypted_extensions finished',
  'hello_retry_request server_hello encrypted_extensions finished',
  // TLS 1.2, ephemeral
  'server_hello certificate server_key_exchange server_hello_done change_cipher_spec finished',
  'server_hello certificate server_key_exchange certificate_request server_hello_done change_cipher_spec finished',
  // TLS 1.2, static RSA
  'server_hello certificate server_hello_done change_cipher_spec finished',
  'server_hello certificate certificate_request server_hello_done change_cipher_spec finished',
  // TLS 1.2 with a key that both ends were given: no certificate; an ephemeral key or a hint, or neither (RFC 4279 §2)
  'server_hello server_hello_done change_cipher_spec finished',
  'server_hello server_key_exchange server_hello_done change_cipher_spec finished',
  'server_hello server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello server_key_exchange server_hello_done new_session_ticket change_cipher_spec finished',
  // TLS 1.2 with a ticket promised (RFC 5077 §3.1, Figure 1)
  'server_hello certificate server_key_exchange server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate server_key_exchange certificate_request server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate certificate_request server_hello_done new_session_ticket change_cipher_spec finished',
  // TLS 1.2 with an OCSP response (RFC 6066 §8)
  'server_hello certificate certificate_status server_key_exchange server_hello_done change_cipher_spec finished',
  'server_hello certificate certificate_status server_key_exchange certificate_request server_hello_done change_cipher_spec finished',
  'server_hello certificate certificate_status server_hello_done change_cipher_spec finished',
  'server_hello certificate certificate_status certificate_request server_hello_done change_cipher_spec finished',
  // ... and a ticket promised
  'server_hello certificate certificate_status server_key_exchange server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate certificate_status server_key_exchange certificate_request server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate certificate_status server_hello_done new_session_ticket change_cipher_spec finished',
  'server_hello certificate certificate_status certificate_request server_hello_done new_session_ticket change_cipher_spec finished',
  // TLS 1.2, taken up again (RFC 5246 §7.3, Figure 2; RFC 5077 §3.1, Figures 2 and 3)
  'server_hello change_cipher_spec finished',
  'server_hello new_session_ticket change_cipher_spec finished',
];
const toServer = [
  'client_hello finished',
  'client_hello client_hello finished',
  'client_hello end_of_early_data finished',
  // The client was asked for a certificate: it has none, or it proves that it holds the key
  'client_hello certificate finished',
  'client_hello certificate certificate_verify finished',
  'client_hello compressed_certificate finished',
  'client_hello compressed_certificate certificate_verify finished',
  'client_hello client_hello certificate finished',
  'client_hello client_hello certificate certificate_verify finished',
  'client_hello client_hello compressed_certificate finished',
  'client_hello client_hello compressed_certificate certificate_verify finished',
  // TLS 1.2, whatever the key exchange
  'client_hello client_key_exchange change_cipher_spec finished',
  'client_hello certificate client_key_exchange change_cipher_spec finished',
  'client_hello certificate client_key_exchange certificate_verify change_cipher_spec finished',
  'client_hello change_cipher_spec finished',
];

/** Every way through a graph, as the messages on it, up to a state in which the handshake is done. */
function waysThrough(graph: Graph, state: string, seen: readonly string[] = []): string[] {
  if (graph[state]?.traits.phase === 'connected') return [seen.join(' ')];
  return Object.entries(graph[state]?.on ?? {}).flatMap(([message, targets]) =>
    targets.flatMap((next) => waysThrough(graph, next, [...seen, message])),
  );
}

test('the client graph allows exactly the listed orders', () => {
  assert.deepEqual(new Set(waysThrough(clientGraph, 'WAIT_SH')), new Set(toClient));
});

test('the server graph allows exactly the listed orders', () => {
  assert.deepEqual(new Set(waysThrough(serverGraph, 'WAIT_CH')), new Set(toServer));
});

test('another handshake has the orders of a first one in TLS 1.2, but for the one that was settled', () => {
  const again = waysThrough(clientGraph, 'TLS12_WAIT_SH');
  const first = toClient.filter((order) => order.includes('change_cipher_spec'));
  assert.deepEqual(new Set(again), new Set(first));
});

test('the oracle notices a graph that lets a message be left out', () => {
  const withoutVerify: Graph = {
    ...clientGraph,
    WAIT_CERT_CR: { ...clientGraph.WAIT_CERT_CR, on: { certificate: ['WAIT_FINISHED'] } },
  };
  assert.notDeepEqual(new Set(waysThrough(withoutVerify, 'WAIT_SH')), new Set(toClient));
});

test('every state can be reached, and every target is a state', () => {
  for (const graph of [clientGraph, serverGraph] as Graph[]) {
    const targets = new Set(Object.values(graph).flatMap(({ on }) => Object.values(on).flat()));
    for (const target of targets) assert.ok(target in graph, `${target} is a state`);
    for (const state of Object.keys(graph).slice(1)) assert.ok(targets.has(state), `${state} can be reached`);
  }
});

test('every graph draws itself', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    const lines = mermaid(graph).split('\n');
    assert.equal(lines[0], 'stateDiagram-v2');
    assert.ok(lines.length > 1, name);
  }
});
