/** What decides about trust is said in words that leave no doubt, or it is refused: programs without types give anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ClientConfig,
  type Credential,
  createClientEngine,
  createServerEngine,
  type ServerConfig,
} from '../../src/engine/index.ts';
import { connect, default as tls } from '../../src/node/index.ts';
import { clientConfig, clientTrust, credential, serverConfig } from '../support/pair.ts';

const client = (over: object) => createClientEngine(clientConfig(over as Partial<ClientConfig>));
const server = (over: object) => createServerEngine(serverConfig(over as Partial<ServerConfig>));

const clientSwitches = [
  'verify',
  'checkHost',
  'judgeSession',
  'requestOcspResponse',
  'requestSignedCertificateTimestamps',
  'delegatedCredentials',
  'requireCredential',
  'postHandshakeAuth',
  'allowRenegotiation',
  'greaseEch',
  'grease',
  'permuteExtensions',
  'fallback',
  'pskAlone',
  'endOnRenegotiation',
];
const serverSwitches = ['verifyClient', 'requestOcspResponse', 'clientChoosesSuite', 'cookie'];

const doubtful: readonly [value: unknown, shown: string][] = [
  ['false', '"false"'],
  ['', '""'],
  [0, '0'],
  [1, '1'],
  [Number.NaN, 'null'],
  [{}, 'an object'],
  [() => false, 'function'],
];
for (const [make, names] of [
  [client, clientSwitches],
  [server, serverSwitches],
] as const) {
  for (const name of names) {
    test(`${name} is true or false, and nothing else`, () => {
      for (const [value, shown] of doubtful) {
        const message = `${name}: ${shown} is neither true nor false`;
        assert.throws(() => make({ [name]: value }), { code: 'ERR_TLSCOPE_BAD_OPTION', message });
      }
      for (const value of [true, false, undefined, null]) make({ [name]: value });
    });
  }
}

test('the switches of a credential are true or false as well', () => {
  for (const name of ['rawPublicKey', 'mustMatchIssuer']) {
    const credentials = [{ ...credential(), [name]: 'no' } as unknown as Credential];
    for (const make of [client, server]) {
      assert.throws(() => make({ credentials }), { message: `${name}: "no" is neither true nor false` });
    }
  }
});

test('words that are not known are refused, and not taken for the milder one', () => {
  for (const clientCertificate of ['required', 'Require', true, 1, '']) {
    const message = /^clientCertificate: .* is not one of none, request, require$/;
    assert.throws(() => server({ clientCertificate, clientTrust: clientTrust() }), {
      code: 'ERR_TLSCOPE_BAD_OPTION',
      message,
    });
  }
  assert.throws(() => client({ checkHost: 'commonname' }), /^CallerFault: checkHost: "commonname" is neither/);
  assert.throws(() => client({ peerCertificateTypes: ['x509'] }), /"x509" is not one of X509, RawPublicKey/);
  assert.throws(() => client({ certificateTypes: ['raw'] }), /"raw" is not one of X509, RawPublicKey/);
});

test('allowCommonName, and its default, are true or false', () => {
  for (const allowCommonName of ['false', 0, {}] as never[]) {
    assert.throws(() => connect({ port: 1, allowCommonName }), /allowCommonName: .* is neither true nor false/);
    assert.throws(() => {
      tls.DEFAULT_ALLOW_COMMON_NAME = allowCommonName;
    }, /DEFAULT_ALLOW_COMMON_NAME: .* is neither true nor false/);
  }
  assert.equal(tls.DEFAULT_ALLOW_COMMON_NAME, false);
  assert.throws(() => connect({ port: 1, protocol: { judgeSession: 0 as never } }), /judgeSession: 0 is neither/);
});
