/**
 * What the raw primitives of a handshake cost, in microseconds of CPU: the floor that no TLS stack over the same
 * provider can go under.
 */
import { pathToFileURL } from 'node:url';
import {
  type CryptoProvider,
  type PrivateKeyData,
  type SignatureSchemeName,
  UnsupportedOperation,
} from 'tlscope/crypto';
import { nodeProvider } from 'tlscope/crypto/node';
import { pureProvider } from 'tlscope/crypto/pure';

/** Microseconds of CPU for one operation; NaN where the provider leaves it out. */
export type Costs = { readonly [N in keyof ReturnType<typeof operations>]: number };
export interface Measured {
  readonly provider: string;
  readonly costs: Costs;
}

/** Costs of each primitive per provider; `milliseconds` of CPU are spent on each of them (three rounds, the best counts). */
export function measurePrimitives(milliseconds = 60, providers = [nodeProvider, pureProvider]): readonly Measured[] {
  return providers.map((provider) => {
    const measured = Object.entries(operations(provider)).map(([name, run]) => [name, measure(run, milliseconds / 3)]);
    return { provider: provider.name, costs: Object.fromEntries(measured) };
  });
}

/**
 * How often both ends together use each in a TLS 1.3 handshake with x25519 and an ECDSA P-256 certificate under one
 * issuing CA. HKDF per end (RFC 9846 §7.1): 3 extracts, 7 secrets, 8 keys and IVs, 2 finished keys; and 2 MACs.
 */
export const handshake13 = {
  x25519_start: 1,
  x25519_respond: 1,
  x25519_finish: 1,
  ecdsa_p256_sign: 1,
  ecdsa_p256_verify: 3,
  hmac: 10,
  hkdf_expand: 34,
  sha256_1k: 10,
  aead_seal_64: 5,
  aead_open_64: 5,
} as const satisfies Partial<Costs>;

/** Microseconds of CPU of both ends together. */
export function handshakeFloor(costs: Costs): number {
  return Object.entries(handshake13).reduce((sum, [name, times]) => sum + times * costs[name as keyof Costs], 0);
}

function operations(provider: CryptoProvider) {
  const { sha256 } = provider.hashes;
  const group = provider.groups.find(({ name }) => name === 'x25519')!;
  const own = group.start();
  const peer = group.start();
  const p256 = signing(provider, 'ecdsa_secp256r1_sha256', nodeProvider.generateKey('secp256r1'));
  const rsa = nodeProvider.generateKey('rsa2048');
  const pss = signing(provider, 'rsa_pss_rsae_sha256', rsa);
  const unlocking = encryption(provider, rsa);
  const [secret, info, kilobyte] = [provider.random(32), provider.random(50), provider.random(1024)];
  const small = sealing(provider, 64);
  const record = sealing(provider, 16384);
  return {
    x25519_start: () => group.start(),
    x25519_respond: () => group.respond(peer.share),
    x25519_finish: () => own.finish(peer.share),
    ecdsa_p256_sign: p256.sign,
    ecdsa_p256_verify: p256.verify,
    rsa2048_pss_sign: pss.sign,
    rsa2048_pss_verify: pss.verify,
    rsa2048_encrypt: unlocking.encrypt,
    rsa2048_decrypt: unlocking.decrypt,
    hmac: () => sha256.hmac(secret, info),
    hkdf_expand: () => sha256.hkdfExpand(secret, info, 32),
    sha256_1k: () => sha256.digest(kilobyte),
    aead_seal_64: small.seal,
    aead_open_64: small.open,
    aead_seal_16k: record.seal,
    aead_open_16k: record.open,
  };
}

function signing(provider: CryptoProvider, name: SignatureSchemeName, data: PrivateKeyData) {
  const schemeOf = ({ signatureSchemes }: CryptoProvider) => signatureSchemes.find((row) => row.name === name)!;
  const scheme = schemeOf(provider);
  const message = provider.random(130); // the size of what CertificateVerify signs (RFC 9846 §4.5.2)
  const key = unlessLeftOut(() => provider.importPrivateKey(data));
  const theirs = nodeProvider.importPrivateKey(data);
  const publicKey = provider.importPublicKey(theirs.publicKey);
  const signature = schemeOf(nodeProvider).sign(theirs, message);
  return {
    sign: key && (() => scheme.sign(key, message)),
    verify: () => scheme.verify(publicKey, message, signature),
  };
}

function encryption(provider: CryptoProvider, data: PrivateKeyData) {
  const key = unlessLeftOut(() => provider.importPrivateKey(data));
  const publicKey = provider.importPublicKey(nodeProvider.importPrivateKey(data).publicKey);
  const message = provider.random(48);
  const sealed = provider.rsaEncryption.encrypt(publicKey, message);
  return {
    encrypt: () => provider.rsaEncryption.encrypt(publicKey, message),
    decrypt: key && (() => provider.rsaEncryption.decryptOr(key, sealed, message)),
  };
}

function unlessLeftOut<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnsupportedOperation) return undefined;
    throw error;
  }
}

function sealing(provider: CryptoProvider, size: number) {
  const key = provider.aeads.aes_128_gcm.key(provider.random(16));
  const [nonce, aad, plaintext, type] = [12, 5, size, 1].map((length) => provider.random(length));
  const out = new Uint8Array(size + 17);
  const seal = () => key.seal(nonce!, aad!, plaintext!, type!, out, 0);
  seal();
  const sealed = out.slice();
  return { seal, open: () => key.open(nonce!, aad!, sealed) };
}

/** The best of three rounds, after a warm-up that also finds how many times to run. */
function measure(run: (() => unknown) | undefined, milliseconds: number): number {
  if (run === undefined) return Number.NaN;
  const wanted = 1000 * milliseconds;
  let times = 1;
  for (let spent = 0; spent < wanted / 2; times *= 2) spent = cpu(run, times);
  return Math.min(...[1, 2, 3].map(() => cpu(run, times) / times));
}

/** Microseconds of CPU, all threads. */
function cpu(run: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function print(measured: readonly Measured[]): void {
  const cell = (value: number) => (Number.isNaN(value) ? 'left out' : value.toFixed(1)).padStart(11);
  console.log(`${'microseconds of CPU'.padEnd(28)}${measured.map(({ provider }) => provider.padStart(11)).join('')}`);
  for (const name of Object.keys(measured[0]!.costs) as (keyof Costs)[])
    console.log(`${name.padEnd(28)}${measured.map(({ costs }) => cell(costs[name])).join('')}`);
  console.log(
    `${'TLS 1.3 handshake, the sum'.padEnd(28)}${measured.map(({ costs }) => cell(handshakeFloor(costs))).join('')}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print(measurePrimitives());
