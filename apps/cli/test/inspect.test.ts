import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { lockKey, writePkcs12 } from 'tlscope/password';
import { issueCertificate, issueCrl, issueOcspResponse, makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { finish, run, start } from './support/command.ts';
import { ownFolder } from './support/folder.ts';
import { openssl, withoutOpenssl } from './support/openssl.ts';

const DAY = 86_400_000;
const at = Date.now();
const { root, issuing, server } = makeIdentity({
  provider,
  names: ['shop.example', '192.0.2.7'],
  at,
  key: 'secp256r1',
});
const leaf = server.chain[0]!;
const pem = (...ders: Uint8Array[]): string => ders.map((der) => toPem('CERTIFICATE', der)).join('');
const key = toPem('PRIVATE KEY', writePrivateKey(server.key));
const folder = ownFolder();

async function inspect(content: string | Uint8Array, ...options: string[]) {
  const { code, out, err } = await run('inspect', folder.put('given', content), ...options);
  const [headline = '', ...rest] = out
    .trim()
    .split('\n\n')
    .map((part) => part.replace(/\s+/g, ' '));
  return { code, out: [headline, ...rest].join('\n').trim(), err, headline };
}
async function json(content: string | Uint8Array, ...options: string[]) {
  return JSON.parse((await run('inspect', folder.put('given', content), '--json', ...options)).out);
}

test('a certificate is named on the first line, with what is wrong with it', async () => {
  const good = await inspect(leaf);
  assert.equal(good.code, 0);
  assert.match(
    good.headline,
    /^✔ A server certificate for shop\.example and 1 other name: its issuer is not in the file/,
  );
  const expired = await inspect(leaf, '--at', new Date(at + 93 * DAY).toISOString());
  assert.equal(expired.code, 1);
  assert.match(expired.headline, /^✘ A server certificate for shop\.example .*: expired 3 days ago\./);
  const early = await inspect(root.der, '--at', '2001-02-03');
  assert.match(early.headline, /^✘ A root certificate called "tlscope Root CA": not valid before/);
});

test('weak keys, weak hashes and servers without names are told', async () => {
  const made = (options: object) =>
    issueCertificate({
      provider,
      subject: 'x',
      keys: provider.generateKey('secp256r1'),
      issuer: issuing,
      notBefore: at - DAY,
      notAfter: at + 40 * DAY,
      ...options,
    });
  assert.match((await inspect(made({}))).headline, /names no host/);
  assert.match(
    (await inspect(made({ san: ['x.example'], notAfter: at + 2 * DAY }))).headline,
    /expires in 2 days|expires in 1 day/,
  );
  const ca = made({ ca: true, keyUsage: ['digitalSignature'] });
  assert.match((await inspect(ca)).headline, /may not sign/);
});

test('a chain is judged as a whole', async () => {
  const right = await inspect(pem(leaf, issuing.der, root.der) + key);
  assert.equal(right.code, 0);
  assert.match(right.headline, /A chain of 3 certificates for shop\.example .* and a private key \(ECDSA P-256\)/);
  assert.match(right.out, /The key belongs to certificate 1\./);
  assert.match((await inspect(pem(issuing.der, leaf))).headline, /^✘ .*wrong order/);
  assert.match((await inspect(pem(leaf, root.der, issuing.der))).headline, /^✘ .*wrong order/);
  assert.match((await inspect(pem(leaf, issuing.der))).headline, /^✔ .*its root is not one of this machine/);
  const other = makeIdentity({ provider, names: ['other.example'], at, key: 'ed25519' });
  assert.match(
    (await inspect(pem(leaf, other.issuing.der, issuing.der, root.der))).out,
    /"tlscope Issuing CA": not part of this chain/,
  );
  assert.match(
    (await inspect(pem(leaf, issuing.der) + toPem('PRIVATE KEY', writePrivateKey(other.server.key)))).headline,
    /^✘ .*key does not match/,
  );
  assert.match((await inspect(pem(leaf, leaf, issuing.der, root.der))).out, /more than once/);
});

test('a gap in a chain is a missing intermediate', async () => {
  const below = issueCertificate({
    provider,
    subject: 'Lower CA',
    keys: issuing.key,
    issuer: issuing,
    ca: true,
    notBefore: at - DAY,
    notAfter: at + DAY * 300,
  });
  const end = issueCertificate({
    provider,
    subject: 'x',
    keys: provider.generateKey('secp256r1'),
    issuer: { der: below, key: issuing.key },
    san: ['x.example'],
    notBefore: at - DAY,
    notAfter: at + DAY * 80,
  });
  // Lower CA is there, who issued it is not, and the root is.
  const { code, headline } = await inspect(pem(end, below, root.der));
  assert.equal(code, 1);
  assert.match(headline, /missing intermediate/);
});

test('locked keys open with their passphrase, and only with it', async () => {
  const locked = toPem('ENCRYPTED PRIVATE KEY', lockKey(writePrivateKey(server.key), 'open', 1000));
  assert.match((await inspect(locked)).headline, /^✘ A locked private key: cannot be opened, give its passphrase/);
  assert.match((await inspect(locked, '--passphrase', 'wrong')).headline, /^✘ .*passphrase is wrong/);
  const opened = await inspect(locked + pem(leaf), '--passphrase', 'open');
  assert.equal(opened.code, 0);
  assert.match(opened.out, /PBES2: AES-256-CBC, key by PBKDF2 with HMAC-SHA-256, 1,000/);
  assert.match(opened.out, /The key belongs to the certificate/);
});

test('PKCS #12 is opened, and its integrity checked', async () => {
  const p12 = writePkcs12(
    { key: writePrivateKey(server.key), certificates: server.chain.map((der) => ({ der })) },
    'open',
  );
  const { items, container } = await json(p12, '--passphrase', 'open');
  assert.equal(container, 'a PKCS #12 file');
  assert.deepEqual(
    items.map(({ kind }: { kind: string }) => kind),
    ['certificate', 'certificate', 'private key'],
  );
  assert.match((await inspect(p12, '--passphrase', 'open', '-vv')).out, /[\d,]+ bytes explained, 0 unexplained/);
  assert.match((await inspect(p12, '--passphrase', 'shut')).headline, /wrong passphrase, or changed/);
});

test('in PKCS #12 the order means nothing', async () => {
  const certificates = [issuing.der, leaf].map((der) => ({ der }));
  const p12 = writePkcs12({ key: writePrivateKey(server.key), certificates }, 'open');
  const { code, headline, out } = await inspect(p12, '--passphrase', 'open');
  assert.equal(code, 0, headline);
  assert.match(out, /The key belongs to certificate 2/);
});

test('requests, lists and answers about revocation are read', async () => {
  const serialNumber = Uint8Array.of(1, 2, 3);
  const times = { thisUpdate: at, nextUpdate: at + 7 * DAY };
  const crl = issueCrl({
    provider,
    issuer: issuing,
    number: 7,
    ...times,
    revoked: [{ serialNumber, at, reason: 'keyCompromise' }],
  });
  const list = await inspect(crl);
  assert.match(list.headline, /^✔ A revocation list of 1 certificate/);
  assert.match(list.out, /010203 on .*keyCompromise/);
  assert.match((await inspect(crl, '--at', '2100-01-01')).headline, /^✘ .*out of date since/);
  const status = { revokedAt: at, reason: 'superseded' } as const;
  const ocsp = issueOcspResponse({ provider, issuer: issuing, answers: [{ serialNumber, status }], ...times });
  assert.match((await inspect(ocsp)).headline, /^✘ An OCSP answer: revoked/);
  assert.equal((await json(ocsp)).items[0].answers[0].status, 'revoked');
});

test('every byte is explained with -vv', async () => {
  const { out } = await inspect(pem(leaf), '-vv');
  assert.match(out, new RegExp(`${leaf.length.toLocaleString('en')} bytes explained, 0 unexplained`));
});

test('C sources are read: strings, raw strings and arrays, with a zero byte at the end or without', async () => {
  const literal = pem(root.der)
    .trimEnd()
    .split('\n')
    .map((line) => `  "${line}\\n"`)
    .join('\n');
  assert.match((await inspect(`const char ca[] =\n${literal};\n`)).headline, /"tlscope Root CA" in a C source/);
  assert.match((await inspect(`const char ca[] = R"EOF(\n${pem(root.der)})EOF";`)).headline, /^✔ .*in a C source/);
  const bytes = (data: Uint8Array): string => Array.from(data, (byte) => `0x${byte.toString(16)}`).join(', ');
  assert.match(
    (await inspect(`static const unsigned char ca[] = { ${bytes(root.der)} };`)).headline,
    /^✔ A root certificate/,
  );
  const text = Buffer.from(pem(root.der));
  assert.match((await inspect(`unsigned char ca[] = {${bytes(text)}, 0x00};`)).headline, /^✔ /);
  assert.match((await inspect(`unsigned char ca[] = {${bytes(text)}};`)).headline, /^✘ .*final zero byte/);
});

test('what it is not is said in one sentence, with exit code 2', async () => {
  for (const given of ['hello', '', '-----BEGIN CERTIFICATE-----\nxx', 'int main() { return 0; }']) {
    const { code, out, err } = await inspect(given);
    assert.deepEqual([code, out], [2, ''], given);
    assert.match(err, /^\n {2}✘ .+\.\n$/s);
  }
  assert.match((await inspect(Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2))).err, /JKS/);
});

test('a damaged certificate is called that, and a cut one does not hide the others', async () => {
  const { code, headline } = await inspect(pem(leaf.subarray(0, 200), root.der));
  assert.equal(code, 1);
  assert.match(headline, /a damaged CERTIFICATE/);
});

test('a person can pipe it in', async () => {
  const { code, out } = await finish(start(['inspect', '-']), pem(root.der));
  assert.equal(code, 0);
  assert.match(out, /A root certificate called "tlscope Root CA"/);
});

test('what OpenSSL writes is read', { skip: withoutOpenssl }, async () => {
  const path = (name: string): string => folder.path(name);
  folder.put('key.pem', key);
  folder.put('chain.pem', pem(...server.chain));
  openssl('crl2pkcs7', '-nocrl', '-certfile', path('chain.pem'), '-out', path('c.p7b'));
  assert.match((await inspect(readFileSync(path('c.p7b')))).headline, /chain of 2 certificates .* in a PKCS #7 file/);
  openssl('pkcs8', '-topk8', '-scrypt', '-in', path('key.pem'), '-out', path('s.pem'), '-passout', 'pass:open');
  assert.match((await inspect(readFileSync(path('s.pem')), '--passphrase', 'open')).headline, /^✔ A private key/);
  openssl('ec', '-in', path('key.pem'), '-aes256', '-out', path('old.pem'), '-passout', 'pass:open');
  assert.match((await inspect(readFileSync(path('old.pem')), '--passphrase', 'open')).out, /one round of MD5|PBES2/);
  openssl(
    'req',
    '-new',
    '-key',
    path('key.pem'),
    '-subj',
    '/CN=asks',
    '-addext',
    'subjectAltName=DNS:asks.example',
    '-out',
    path('r.pem'),
  );
  assert.deepEqual((await json(readFileSync(path('r.pem')))).items[0].names, ['asks.example']);
  openssl('req', '-new', '-sha1', '-key', path('key.pem'), '-subj', '/CN=asks', '-out', path('sha1.pem'));
  const unsaid = await inspect(readFileSync(path('sha1.pem')));
  assert.match(unsaid.out.replace(/\s+/g, ' '), /Whether it is signed with its own key cannot be said: SHA-1/);
  assert.doesNotMatch(unsaid.out, /nothing is wrong|not by its own key/);
  const [request] = (await json(readFileSync(path('sha1.pem')))).items;
  assert.deepEqual([request.signed, request.signature.state, request.signature.about], [false, 'unknown', 'algorithm']);
  const legacy = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1', '-passout', 'pass:open'];
  openssl('pkcs12', '-export', '-in', path('chain.pem'), '-inkey', path('key.pem'), '-out', path('d.p12'), ...legacy);
  const old = await inspect(readFileSync(path('d.p12')), '--passphrase', 'open');
  assert.match(old.headline, /^✘ A chain of 2 .* outdated ciphers/);
});
