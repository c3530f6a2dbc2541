import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../src/bytes/index.ts';
import type { KeyKind } from '../../src/crypto/provider.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { type Credential as Ours, type Session, StatelessTickets } from '../../src/engine/index.ts';
import { delegationContent } from '../../src/handshake/verification/delegation.ts';
import { encode, type Infer } from '../../src/presentation/index.ts';
import { type Credential, DelegatedCredential, type PeerFault, SignatureScheme } from '../../src/wire/index.ts';
import { issueCertificate, writePublicKey } from '../../src/x509/index.ts';
import { clientConfig, credential, identity, NOW, Pair, serverConfig } from '../support/pair.ts';

const DAY = 86_400_000;
const { ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384, rsa_pss_rsae_sha256 } = SignatureScheme;
const delegationUsage = { extnID: '1.3.6.1.4.1.44363.44', critical: false, extnValue: Uint8Array.of(5, 0) };

interface Wish {
  readonly key?: KeyKind;
  /** Of the certificate, in days before now. */
  readonly age?: number;
  /** From the start of the certificate, in days. */
  readonly validDays?: number;
  readonly algorithm?: number;
  readonly allowed?: boolean;
  readonly spoil?: (signature: Uint8Array) => Uint8Array;
}

/** A certificate that allows it, and a credential signed by its key. */
function delegated({ key = 'secp256r1', age = 1, validDays = 3, algorithm, allowed = true, spoil }: Wish = {}): Ours {
  const holder = nodeProvider.generateKey('secp256r1');
  const certificate = issueCertificate({
    provider: nodeProvider,
    subject: 'server.test',
    issuer: identity().issuing,
    keys: holder,
    san: ['server.test'],
    notBefore: NOW - age * DAY,
    notAfter: NOW + 80 * DAY,
    extensions: allowed ? [delegationUsage] : [],
  });
  const own = nodeProvider.importPrivateKey(nodeProvider.generateKey(key));
  const cred: Infer<typeof Credential> = {
    valid_time: (validDays * DAY) / 1000,
    dc_cert_verify_algorithm: SignatureScheme.of(algorithm ?? ecdsa_secp256r1_sha256),
    ASN1_subjectPublicKeyInfo: writePublicKey(own.publicKey),
  };
  const scheme = nodeProvider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
  const content = delegationContent(certificate, cred, ecdsa_secp256r1_sha256);
  const signature = scheme.sign(nodeProvider.importPrivateKey(holder), content);
  const body = { cred, algorithm: ecdsa_secp256r1_sha256, signature: spoil?.(signature) ?? signature };
  return {
    chain: [certificate, identity().issuing.der],
    key: own,
    delegatedCredential: encode(DelegatedCredential, body),
  };
}

const takes = { delegatedCredentials: true } as const;
const connect = (own: Ours) => Pair.connected(clientConfig(takes), serverConfig({ credentials: [own, credential()] }));

test('a client that takes them is served with a delegated credential', () => {
  const pair = connect(delegated());
  const { connection } = pair.client;
  assert.equal(connection?.authorized, true);
  assert.deepEqual(connection.peerCertificates, pair.server.connection!.localCertificates);
  assert.notDeepEqual(connection.peerCertificates, credential().chain);
  pair.fromServer(pair.server.write(utf8('by proxy')));
  assert.deepEqual(pair.clientOutcomes.at(-1)!.data, [utf8('by proxy')]);
});

test('another kind of key than that of the certificate', () => {
  const own = delegated({ key: 'secp384r1', algorithm: ecdsa_secp384r1_sha384 });
  assert.equal(connect(own).client.connection?.signatureScheme, 'ecdsa_secp384r1_sha384');
});

test('other clients are served with the certificate that has its own key', () => {
  for (const client of [
    {},
    { ...takes, versions: ['TLSv1.2'] as const },
    { ...takes, signatureSchemes: ['ed25519'] },
  ]) {
    const credentials = [delegated(), credential('ed25519'), credential()];
    const pair = Pair.connected(clientConfig({ ...client, verify: false }), serverConfig({ credentials }));
    assert.equal(pair.clientFault, undefined);
    assert.notDeepEqual(pair.client.connection!.peerCertificates, credentials[0]!.chain);
  }
});

const refusals: readonly [string, Wish, string][] = [
  ['is no longer good', { age: 5, validDays: 4 }, 'delegated_credential.valid_time'],
  ['is good for more than a week', { age: 1, validDays: 9 }, 'delegated_credential.valid_time'],
  ['comes with a certificate that does not allow it', { allowed: false }, 'delegated_credential.delegation_usage'],
  [
    'is not signed by the certificate',
    { spoil: (signature) => signature.with(10, signature[10]! ^ 1) },
    'delegated_credential.signature',
  ],
];
for (const [what, wish, rule] of refusals) {
  test(`a delegated credential that ${what} is refused`, () => {
    const pair = connect(delegated(wish));
    assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_ILLEGAL_PARAMETER');
    assert.equal((pair.clientFault as PeerFault).rule, rule);
    assert.match(pair.clientFault.message, /RFC 9345/);
  });
}

test('the handshake is signed with the delegated key and no other', () => {
  const own = delegated();
  const other = nodeProvider.importPrivateKey(nodeProvider.generateKey('secp256r1'));
  const signatureSchemes = nodeProvider.signatureSchemes.map((scheme) => ({
    ...scheme,
    sign: (_key: unknown, message: Uint8Array) => scheme.sign(other, message),
  }));
  const provider = { ...nodeProvider, signatureSchemes };
  const pair = Pair.connected(clientConfig(takes), serverConfig({ provider, credentials: [own] }));
  assert.equal(pair.clientFault?.code, 'ERR_TLSCOPE_PEER_DECRYPT_ERROR');
});

test('a delegated credential goes with its own key, and not with every RSA key', () => {
  const bad = { code: 'ERR_TLSCOPE_BAD_CERTIFICATE' };
  const rsa = delegated({ key: 'rsa2048', algorithm: rsa_pss_rsae_sha256 });
  assert.throws(() => new Pair(clientConfig(), serverConfig({ credentials: [rsa] })), bad);
  const swapped = { ...delegated(), key: credential().key };
  assert.throws(() => new Pair(clientConfig(), serverConfig({ credentials: [swapped] })), bad);
});

test('a session ends with the delegated credential that it rests on, however often it was renewed', () => {
  const tickets = new StatelessTickets(nodeProvider);
  tickets.keepFor(7 * DAY);
  const own = delegated({ age: 1, validDays: 1.25 });
  const visit = (at: number, session?: Session) => {
    const pair = Pair.connected(
      clientConfig({ ...takes, now: () => at, ...(session && { session }) }),
      serverConfig({ credentials: [own, credential()], tickets, ticketLifetime: 604_800, now: () => at }),
    );
    assert.equal(pair.client.connection?.authorized, pair.clientFault === undefined ? true : undefined);
    const [next] = pair.clientOutcomes.flatMap(({ sessions }) => [...sessions]);
    return { next, resumed: pair.client.connection?.resumed, rule: (pair.clientFault as PeerFault | undefined)?.rule };
  };
  const first = visit(NOW);
  const again = visit(NOW + DAY / 8, first.next);
  assert.deepEqual([first.resumed, again.resumed], [false, true]);
  for (const { next } of [first, again]) {
    const late = visit(NOW + DAY / 2, next);
    assert.notEqual(late.resumed, true);
    assert.equal(late.rule, 'delegated_credential.valid_time');
  }
});
