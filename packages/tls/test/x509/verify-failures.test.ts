/** Each rule broken alone, in a chain that is otherwise sound. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { oid } from '../../src/asn1/index.ts';
import { nodeProvider } from '../../src/crypto/providers/node/index.ts';
import { commonNamePki, distinguishedName, readPrivateKey } from '../../src/x509/index.ts';
import { AT, DAY, HOST, issue, makeCa, makeChain, makeLeaf, makeRoot, outcome, verify } from './make.ts';

const past = { notBefore: AT - 9 * DAY, notAfter: AT - DAY };
const future = { notBefore: AT + DAY, notAfter: AT + 9 * DAY };
const dns = (value: string) => ({ type: 'dNSName', value }) as const;

type Change = NonNullable<Parameters<typeof makeChain>[0]>;
const changes: [what: string, change: Change, expected: RegExp][] = [
  [
    'an expired leaf',
    { leaf: past },
    /^CERT_HAS_EXPIRED certificate_expired: certificate 0 "CN=server.example" expired on 16 June 2026, 1 day ago \(2026-06-16T12:00:00Z\) .*\[certificate\.not_expired\]$/,
  ],
  [
    'a leaf of tomorrow',
    { leaf: future },
    /^CERT_NOT_YET_VALID certificate_expired: certificate 0 .* is not valid before 18 June 2026, in 1 day \(2026-06-18.*\[certificate\.not_before\]$/,
  ],
  ['an expired issuing CA', { issuing: past }, /^CERT_HAS_EXPIRED certificate_expired: certificate 1 "CN=Issuing"/],
  ['an expired root', { root: past }, /^CERT_HAS_EXPIRED certificate_expired: certificate 2 "CN=Root"/],
  [
    'an issuer that is no CA',
    { issuing: { ca: false } },
    /^INVALID_CA bad_certificate: certificate 1 "CN=Issuing" is not a CA, .*\[certificate\.is_ca\]$/,
  ],
  [
    'a root that is no CA',
    { root: { ca: false } },
    /^INVALID_CA bad_certificate: certificate 2 "CN=Root" is not a CA, .*\[certificate\.is_ca\]$/,
  ],
  [
    'a version 1 issuer',
    { issuing: { version: 1 } },
    /^INVALID_CA .*certificate 1 .* \(RFC 5280 §4\.2\.1\.9\) \[certificate\.is_ca\]$/,
  ],
  [
    'a CA that may not sign',
    { issuing: { keyUsage: ['cRLSign'] } },
    /^INVALID_CA .*certificate 1 .*cRLSign .*\[certificate\.key_cert_sign\]$/,
  ],
  ['a root that may not sign', { root: { keyUsage: ['digitalSignature'] } }, /^INVALID_CA .*certificate 2 /],
  [
    'a path too long for its root',
    { root: { pathLength: 0 } },
    /^PATH_LENGTH_EXCEEDED bad_certificate: certificate 2 .*0 CA/,
  ],
  [
    'a leaf for clients',
    { leaf: { extendedKeyUsage: ['clientAuth'] } },
    /^INVALID_PURPOSE unsupported_certificate: certificate 0/,
  ],
  ['a leaf for "any"', { leaf: { extendedKeyUsage: ['anyExtendedKeyUsage'] } }, /^INVALID_PURPOSE .*certificate 0/],
  ['an issuing CA for clients', { issuing: { extendedKeyUsage: ['clientAuth'] } }, /^INVALID_PURPOSE .*certificate 1/],
  ['a leaf that only signs certificates', { leaf: { keyUsage: ['keyCertSign'] } }, /^INVALID_PURPOSE .*keyCertSign/],
  [
    'another host',
    { leaf: { san: ['other.example'] } },
    /^ERR_TLS_CERT_ALTNAME_INVALID bad_certificate: .* is for other\.example, not for "server\.example" .*\[certificate\.host_name\]$/,
  ],
  ['a host in the common name only', { leaf: { san: [] } }, /^ERR_TLS_CERT_ALTNAME_INVALID .*no dNSName/],
  [
    'an excluded name',
    { issuing: { nameConstraints: { excluded: [dns('example')] } } },
    /^EXCLUDED_VIOLATION .*dNSName example/,
  ],
  [
    'a name not permitted',
    { root: { nameConstraints: { permitted: [dns('other')] } } },
    /^PERMITTED_VIOLATION certificate_unknown: /,
  ],
  [
    'a malformed constraint',
    { root: { nameConstraints: { permitted: [dns('*.example')] } } },
    /^UNSUPPORTED_CONSTRAINT_SYNTAX/,
  ],
  ['a short RSA root', { root: { keys: rsa1024(), scheme: 'rsa_pkcs1_sha256' } }, /^CA_KEY_TOO_SMALL .*1024 bits/],
  ['a short RSA leaf', { leaf: { keys: rsa1024() } }, /^EE_KEY_TOO_SMALL .*RSA, 1024 bits/],
];
for (const place of ['root', 'issuing', 'leaf'] as const) {
  const extnID = '1.3.6.1.4.1.55738.666.1';
  const unknown = { extnID, critical: true, extnValue: Uint8Array.of(5, 0) };
  changes.push([
    `an unknown critical extension in the ${place}`,
    { [place]: { extensions: [unknown] } },
    /^UNHANDLED_CRITICAL_EXTENSION certificate_unknown: .*1\.3\.6\.1\.4\.1\.55738\.666\.1/,
  ]);
  const broken = { extnID: oid['id-ce-issuerAltName'], critical: false, extnValue: Uint8Array.of(5, 0) };
  changes.push([
    `a broken extension in the ${place}`,
    { [place]: { extensions: [broken] } },
    /^INVALID_EXTENSION bad_certificate: .*issuerAltName/,
  ]);
}

for (const [what, change, expected] of changes) {
  test(`refused: ${what}`, () => {
    const { root, presented } = makeChain(change);
    assert.match(outcome(verify(presented, [root])), expected);
  });
}

test('refused: a chain to a root nobody trusts', () => {
  const { root, presented } = makeChain();
  assert.match(outcome(verify(presented, [makeRoot()])), /^CERT_SIGNATURE_FAILURE bad_certificate/);
  assert.match(outcome(verify(presented, [makeRoot({}, 'Other')])), /^UNABLE_TO_GET_ISSUER_CERT_LOCALLY unknown_ca: /);
  assert.match(outcome(verify([...presented, root.der], [])), /^SELF_SIGNED_CERT_IN_CHAIN unknown_ca: certificate 2/);
});

test('refused: a leaf without its issuing CA', () => {
  const { root, leaf } = makeChain();
  assert.match(outcome(verify([leaf.der], [root])), /^UNABLE_TO_VERIFY_LEAF_SIGNATURE unknown_ca: .*"CN=Issuing"/);
});

test('refused: a self-signed server, also where it takes the name of a root', () => {
  assert.match(outcome(verify([makeLeaf(undefined).der], [makeRoot()])), /^DEPTH_ZERO_SELF_SIGNED_CERT unknown_ca: /);
  const impostor = issue('Root', undefined, { san: [HOST] });
  assert.match(outcome(verify([impostor.der], [makeRoot()])), /^DEPTH_ZERO_SELF_SIGNED_CERT unknown_ca: /);
});

test('refused: a leaf that is in the store and not self-issued', () => {
  const { leaf } = makeChain();
  assert.match(outcome(verify([leaf.der], [leaf])), /^UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
});

test('refused: a certificate issued by a leaf', () => {
  const { root, issuing, leaf } = makeChain();
  const forged = issue('victim.example', leaf, { san: ['victim.example'] });
  const answer = verify([forged.der, leaf.der, issuing.der], [root], { host: 'victim.example' });
  assert.match(
    outcome(answer),
    /^INVALID_CA bad_certificate: certificate 1 "CN=server.example" .*\[certificate\.is_ca\]$/,
  );
});

test('refused: constraints on addresses, directories and mail', () => {
  const address = (...bytes: number[]) => ({ type: 'iPAddress', value: Uint8Array.from(bytes) }) as const;
  const net = { permitted: [address(10, 0, 0, 0, 255, 0, 0, 0)] };
  const served = (ip: string) => makeChain({ issuing: { nameConstraints: net }, leaf: { san: [ip] } });
  const inside = served('10.1.2.3');
  assert.equal(outcome(verify(inside.presented, [inside.root], { host: '10.1.2.3' })), 'ok');
  const outside = served('11.1.2.3');
  assert.match(outcome(verify(outside.presented, [outside.root], { host: '11.1.2.3' })), /^PERMITTED_VIOLATION/);

  const name = (organizationName: string) => distinguishedName({ organizationName });
  const only = { permitted: [{ type: 'directoryName', value: name('Example Ltd') }] } as const;
  const of = (organization: string) =>
    makeChain({ issuing: { nameConstraints: only }, leaf: { subject: name(organization) } });
  const same = of('EXAMPLE  ltd');
  assert.equal(outcome(verify(same.presented, [same.root])), 'ok');
  const stranger = of('Other Ltd');
  assert.match(outcome(verify(stranger.presented, [stranger.root])), /^PERMITTED_VIOLATION .*O=Other Ltd/);
});

test('refused: a common name that counts as the host, outside the constraints on DNS names', () => {
  const bank = 'bank.example';
  const named = (limits: object, subject: string, san: string[] = [], host = bank) => {
    const { root, presented } = makeChain({ issuing: { nameConstraints: limits }, leaf: { subject, san } });
    return outcome(verify(presented, [root], { host, profile: commonNamePki }));
  };
  const [good, notBank] = [{ permitted: [dns('good.example')] }, { excluded: [dns(bank)] }];
  assert.match(named(good, bank), /^PERMITTED_VIOLATION .*dNSName bank\.example is not within dNSName good\.example/);
  assert.match(named(notBank, bank), /^EXCLUDED_VIOLATION/);
  assert.match(named(notBank, bank, ['10.0.0.1']), /^EXCLUDED_VIOLATION/);
  assert.match(named({ excluded: [dns('www.bank.example')] }, `*.${bank}`, [], `www.${bank}`), /^EXCLUDED_VIOLATION/);
  assert.equal(named(good, 'www.good.example', [], 'www.good.example'), 'ok');
  // What somebody is called is no host where DNS names stand.
  assert.equal(named(notBank, bank, ['good.example'], 'good.example'), 'ok');
});

test('refused: a tampered signature, and tampered contents', () => {
  const { root, leaf, issuing } = makeChain();
  const bent = (der: Uint8Array, at: number) => der.map((byte, i) => (i === at ? byte ^ 1 : byte));
  const serial = 20;
  for (const at of [leaf.der.length - 1, serial]) {
    const answer = verify([bent(leaf.der, at), issuing.der], [root]);
    assert.match(
      outcome(answer),
      /^CERT_SIGNATURE_FAILURE bad_certificate: certificate 0 .*\[certificate\.signature\]$/,
    );
  }
  const answer = verify([leaf.der, bent(issuing.der, issuing.der.length - 1)], [root]);
  assert.match(outcome(answer), /^CERT_SIGNATURE_FAILURE bad_certificate: certificate 1/);
});

test('refused: what cannot be read, wherever it stands', () => {
  const { root, presented } = makeChain();
  const junk = Uint8Array.of(0x30, 1, 2);
  for (const list of [[junk], [junk, ...presented], [...presented, junk]]) {
    const answer = verify(list, [root]);
    assert.match(outcome(answer), /^CERT_REJECTED bad_certificate: certificate \d .*\[certificate\.readable\]$/);
    assert.equal(answer.leaf === undefined, list[0] === junk);
  }
});

test('refused: nothing at all', () => {
  assert.match(
    outcome(verify([], [makeRoot()])),
    /decode_error: the server sent no certificate .*\[chain\.server_certificate\]$/,
  );
  assert.match(
    outcome(verify([], [makeRoot()], { purpose: 'client' })),
    /certificate_required: the client sent no certificate .*\[chain\.client_certificate\]$/,
  );
});

test('refused: a client whose certificate is for servers', () => {
  const { root, presented } = makeChain();
  const question = { purpose: 'client', host: undefined } as const;
  assert.match(outcome(verify(presented, [root], question)), /^INVALID_PURPOSE .*clientAuth/);
  const client = makeChain({ leaf: { extendedKeyUsage: ['clientAuth'] } });
  assert.equal(outcome(verify(client.presented, [client.root], question)), 'ok');
});

test('refused: more CA certificates than the caller allows', () => {
  const { root, presented } = makeChain();
  assert.match(outcome(verify(presented, [root], { maxPathLength: 0 })), /^PATH_LENGTH_EXCEEDED/);
  assert.equal(outcome(verify(presented, [root], { maxPathLength: 1 })), 'ok');
});

test('refused without endless work: a crowd of CAs of one name, and a hall of mirrors', () => {
  const root = makeRoot();
  const crowd = Array.from({ length: 70 }, () => makeRoot({}, 'Crowd'));
  const leaf = makeLeaf(makeRoot({}, 'Crowd'));
  const start = countSignatures();
  assert.match(outcome(verify([leaf.der, ...crowd.map(({ der }) => der)], [root], start)), /^CERT_CHAIN_TOO_LONG/);
  assert.ok(start.count() <= 64, `${start.count()} signatures`);

  const ring = Array.from({ length: 6 }, (_, i) => makeRoot({}, `Mirror ${i}`));
  const mirrors = ring.flatMap((issuer) =>
    ring.map((subject, i) => makeCa(issuer, { keys: subject.key }, `Mirror ${i}`)),
  );
  const lost = countSignatures();
  const answer = verify([makeLeaf(ring[0]).der, ...mirrors.map(({ der }) => der)], [root], lost);
  assert.equal(answer.evidence.ok, false);
  assert.ok(lost.count() <= 64, `${lost.count()} signatures`);
  assert.ok(answer.evidence.paths.length <= 32);
});

/** The usual provider, counting what it is asked to verify. */
function countSignatures() {
  let count = 0;
  const signatureSchemes = nodeProvider.signatureSchemes.map((scheme) => ({
    ...scheme,
    verify: (...args: Parameters<typeof scheme.verify>) => {
      count++;
      return scheme.verify(...args);
    },
  }));
  return { provider: { ...nodeProvider, signatureSchemes }, count: () => count };
}

function rsa1024() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return readPrivateKey(privateKey.export({ format: 'der', type: 'pkcs8' }));
}
