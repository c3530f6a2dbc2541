/** The diagnoses, each from a real connection that failed for just that reason. */
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Certificate, SubjectPublicKeyInfo, TBSCertificate } from 'tlscope/asn1';
import type { PrivateKeyData } from 'tlscope/crypto';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { type Diagnosis, diagnose, type RuleId } from 'tlscope/diagnose';
import { diagnoses } from 'tlscope/dictionary';
import { createClientEngine, makeEchConfig } from 'tlscope/engine';
import { readTrace, writeTrace } from 'tlscope/observe';
import { decode, encode } from 'tlscope/presentation';
import { toPem, writePrivateKey } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { connectWith } from '../../packages/tls/src/node/connect.ts';
import { opensslServer } from '../interop/support/openssl.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs, temporaryFolder } from '../interop/support/places.ts';
import { run, start } from '../interop/support/process.ts';
import { eavesdrop, open, type Scope, SILENT, see, serve, watch, world } from './support.ts';

const pem = (der: Uint8Array): string => toPem('CERTIFICATE', der);

/** What was found here first of all. */
const seen = new Set<RuleId>();

/** The first diagnosis, which must be whole: it reads as sentences, points at bytes that are there, and names no way around the checks. */
function first(events: Parameters<typeof diagnose>[0], id: RuleId): Diagnosis {
  const [found] = diagnose(events);
  seen.add(id);
  assert.equal(found?.id, id, `found ${diagnose(events).map((one) => `${one.id} (${one.confidence})`)}`);
  assert.match(found.title, /^\S.*[^.]$/);
  assert.match(found.cause, /^\S.*\.$/s);
  for (const { event, start, end, certificate } of found.evidence) {
    const seen = events[event]!;
    const bytes =
      seen.type === 'certificate' ? seen.presented[certificate ?? 0]! : 'bytes' in seen ? seen.bytes : undefined;
    assert.ok(start <= end && end <= (bytes?.length ?? 0), `evidence outside of event ${event}`);
  }
  const advice = found.fixes.map(({ code }) => code).join('\n');
  assert.doesNotMatch(advice, /rejectUnauthorized|--insecure|NODE_TLS_REJECT|curl -k|CERT_NONE|setInsecure/);
  // A trace that somebody hands on tells the same.
  assert.deepEqual(diagnose(readTrace(writeTrace('t', events)).events)[0]?.id, id);
  return found;
}

const client = (id: RuleId, scenario: string, options: Parameters<typeof see>[1] = {}) =>
  test(`${id}: ${scenario}`, async (t) => {
    const { events } = await see(await open(t, scenario), options, SILENT.includes(scenario) ? 500 : undefined);
    first(events, id);
  });

client('missing_intermediate', 'missing-intermediate');
client('private_ca', 'untrusted-root');
client('private_ca', 'self-signed');
client('not_tls', 'http');
client('missing_sni', 'no-sni', { servername: '' });
client('name_mismatch', 'wrong-host', { servername: 'tlscope.example' });
client('expired', 'expired');
client('expired', 'not-yet-valid');
client('expired_cross_sign', 'expired-cross-sign', { ca: pem(world.oldRoot.der) });
client('wrong_clock', 'good', { now: () => 86_400_000 });
client('wrong_clock', 'good', { now: () => Date.UTC(2065, 1, 1) });
client('no_common_version', 'only-tls-1.0');
client('no_common_version', 'only-tls-1.1');
client('no_common_version', 'only-tls-1.2', { minVersion: 'TLSv1.3' });
client('nothing_in_common', 'static-rsa');
client('nothing_in_common', 'small-groups');
client('client_certificate', 'requires-client-certificate');
client('client_certificate', 'requires-client-certificate', { maxVersion: 'TLSv1.2' });
client('client_certificate', 'refuses-client-certificate');
client('client_purpose', 'not-for-servers');
client('key_mismatch', 'bad-signature');
client('broken_rule', 'bad-finished');
client('reset_or_silence', 'resets-after-hello');
client('reset_or_silence', 'closes-after-hello');
client('large_hello_dropped', 'pq-hello-dropped');
client('weak_crypto', 'weak-hash');
client('weak_crypto', 'weak-key');
client('alpn_mismatch', 'no-shared-alpn', { ALPNProtocols: ['h2'] });
client('tunnel', 'wrong-host');

test('inspecting_proxy: a certificate from a product that looks inside', async (t) => {
  const root = world.authority('Zscaler Root CA');
  const issuing = world.authority('Zscaler Intermediate Root CA (zscaler.net)', { issuer: root });
  const { der, key } = world.leaf({ issuer: issuing });
  const port = await serve(t, ours({ chain: [der, issuing.der], key }));
  const { events } = await see(port);
  assert.match(first(events, 'inspecting_proxy').cause, /can be borrowed/);
});

test("leaf_as_root: the server's own certificate is what is trusted", async (t) => {
  const papers = world.papers();
  const { events } = await see(await serve(t, ours(papers)), { ca: pem(papers.chain[0]!) });
  first(events, 'leaf_as_root');
});

test('client_purpose: a client that shows the certificate of a server', async (t) => {
  const papers = world.papers();
  const { events } = await see(await open(t, 'requires-client-certificate'), {
    cert: certOf(papers),
    key: keyOf(papers),
  });
  first(events, 'client_purpose');
});

test('client_certificate: a client whose certificate comes from elsewhere', async (t) => {
  const papers = world.papers({ extendedKeyUsage: ['clientAuth'] });
  const { events } = await see(await open(t, 'refuses-client-certificate'), {
    cert: certOf(papers),
    key: keyOf(papers),
  });
  first(events, 'client_certificate');
});

test('too_large_for_device: a chain that does not fit into what the client holds', async (t) => {
  const port = await open(t, 'huge-chain');
  const { events } = await see(port, { maxHandshakeMessage: 4096 });
  first(events, 'too_large_for_device');
});

test('reset_or_silence: nobody listens there', async () => {
  const { events } = await see(1);
  assert.equal(first(events, 'reset_or_silence').who, 'network');
});

test('legacy_renegotiation: OpenSSL wants another handshake', needs('openssl'), async (t) => {
  const pki = await Pki.make(t);
  const setting = { protocol: 'TLSv1.2', suite: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', key: 'p256' } as const;
  const { peer, port } = await opensslServer(t, await pki.leaf('p256'), setting, []);
  const seen = see(port, { ca: pki.root });
  await peer.until(/CIPHER is/);
  peer.send('R\n');
  const { events } = await seen;
  first(events, 'legacy_renegotiation');
});

test('pinned_or_unknown: curl does not know the root of our server', needs('curl'), async (t) => {
  const papers = world.papers();
  const { port, events } = await watch(t, { cert: certOf(papers), key: keyOf(papers) });
  const peer = start(t, 'curl', ['-sS', `https://localhost:${port}/`]);
  await peer.exit;
  const found = first(await events, 'pinned_or_unknown');
  assert.match(found.title, /does not trust the CA/);
});

test('weak_crypto: a client refuses our certificate for its key', async (t) => {
  const { smallRsa } = await import('../../apps/cli/src/scenarios/world.ts');
  const papers = world.papers({ keys: smallRsa() });
  const { port, events } = await watch(t, { cert: certOf(papers), key: keyOf(papers) });
  const seen = see(port);
  await seen;
  first(await events, 'weak_crypto');
});

test('key_mismatch: a client takes a chain in order only', needs('openssl'), async (t) => {
  const root = world.authority('Order Root');
  const upper = world.authority('Order Upper', { issuer: root });
  const lower = world.authority('Order Lower', { issuer: upper });
  const { der, key } = world.leaf({ issuer: lower });
  const chain = [der, upper.der, lower.der].map(pem).join('');
  const { port, events } = await watch(t, { cert: chain, key: keyOf({ chain: [], key }) });
  const peer = start(t, 'openssl', ['s_client', '-connect', `localhost:${port}`, '-verify_return_error']);
  await peer.exit;
  first(await events, 'key_mismatch');
});

test('ech_rejected: the server has other settings than the client', async (t) => {
  const port = await open(t, 'ech-rejected');
  const { configList } = makeEchConfig({ provider, publicName: 'localhost' });
  const { events } = await see(port, {}, undefined, ((options: never) =>
    connectWith(
      (config, observe) => createClientEngine({ ...config, ech: { configs: configList } }, observe),
      options,
    )) as never);
  first(events, 'ech_rejected');
});

test('undecryptable_capture: what somebody on the road between hears', async (t) => {
  for (const scenario of ['only-tls-1.2', 'only-tls-1.3']) {
    const events = await eavesdrop(t, await open(t, scenario));
    const found = first(events, 'undecryptable_capture');
    assert.match(found.cause, scenario.endsWith('2') ? /CLIENT_RANDOM/ : /SERVER_TRAFFIC_SECRET_0/);
  }
});

/** The certificate for another key, of which nobody here has heard. */
function onCurve(curve: string, der: Uint8Array, issuer: PrivateKeyData): Uint8Array {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const { tbsCertificate, ...rest } = decode(Certificate, der);
  const tbs = { ...tbsCertificate, subjectPublicKeyInfo: decode(SubjectPublicKeyInfo, spki) } as TBSCertificate;
  const key = createPrivateKey({ key: Buffer.from(writePrivateKey(issuer)), format: 'der', type: 'pkcs8' });
  const signatureValue = new Uint8Array(sign('sha256', encode(TBSCertificate, tbs), key));
  return encode(Certificate, { ...rest, tbsCertificate: tbs, signatureValue } as Certificate);
}

for (const [curve, name] of [
  ['brainpoolP256r1', 'brainpoolP256r1 (1.3.36.3.3.2.8.1.1.7)'],
  ['secp256k1', 'secp256k1 (1.3.132.0.10)'],
  ['secp224r1', 'P-224 (1.3.132.0.33)'],
] as const) {
  for (const rejectUnauthorized of [true, false]) {
    test(`unknown_key: a server whose key is on ${curve}, verification ${rejectUnauthorized ? 'on' : 'off'}`, async (t) => {
      const papers = world.papers();
      const chain = [onCurve(curve, papers.chain[0]!, world.issuing.key), papers.chain[1]!];
      const shown = ours(papers, {}, (config) => ({
        ...config,
        credentials: config.credentials!.map((one) => ({ ...one, chain })),
      }));
      const { events, error } = await see(await serve(t, shown), { rejectUnauthorized }, 20_000);
      assert.notEqual(error, undefined);
      const found = first(events, 'unknown_key');
      assert.ok(found.cause.includes(name), found.cause);
      assert.match(found.title, /key of the server/);
    });
  }
}

/** A server of OpenSSL below a root and a CA with a key of `kind`, which signs with these options: its port and the root. */
async function opensslBelow(t: Scope, kind: readonly string[], signing: readonly string[]) {
  const folder = await temporaryFolder(t);
  const at = (name: string) => join(folder, name);
  const make = (name: string, kind: readonly string[], subject: string, issuer: string | undefined, more: string[]) => {
    const by = issuer === undefined ? [] : ['-CA', at(`${issuer}.pem`), '-CAkey', at(`${issuer}.key`)];
    const key = ['-newkey', ...kind, '-nodes', '-keyout', at(`${name}.key`)];
    const what = ['-subj', `/CN=${subject}`, '-days', '30', '-out', at(`${name}.pem`)];
    return run(t, 'openssl', ['req', '-x509', ...key, ...what, ...by, ...more]);
  };
  const ca = ['-addext', 'keyUsage=critical,keyCertSign'];
  await make('root', P256, 'Root', undefined, ca);
  await make('issuing', kind, 'The CA', 'root', ca);
  const names = ['basicConstraints=critical,CA:FALSE', 'subjectAltName=DNS:localhost', 'keyUsage=digitalSignature'];
  await make('leaf', P256, 'localhost', 'issuing', [...names.flatMap((one) => ['-addext', one]), ...signing]);
  const text = (name: string) => readFileSync(at(`${name}.pem`), 'utf8');
  writeFileSync(at('chain.pem'), text('leaf') + text('issuing'));
  const leaf = { chainFile: at('chain.pem'), keyFile: at('leaf.key'), chain: '', key: '' };
  const setting = { protocol: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', key: 'p256' } as const;
  const { port } = await opensslServer(t, leaf, setting, []);
  return { port, ca: text('root') };
}

const P256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

test('unknown_key: OpenSSL as a server, below a CA whose key is on brainpoolP384r1', needs('openssl'), async (t) => {
  const { port, ca } = await opensslBelow(t, ['ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP384r1'], []);
  const found = first((await see(port, { ca }, 20_000)).events, 'unknown_key');
  assert.match(found.title, /the CA "The CA"/);
  assert.match(found.cause, /brainpoolP384r1 \(1\.3\.36\.3\.3\.2\.8\.1\.1\.11\)/);
});

test(
  'unverifiable_signature: a CA that signs RSASSA-PSS with a salt of another length',
  needs('openssl'),
  async (t) => {
    const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:13'];
    const { port, ca } = await opensslBelow(t, ['rsa:2048'], pss);
    first((await see(port, { ca }, 20_000)).events, 'unverifiable_signature');
  },
);

test('each diagnosis is the first of a real connection that failed', needs('openssl', 'curl'), () => {
  assert.deepEqual(
    Object.keys(diagnoses).filter((id) => !seen.has(id as RuleId)),
    [],
  );
});
