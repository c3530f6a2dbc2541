/** Locking with a password: PBES2 (RFC 8018 §6.2) both ways, and the older schemes as far as OpenSSL opens them. */
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import {
  type AlgorithmIdentifier,
  NULL,
  OCTET_STRING,
  oid,
  oidName,
  PBES2_params,
  PBKDF2_params,
} from '../../asn1/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { PBE_SCHEMES, Pkcs12PbeParams } from '../../x509/index.ts';
import { MOST_MEMORY, scryptParams, spendOnDerivation, spendOnPkcs12, unknown } from './cost.ts';
import { LEGACY_CIPHERS, legacyDecipher } from './legacy.ts';
import { pkcs12Key } from './pkcs12-kdf.ts';
import { type Refused, type Secret, withWork } from './work.ts';

/** What was inside, or why it stays locked. */
export type Opened = { readonly plain: Uint8Array } | Refused;

/** What a password check costs, here and to whoever guesses: OWASP's number for PBKDF2 with SHA-256 in 2023. */
const ITERATIONS = 600_000;

/** AES-256 in CBC mode under a key that PBKDF2 makes with HMAC-SHA256. */
export function lock(plain: Uint8Array, password: string, iterations = ITERATIONS) {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  const prf = { algorithm: oid['id-hmacWithSHA256'], parameters: encode(NULL, null) };
  const derivation = encode(PBKDF2_params, {
    salt: { type: 'specified', value: salt },
    iterationCount: iterations,
    prf,
  });
  const parameters = encode(PBES2_params, {
    keyDerivationFunc: { algorithm: oid['id-PBKDF2'], parameters: derivation },
    encryptionScheme: { algorithm: oid['aes256-CBC-PAD'], parameters: encode(OCTET_STRING, iv) },
  });
  const algorithm: AlgorithmIdentifier = { algorithm: oid['id-PBES2'], parameters };
  return { algorithm, data: new Uint8Array(data) };
}

/** Never throws: what cannot be opened says why. */
export function unlock(
  { algorithm, parameters = new Uint8Array() }: AlgorithmIdentifier,
  data: Uint8Array,
  secret: Secret,
): Opened {
  const name = oidName(algorithm) ?? algorithm;
  try {
    if (algorithm === oid['id-PBES2']) return unlockPbes2(decode(PBES2_params, parameters), data, secret);
    if ((PBE_SCHEMES as readonly string[]).includes(name)) return unlockPkcs12(name, parameters, data, secret);
    return unknown(name);
  } catch {
    return { because: 'the passphrase is wrong, or the file is damaged' };
  }
}

const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  [oid['aes128-CBC-PAD']]: { name: 'aes-128-cbc', keyLength: 16 },
  [oid['aes192-CBC-PAD']]: { name: 'aes-192-cbc', keyLength: 24 },
  [oid['aes256-CBC-PAD']]: { name: 'aes-256-cbc', keyLength: 32 },
  [oid['des-EDE3-CBC']]: { name: 'des-ede3-cbc', keyLength: 24 },
};
const PRFS: Readonly<Record<string, string>> = {
  [oid['id-hmacWithSHA1']]: 'sha1',
  [oid['id-hmacWithSHA256']]: 'sha256',
  [oid['id-hmacWithSHA384']]: 'sha384',
  [oid['id-hmacWithSHA512']]: 'sha512',
};

function unlockPbes2(params: PBES2_params, data: Uint8Array, secret: Secret): Opened {
  const { keyDerivationFunc, encryptionScheme } = params;
  const cipher = CIPHERS[encryptionScheme.algorithm];
  if (cipher === undefined) return unknown(`the cipher ${encryptionScheme.algorithm}`);
  const key = derive(keyDerivationFunc, secret, cipher.keyLength);
  if ('because' in key) return key;
  return { plain: decipher(cipher.name, key.plain, decode(OCTET_STRING, encryptionScheme.parameters!), data) };
}

function derive(
  { algorithm, parameters = new Uint8Array() }: AlgorithmIdentifier,
  secret: Secret,
  length: number,
): Opened {
  const { password, work } = withWork(secret);
  const refused = spendOnDerivation({ algorithm, parameters }, work, length);
  if (refused !== undefined) return refused;
  if (algorithm === oid['id-scrypt']) {
    const { salt, costParameter: N, blockSize: r, parallelizationParameter: p } = decode(scryptParams, parameters);
    return { plain: scryptSync(password ?? '', salt, length, { N, r, p, maxmem: 2 * MOST_MEMORY }) };
  }
  const { salt, iterationCount, prf } = decode(PBKDF2_params, parameters);
  const hash = PRFS[prf.algorithm];
  if (salt.type !== 'specified' || hash === undefined) return unknown(`PBKDF2 with ${prf.algorithm}`);
  return { plain: pbkdf2Sync(password ?? '', salt.value, iterationCount, length, hash) };
}

function unlockPkcs12(name: string, parameters: Uint8Array, data: Uint8Array, secret: Secret): Opened {
  const { salt, iterations } = decode(Pkcs12PbeParams, parameters);
  const { password, work, legacy } = withWork(secret);
  const old = LEGACY_CIPHERS[name];
  const refused = spendOnPkcs12(name, iterations, work);
  if (refused !== undefined) return refused;
  if (old !== undefined) {
    const made = (purpose: 'key' | 'iv', length: number) =>
      length === 0 ? Buffer.alloc(0) : pkcs12Key('sha1', password, salt, iterations, purpose, length);
    const plain = legacyDecipher(old.name, made('key', old.keyLength), made('iv', old.ivLength), data, legacy);
    return plain === undefined
      ? {
          because: `it is locked with ${old.says}, which was given up long ago and OpenSSL 3 no longer opens by itself`,
          unsupported: true,
        }
      : { plain };
  }
  const three = name.includes('3-Key');
  const made = pkcs12Key('sha1', password, salt, iterations, 'key', three ? 24 : 16);
  const key = three ? made : Buffer.concat([made, made.subarray(0, 8)]);
  const iv = pkcs12Key('sha1', password, salt, iterations, 'iv', 8);
  return { plain: decipher('des-ede3-cbc', key, iv, data) };
}

function decipher(name: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = createDecipheriv(name, key, iv);
  return new Uint8Array(Buffer.concat([cipher.update(data), cipher.final()]));
}

/** Which scheme locks it, in words. */
export function schemeName({ algorithm, parameters }: AlgorithmIdentifier): string {
  if (algorithm !== oid['id-PBES2'] || parameters === undefined) return oidName(algorithm) ?? algorithm;
  const { keyDerivationFunc, encryptionScheme } = decode(PBES2_params, parameters);
  const cipher = CIPHERS[encryptionScheme.algorithm]?.name.toUpperCase() ?? encryptionScheme.algorithm;
  if (keyDerivationFunc.algorithm !== oid['id-PBKDF2']) {
    return `PBES2: ${cipher}, key by ${oidName(keyDerivationFunc.algorithm)?.replace('id-', '') ?? 'an unknown function'}`;
  }
  const { iterationCount, prf } = decode(PBKDF2_params, keyDerivationFunc.parameters ?? new Uint8Array());
  const hash = PRFS[prf.algorithm]?.toUpperCase().replace('SHA', 'SHA-') ?? prf.algorithm;
  return `PBES2: ${cipher}, key by PBKDF2 with HMAC-${hash}, ${iterationCount.toLocaleString('en')} iterations`;
}
