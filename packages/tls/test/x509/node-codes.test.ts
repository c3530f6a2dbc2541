/**
 * A failure carries the code that `node:tls` gives for the same chain: both are asked, and must agree. One differs: of
 * two complaints about an issuer that is no CA, OpenSSL keeps the last and we the first, which is the cause.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { connect, createServer } from 'node:tls';
import { type Issued, toPem, writePrivateKey } from '../../src/x509/index.ts';
import { DAY, HOST, makeChain, makeLeaf, makeRoot, outcome, verify } from './make.ts';

const NOW = Date.now();
const now = { notBefore: NOW - DAY, notAfter: NOW + DAY };
const past = { notBefore: NOW - 9 * DAY, notAfter: NOW - DAY };
const future = { notBefore: NOW + DAY, notAfter: NOW + 9 * DAY };

type Change = NonNullable<Parameters<typeof makeChain>[0]>;
interface Case {
  readonly chain: readonly Issued[];
  readonly ca: Issued;
}
const chainOf = (change: Change = {}): Case => {
  const made = makeChain({
    root: { ...now, ...change.root },
    issuing: { ...now, ...change.issuing },
    leaf: { ...now, ...change.leaf },
  });
  return { chain: [made.leaf, made.issuing], ca: made.root };
};
const others = chainOf();
const stranger = makeRoot(now, 'Stranger');

const cases: [code: string, given: () => Case, nodes?: string][] = [
  ['ok', () => others],
  ['CERT_HAS_EXPIRED', () => chainOf({ leaf: past })],
  ['CERT_NOT_YET_VALID', () => chainOf({ leaf: future })],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', () => ({ chain: [makeLeaf(undefined, now)], ca: stranger })],
  ['SELF_SIGNED_CERT_IN_CHAIN', () => ({ chain: [...others.chain, others.ca], ca: stranger })],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', () => ({ ...others, ca: stranger })],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', () => ({ chain: others.chain.slice(0, 1), ca: others.ca })],
  ['ERR_TLS_CERT_ALTNAME_INVALID', () => chainOf({ leaf: { san: ['other.example'] } })],
  ['INVALID_CA', () => chainOf({ issuing: { ca: false, keyUsage: [], extendedKeyUsage: [] } }), 'INVALID_PURPOSE'],
  ['INVALID_PURPOSE', () => chainOf({ leaf: { extendedKeyUsage: ['clientAuth'] } })],
  ['PATH_LENGTH_EXCEEDED', () => chainOf({ root: { pathLength: 0 } })],
  [
    'ok',
    () => {
      const own = makeLeaf(undefined, now);
      return { chain: [own], ca: own };
    },
  ],
];

for (const [code, given, nodes = code] of cases) {
  test(`we say ${code}, node:tls says ${nodes}`, async () => {
    const { chain, ca } = given();
    const ours = outcome(
      verify(
        chain.map(({ der }) => der),
        [ca],
        { at: NOW },
      ),
    );
    assert.equal(ours.split(' ')[0], code);
    assert.equal(await askNode(chain, ca), nodes);
  });
}

async function askNode(chain: readonly Issued[], ca: Issued): Promise<string> {
  const pem = ({ der }: Issued) => toPem('CERTIFICATE', der);
  const server = createServer({
    cert: chain.map(pem).join(''),
    key: toPem('PRIVATE KEY', writePrivateKey(chain[0]!.key)),
  });
  server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, servername: HOST, ca: pem(ca) });
  try {
    await once(socket, 'secureConnect');
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    socket.destroy();
    server.close();
  }
}
