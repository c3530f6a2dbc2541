/** What each state is, listed here by hand from the RFCs: the traits that the graph declares, and that all else looks up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  beginnings,
  clientGraph,
  facing,
  type Graph,
  graphs,
  serverGraph,
  type Traits,
  traitsOf,
} from 'tlscope/handshake';
import { isComplete } from 'tlscope/observe';

const both: readonly (readonly ['client' | 'server', Graph])[] = [
  ['client', clientGraph],
  ['server', serverGraph],
];

/** `codec version phase data dropped`. */
const inWords = ({ codec, version, phase, data, dropsChangeCipherSpec }: Traits): string =>
  [codec, version ?? 'open', phase, data ? 'data' : '-', dropsChangeCipherSpec ? 'dropped' : '-'].join(' ');

const OPEN = 'HandshakeUnversioned open handshake - dropped';
const RETRIED = 'HandshakeUnversioned TLSv1.3 handshake - dropped';
const IN_13 = 'Handshake13 TLSv1.3 handshake - dropped';
const CONNECTED_13 = 'Handshake13 TLSv1.3 connected data -';
const AUTHENTICATING = 'Handshake13 TLSv1.3 post_handshake_auth - -';
const in12 = (exchange: string) => `Handshake12${exchange} TLSv1.2 handshake data -`;
const CONNECTED_12 = 'Handshake12Ecdhe TLSv1.2 connected data -';
const same = (words: string, ...states: string[]) => Object.fromEntries(states.map((state) => [state, words]));

const end12 = {
  ...same(in12('Ecdhe'), 'TLS12_WAIT_CCS', 'TLS12_WAIT_FINISHED', 'RESUMED_WAIT_CCS', 'RESUMED_WAIT_FINISHED'),
  TLS12_CONNECTED: CONNECTED_12,
};
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  client: {
    WAIT_SH: OPEN,
    WAIT_SH_RETRIED: RETRIED,
    ...same(IN_13, 'WAIT_EE', 'WAIT_CERT_CR', 'WAIT_CERT', 'WAIT_CV', 'WAIT_FINISHED'),
    CONNECTED: CONNECTED_13,
    ...same(in12('Ecdhe'), ...['CERT', 'CS', 'SKE', 'CR_SHD', 'SHD'].map((what) => `ECDHE_WAIT_${what}`)),
    ...same(in12('Dhe'), ...['CERT', 'CS', 'SKE', 'CR_SHD', 'SHD'].map((what) => `DHE_WAIT_${what}`)),
    ...same(in12('Rsa'), ...['CERT', 'CS', 'CR_SHD', 'SHD'].map((what) => `RSA_WAIT_${what}`)),
    ...same(in12('Psk'), 'PSK_WAIT_SKE_SHD', 'PSK_WAIT_SHD'),
    ...same(in12('EcdhePsk'), 'ECDHE_PSK_WAIT_SKE', 'ECDHE_PSK_WAIT_SHD'),
    RAWKEY_WAIT_CERT: in12('RawPublicKey'),
    ...same(in12('Ecdhe'), 'TLS12_WAIT_NST', 'RESUMED_WAIT_NST'),
    ...end12,
    TLS12_WAIT_SH: 'HandshakeUnversioned TLSv1.2 handshake data -',
  },
  server: {
    WAIT_CH: 'HandshakeUnversioned open handshake - -',
    WAIT_CH_RETRIED: RETRIED,
    ...same(IN_13, 'WAIT_EOED', 'WAIT_CERT', 'WAIT_CV', 'WAIT_FINISHED'),
    CONNECTED: CONNECTED_13,
    ...same(AUTHENTICATING, 'AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'),
    ...same(in12('Ecdhe'), 'ECDHE_WAIT_CERT', 'ECDHE_WAIT_CKE', 'ECDHE_WAIT_CKE_CV', 'TLS12_WAIT_CV'),
    ...same(in12('Dhe'), 'DHE_WAIT_CERT', 'DHE_WAIT_CKE', 'DHE_WAIT_CKE_CV'),
    ...same(in12('Rsa'), 'RSA_WAIT_CERT', 'RSA_WAIT_CKE', 'RSA_WAIT_CKE_CV'),
    RAWKEY_WAIT_CERT: in12('RawPublicKey'),
    PSK_WAIT_CKE: in12('Psk'),
    ECDHE_PSK_WAIT_CKE: in12('EcdhePsk'),
    ...end12,
  },
};

for (const [side, graph] of both) {
  test(`every state of a ${side} has its traits`, () => {
    const declared = Object.entries(graph).map(([state, { traits }]) => [state, inWords(traits)] as const);
    assert.deepEqual(Object.fromEntries(declared), expected[side]);
  });
}

test('states of the same name have the same traits on both sides: they are looked up by name', () => {
  for (const graph of Object.values<Graph>(graphs)) {
    for (const [state, { traits }] of Object.entries(graph)) assert.deepEqual(traitsOf(state), traits, state);
  }
});

test('each graph faces those of the other side that face it, and each side begins in its own', () => {
  for (const [name, others] of Object.entries(facing)) {
    for (const other of others) assert.ok(facing[other].includes(name as keyof typeof graphs), `${name} ${other}`);
    assert.ok(name === 'tls12ClientAgain' || others.length > 0, name);
  }
  assert.deepEqual(Object.keys(facing), Object.keys(graphs));
  assert.deepEqual(facing[beginnings.client.graph], [beginnings.server.graph]);
  for (const [side, graph] of both) {
    const { state } = beginnings[side];
    assert.ok(state in graph && state in graphs[beginnings[side].graph]);
  }
});

test('a name that is no state has no traits, whatever else it is a name of', () => {
  for (const word of ['', 'constructor', '__proto__', 'toString', 'connected', 'DISCONNECTED', 'TLS13_CONNECTED']) {
    assert.equal(traitsOf(word), undefined, word);
    assert.equal(isComplete({ type: 'state', at: 0, graph: 'tls13Client', from: word, to: word, on: word }), false);
  }
});

test('a handshake is complete in the states that say so, and in no other', () => {
  const complete = Object.keys({ ...clientGraph, ...serverGraph }).filter((to) =>
    isComplete({ type: 'state', at: 0, graph: 'tls13Client', from: 'WAIT_FINISHED', to, on: 'finished' }),
  );
  assert.deepEqual(complete, ['CONNECTED', 'TLS12_CONNECTED']);
});
