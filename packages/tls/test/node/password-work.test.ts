/** What a file asks for with a password is bounded, for all of its parts together; what people's programs write is below. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import nodeTls from 'node:tls';
import {
  EncryptedPrivateKeyInfo,
  OCTET_STRING,
  oid,
  PBES2_params,
  PBKDF2_params,
  sequence,
  smallInteger,
} from '../../src/asn1/index.ts';
import { createSecureContext } from '../../src/node/index.ts';
import {
  lockKey,
  MOST_ITERATIONS,
  MOST_OWN_ITERATIONS,
  readPkcs12,
  unlockKey,
  Work,
  writePkcs12,
} from '../../src/node/password/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import {
  AuthenticatedSafe,
  EncryptedData,
  PFX,
  Pkcs12PbeParams,
  toPem,
  writePrivateKey,
} from '../../src/x509/index.ts';
import { makeChain } from '../x509/make.ts';

const { leaf } = makeChain();
const pkcs8 = writePrivateKey(leaf.key);
const file = writePkcs12({ key: pkcs8, certificates: [{ der: leaf.der }] }, 'secret');
const folder = mkdtempSync(join(tmpdir(), 'tlscope-'));
after(() => rmSync(folder, { recursive: true }));

const withMac = (iterations: number): Uint8Array => {
  const pfx = decode(PFX, file);
  return encode(PFX, { ...pfx, macData: { ...pfx.macData!, iterations } });
};

/** The same key under a lock that asks for other parameters; nothing has to open it. */
function relocked(keyDerivationFunc: PBES2_params['keyDerivationFunc']): Uint8Array {
  const encryptionScheme = { algorithm: oid['aes256-CBC-PAD'], parameters: encode(OCTET_STRING, new Uint8Array(16)) };
  const parameters = encode(PBES2_params, { keyDerivationFunc, encryptionScheme });
  return encode(EncryptedPrivateKeyInfo, {
    encryptionAlgorithm: { algorithm: oid['id-PBES2'], parameters },
    encryptedData: new Uint8Array(32),
  });
}
const pbkdf2 = (iterationCount: number): Uint8Array =>
  relocked({
    algorithm: oid['id-PBKDF2'],
    parameters: encode(PBKDF2_params, {
      salt: { type: 'specified', value: new Uint8Array(8) },
      iterationCount,
      prf: { algorithm: oid['id-hmacWithSHA256'], parameters: Uint8Array.of(5, 0) },
    }),
  });
const Scrypt = sequence('scrypt-params', 'RFC 7914 §7', {
  salt: [OCTET_STRING, ''],
  costParameter: [smallInteger, ''],
  blockSize: [smallInteger, ''],
  parallelizationParameter: [smallInteger, ''],
});
const scrypt = (costParameter: number, blockSize: number, parallelizationParameter: number): Uint8Array =>
  relocked({
    algorithm: oid['id-scrypt'],
    parameters: encode(Scrypt, { salt: new Uint8Array(8), costParameter, blockSize, parallelizationParameter }),
  });

test('an integrity code that asks for too many iterations is not worked out', () => {
  const { mac } = readPkcs12(withMac(2_000_000_000), 'secret');
  assert.equal(mac?.ok, false);
  assert.equal(mac?.refused?.tooMuchWork, true);
  assert.throws(() => createSecureContext({ pfx: withMac(2_000_000_000), passphrase: 'secret' }), {
    code: 'ERR_TLSCOPE_PASSWORD_WORK',
  });
});

test('of the derivation of PKCS #12 itself, which is slow, only a million iterations are worked out', () => {
  for (const hash of ['sha256', 'sha512'] as const) {
    const work = new Work();
    assert.match(
      work.spendOwn(MOST_OWN_ITERATIONS + 1, hash)!.because,
      /1,000,001 iterations of PKCS #12's own .*1,000,000/,
    );
    // As Firefox has it: 600,000 for each of two parts and the integrity code.
    for (let part = 0; part < 2; part++) assert.equal(work.spend(600_000), undefined);
    assert.equal(work.spendOwn(600_000, hash), undefined);
    assert.equal(work.spendOwn(400_001, hash)?.tooMuchWork, true);
  }
  assert.equal(new Work().spendOwn(2 * MOST_OWN_ITERATIONS, 'sha1'), undefined);
  assert.equal(new Work(6_000_000).spendOwn(6_000_000, 'sha256'), undefined);
  const dear = withMac(MOST_OWN_ITERATIONS * 3);
  assert.match(readPkcs12(dear, 'secret').mac!.refused!.because, /PKCS #12's own derivation/);
  assert.throws(() => createSecureContext({ pfx: dear, passphrase: 'secret' }), { code: 'ERR_TLSCOPE_PASSWORD_WORK' });
  const lock = pkcs12Lock('pbeWithSHAAnd3-KeyTripleDES-CBC', 1_000_000);
  assert.match((unlockKey(lock, 'secret') as { because: string }).because, /3,000,000 iterations of PKCS #12's own/);
});

test('the parts of a file are counted together', () => {
  const most = 350_000;
  assert.ok(readPkcs12(file, { password: 'secret', work: new Work(most) }).bags.every(({ kind }) => kind !== 'locked'));
  const { bags } = readPkcs12(file, { password: 'secret', work: new Work(most - 100_000) });
  assert.deepEqual(
    bags.map((bag) => [bag.kind, bag.kind === 'locked' && bag.tooMuchWork]),
    [
      ['certificate', false],
      ['locked', true],
    ],
  );
  // A thousand parts, each of them modest.
  const pfx = decode(PFX, file);
  const safe = decode(OCTET_STRING, pfx.authSafe.content!);
  const part = decode(AuthenticatedSafe, safe).find(({ contentType }) => contentType === oid['id-encryptedData'])!;
  assert.ok(decode(EncryptedData, part.content!));
  const many = encode(
    OCTET_STRING,
    encode(
      AuthenticatedSafe,
      Array.from({ length: 1000 }, () => part),
    ),
  );
  const crowd = encode(PFX, { version: 3, authSafe: { contentType: oid['id-data'], content: many } });
  const opened = readPkcs12(crowd, { password: 'secret', work: new Work(200_000) }).bags;
  assert.equal(opened.filter(({ kind }) => kind === 'certificate').length, 2);
  assert.equal(opened.filter((bag) => bag.kind === 'locked' && bag.tooMuchWork === true).length, 998);
});

test('both forms of an empty password are paid for out of one budget', () => {
  const work = new Work(150_000);
  assert.equal(readPkcs12(withMac(100_000), { password: '', work }).mac?.ok, false);
  assert.equal(work.spend(50_001)?.tooMuchWork, true);
  assert.equal(readPkcs12(withMac(2_000_000_000), '').mac?.refused?.tooMuchWork, true);
});

test('where neither form of an empty password fits the integrity code, no work is spent on the contents', () => {
  const work = new Work(1_000_000);
  const { mac, bags } = readPkcs12(file, { password: '', work });
  assert.equal(mac?.ok, false);
  assert.ok(bags.every((bag) => bag.kind === 'locked' && /passphrase is wrong/.test(bag.because)));
  // The integrity code takes 100,000, once for each form.
  assert.equal(work.spend(800_000), undefined);
  assert.equal(work.spend(1)?.tooMuchWork, true);
});

test('the length of an integrity code decides about no work', () => {
  const pfx = decode(PFX, file);
  const mac = { ...pfx.macData!.mac, digest: new Uint8Array(100_000) };
  const long = encode(PFX, { ...pfx, macData: { ...pfx.macData!, mac } });
  assert.equal(readPkcs12(long, { password: 'secret', work: new Work(1_000_000) }).mac?.ok, false);
});

test('locked keys: iterations of PBKDF2, and cost, blocks and lanes of scrypt', () => {
  for (const [der, why] of [
    [pbkdf2(MOST_ITERATIONS + 1), /5,000,001 iterations/],
    [pbkdf2(0), /0 iterations/],
    [scrypt(2 ** 30, 8, 1), /MiB of memory/],
    [scrypt(2, 2 ** 29, 1), /MiB of memory/],
    [scrypt(2 ** 14, 8, 2 ** 10), /iterations/],
    [scrypt(2, 1, 2 ** 30), /MiB of memory/],
  ] as const) {
    const opened = unlockKey(der, 'secret');
    assert.ok('because' in opened);
    assert.match(opened.because, why);
  }
});

const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
const skip = openssl('version').status === 0 ? false : 'no openssl on this machine';

test('what openssl writes opens: as it comes, with a hundred thousand iterations, by scrypt', { skip }, () => {
  writeFileSync(join(folder, 'key.pem'), toPem('PRIVATE KEY', pkcs8));
  writeFileSync(join(folder, 'cert.pem'), toPem('CERTIFICATE', leaf.der));
  for (const extra of [[], ['-iter', '100000']]) {
    const made = openssl(
      ...['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:secret', '-out', 'o.p12'],
      ...extra,
    );
    assert.equal(made.status, 0, made.stderr);
    const { mac, bags } = readPkcs12(readFileSync(join(folder, 'o.p12')), 'secret');
    assert.equal(mac?.ok, true);
    assert.deepEqual(bags.map(({ kind }) => kind).sort(), ['certificate', 'key']);
  }
  const args = ['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:secret', '-scrypt', '-outform', 'DER'];
  assert.equal(openssl(...args, '-out', 'k.der').status, 0);
  assert.ok('plain' in unlockKey(readFileSync(join(folder, 'k.der')), 'secret'));
});

test('whoever trusts a file may allow it more', () => {
  const six = withMac(6_000_000);
  const refused = readPkcs12(six, { password: 'secret', work: new Work() });
  assert.equal(refused.mac?.refused?.tooMuchWork, true);
  assert.doesNotThrow(() => createSecureContext({ pfx: file, passphrase: 'secret', maxPasswordIterations: 400_000 }));
  assert.throws(() => createSecureContext({ pfx: file, passphrase: 'secret', maxPasswordIterations: 250_000 }), {
    code: 'ERR_TLSCOPE_PASSWORD_WORK',
  });
});

const pair = { cert: toPem('CERTIFICATE', leaf.der), passphrase: 'secret' };
const keyPem = (der: Uint8Array): string => toPem('ENCRYPTED PRIVATE KEY', der);
const pkcs12Lock = (name: 'pbeWithSHAAnd3-KeyTripleDES-CBC' | 'pbeWithMD5AndDES_CBC', iterations: number): Uint8Array =>
  encode(EncryptedPrivateKeyInfo, {
    encryptionAlgorithm: {
      algorithm: oid[name],
      parameters: encode(Pkcs12PbeParams, { salt: new Uint8Array(8), iterations }),
    },
    encryptedData: new Uint8Array(32),
  });

test('an encrypted key of `key` is not worked on where it asks for too much, however it is given', () => {
  for (const der of [
    pbkdf2(2 ** 31 - 1),
    scrypt(2 ** 30, 8, 1),
    scrypt(2 ** 14, 8, 2 ** 10),
    pkcs12Lock('pbeWithSHAAnd3-KeyTripleDES-CBC', 2 ** 31 - 1),
    pkcs12Lock('pbeWithMD5AndDES_CBC', 2 ** 31 - 1),
  ]) {
    const other = toPem('CERTIFICATE', leaf.der);
    for (const key of [keyPem(der), Buffer.from(keyPem(der)), der, `${other}${keyPem(der)}`, { pem: keyPem(der) }]) {
      assert.throws(() => createSecureContext({ ...pair, key }), {
        code: 'ERR_TLSCOPE_PASSWORD_WORK',
        message: /^key: it costs too much to open: it asks for /,
      });
    }
  }
});

test('an encrypted key of `key` opens within its budget, and whoever trusts it may allow it more or less', () => {
  const key = keyPem(lockKey(pkcs8, 'secret', 1000));
  createSecureContext({ ...pair, key });
  createSecureContext({ ...pair, key: lockKey(pkcs8, 'secret', 1000) });
  createSecureContext({ ...pair, key, maxPasswordIterations: 1000 });
  assert.throws(() => createSecureContext({ ...pair, key, maxPasswordIterations: 999 }), {
    code: 'ERR_TLSCOPE_PASSWORD_WORK',
  });
});

test('a wrong passphrase of `key` is what node:tls says it is', () => {
  const options = { ...pair, key: keyPem(lockKey(pkcs8, 'secret', 1000)), passphrase: 'wrong' };
  const codeOf = (make: () => unknown): string => {
    try {
      make();
      return 'none';
    } catch (error) {
      return String((error as { code?: string }).code);
    }
  };
  const code = codeOf(() => nodeTls.createSecureContext(options));
  assert.match(code, /^ERR_OSSL/);
  assert.equal(
    codeOf(() => createSecureContext(options)),
    code,
  );
});

test('every way to lock a key that openssl has opens as `key`', { skip }, () => {
  writeFileSync(join(folder, 'plain.pem'), toPem('PRIVATE KEY', pkcs8));
  for (const how of [
    ['pkcs8', '-topk8', '-passout', 'pass:secret'],
    ['pkcs8', '-topk8', '-passout', 'pass:secret', '-scrypt'],
    ['pkcs8', '-topk8', '-passout', 'pass:secret', '-v1', 'PBE-SHA1-3DES'],
    ['pkcs8', '-topk8', '-passout', 'pass:secret', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512'],
    ['ec', '-aes128', '-passout', 'pass:secret'],
  ]) {
    const [command, ...rest] = how as [string, ...string[]];
    const made = openssl(command, '-in', 'plain.pem', ...rest, '-out', 'locked.pem');
    assert.equal(made.status, 0, made.stderr);
    assert.doesNotThrow(
      () => createSecureContext({ ...pair, key: readFileSync(join(folder, 'locked.pem')) }),
      how.join(' '),
    );
  }
});
