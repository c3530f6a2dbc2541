/** What each profile makes of a chain in which one thing is changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Issued, type ProfileName, profiles } from '../../src/x509/index.ts';
import { AT, DAY, HOST, issue, makeCa, makeChain, makeLeaf, makeRoot, outcome, verify } from './make.ts';
import { encodedExtension } from './make-extensions.ts';

const names = Object.keys(profiles) as ProfileName[];
const dns = (value: string) => ({ type: 'dNSName', value }) as const;
const web = { demands: profiles.webpki.demands.filter((name) => name !== 'noReservedNames') };

test('every profile says what it is and where that is known from', () => {
  for (const name of names) {
    const profile = profiles[name];
    assert.equal(profile.name, name);
    assert.match(profile.about, /^[A-Za-z].*\.$/);
    assert.ok(profile.knownFrom.length > 0, name);
  }
});

test('every profile accepts a sound chain', () => {
  const { root, presented } = makeChain({ leaf: { subject: 'server' } });
  for (const name of names) {
    const profile = name === 'webpki' ? { ...profiles.webpki, ...web } : profiles[name];
    assert.equal(outcome(verify(presented, [root], { profile })), 'ok', name);
  }
});

type Given = { readonly sent: readonly Issued[]; readonly trusted: readonly Issued[] };
const given = (change: Parameters<typeof makeChain>[0]): Given => {
  const { root, issuing, leaf } = makeChain(change);
  return { sent: [leaf, issuing], trusted: [root] };
};
const sound = given({ leaf: { subject: 'server' } });
const past = { notBefore: AT - 9 * DAY, notAfter: AT - DAY };
const limits = (critical: boolean) =>
  encodedExtension('id-ce-nameConstraints', { permittedSubtrees: [{ base: dns('other'), minimum: 0 }] }, critical);
const crossed = (() => {
  const root = makeRoot();
  const outer = makeCa(root, {}, 'Outer');
  const inner = makeCa(outer, {}, 'Inner');
  return { root, chain: [makeLeaf(inner, { subject: 'server' }), inner, outer] as const };
})();

/** Who accepts what, beyond the stacks that are asked themselves in test/predictors. */
const rows: [what: string, given: Given, accepting: ProfileName[]][] = [
  ['an expired server', given({ leaf: past }), ['esp-idf']],
  ['an expired root', given({ root: past }), ['esp-idf', 'bearssl', 'java']],
  [
    'the issuing CA as anchor',
    { ...sound, trusted: [sound.sent[1]!] },
    ['private', 'rfc5280', 'esp-idf', 'bearssl', 'wolfssl', 'java', 'go'],
  ],
  ['the server as anchor', { ...sound, trusted: [sound.sent[0]!] }, ['bearssl', 'java', 'go']],
  [
    'a chain out of order',
    { sent: [crossed.chain[0], crossed.chain[2], crossed.chain[1]], trusted: [crossed.root] },
    ['private', 'rfc5280', 'openssl', 'node', 'wolfssl', 'java', 'go'],
  ],
  ['names outside a critical constraint', given({ issuing: { extensions: [limits(true)] } }), []],
  [
    'names outside one that is not critical',
    given({ issuing: { extensions: [limits(false)] } }),
    ['esp-idf', 'bearssl'],
  ],
  [
    'a server for any purpose',
    given({ leaf: { extendedKeyUsage: ['anyExtendedKeyUsage'] } }),
    ['rfc5280', 'esp-idf', 'bearssl', 'wolfssl', 'java', 'go'],
  ],
  [
    'an issuing CA for clients',
    given({ issuing: { extendedKeyUsage: ['clientAuth'] } }),
    ['esp-idf', 'bearssl', 'wolfssl', 'java'],
  ],
  [
    'the host as common name alone',
    given({ leaf: { san: [] } }),
    ['openssl', 'node', 'esp-idf', 'bearssl', 'wolfssl', 'java'],
  ],
  ['a root that is no CA', given({ root: { ca: false, extendedKeyUsage: [] } }), []],
];
for (const [what, { sent, trusted }, accepting] of rows) {
  test(`accepted by ${accepting.join(', ') || 'nobody'}: ${what}`, () => {
    const presented = sent.map(({ der }) => der);
    const found = names.filter((name) => verify(presented, trusted, { profile: profiles[name] }).evidence.ok);
    assert.deepEqual(found, accepting);
  });
}

test('an address in the certificate means nothing to BearSSL', () => {
  const { root, presented } = makeChain({ leaf: { san: ['192.0.2.1'] } });
  const found = names.filter(
    (name) => verify(presented, [root], { host: '192.0.2.1', profile: profiles[name] }).evidence.ok,
  );
  assert.deepEqual(found, ['private', 'rfc5280', 'openssl', 'node', 'esp-idf', 'wolfssl', 'java', 'go']);
});

const at = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);
const limitsByDay: [from: number, days: number][] = [
  [at(2019, 1, 1), 825],
  [at(2020, 9, 1), 398],
  [at(2026, 3, 14), 398],
  [at(2026, 3, 15), 200],
  [at(2027, 3, 15), 100],
  [at(2029, 3, 14), 100],
  [at(2029, 3, 15), 47],
];
for (const [from, days] of limitsByDay) {
  test(`webpki: a certificate of ${new Date(from).toISOString().slice(0, 10)} lasts at most ${days} days`, () => {
    const root = makeRoot({ notBefore: at(2015, 1, 1), notAfter: at(2040, 1, 1) });
    const lasting = (seconds: number) => {
      const leaf = issue('', root, {
        san: [HOST],
        notBefore: from,
        notAfter: from + days * DAY - 1000 + 1000 * seconds,
      });
      return outcome(verify([leaf.der], [root], { at: from + DAY, profile: { ...profiles.webpki, ...web } }));
    };
    assert.equal(lasting(0), 'ok');
    assert.match(lasting(1), new RegExp(`lasts ${days + 1} days; at most ${days} are allowed \\(BR §6\\.3\\.2\\)`));
  });
}

test('webpki: names and addresses that mean the same everywhere, and no wildcards under public suffixes', () => {
  const served = (san: string[], host: string, suffixes: readonly string[] = []) => {
    const { root, presented } = makeChain({ leaf: { subject: 'server', san } });
    const profile = { ...profiles.webpki, isPublicSuffix: (domain: string) => suffixes.includes(domain) };
    return outcome(verify(presented, [root], { host, profile }));
  };
  assert.equal(served(['www.tlscope.net', '9.9.9.9', '2620:fe::9'], 'www.tlscope.net'), 'ok');
  for (const name of [HOST, 'printer', 'printer.local', '192.168.1.1', '127.0.0.1', 'fe80::1', '2001:db8::1']) {
    assert.match(served([name], name), /\(BR §7\.1\.2\.7\.12\) \[subject_alt_name\.not_reserved\]$/, name);
  }
  assert.equal(served(['*.tlscope.net'], 'www.tlscope.net', ['net']), 'ok');
  assert.match(
    served(['*.co.uk', 'tlscope.net'], 'tlscope.net', ['co.uk']),
    /\(BR §3\.2\.2\.6\) \[subject_alt_name\.public_suffix\]$/,
  );
});
