/** Hybrid Public Key Encryption in base mode (RFC 9180): whoever has the public key can encrypt to its owner. */
import { concat, copy, EMPTY, uintBytes, utf8 } from '../bytes/index.ts';
import type { Aead, AeadName, CryptoProvider, Group, Hash, HashName } from '../crypto/index.ts';
import { HpkeAeadId, HpkeKdfId, HpkeKemId } from '../wire/index.ts';
import type { OnSecret } from './secret-row.ts';
import { tell } from './seen.ts';

/** A KEM with what it computes in, a KDF and an AEAD: all that a sender and a receiver must agree on. */
export interface HpkeSuite {
  readonly group: Group;
  /** The hash of the KEM's own key derivation. */
  readonly kemHash: Hash;
  readonly hash: Hash;
  readonly aead: Aead;
  /** `suite_id` of the KEM and of the whole (RFC 9180 §4.1, §5.1). */
  readonly kemId: Uint8Array;
  readonly suiteId: Uint8Array;
}

/** The state of one end. A `sequence` number is used for one message only; the first has 0 (RFC 9180 §5.2). */
export interface HpkeContext {
  /** Ciphertext and tag. */
  seal(sequence: number, aad: Uint8Array, plaintext: Uint8Array): Uint8Array;
  /** `undefined` where the message or `aad` is not what was sealed. */
  open(sequence: number, aad: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined;
}

// What we have of the registries in RFC 9180 §7.
const kems = new Map<number, 'x25519' | 'secp256r1'>([
  [HpkeKemId.members.DHKEM_X25519, 'x25519'],
  [HpkeKemId.members.DHKEM_P256, 'secp256r1'],
]);
const kdfs = new Map<number, HashName>([
  [HpkeKdfId.members.HKDF_SHA256, 'sha256'],
  [HpkeKdfId.members.HKDF_SHA384, 'sha384'],
  [HpkeKdfId.members.HKDF_SHA512, 'sha512'],
]);
const aeads = new Map<number, AeadName>([
  [HpkeAeadId.members.AES_128_GCM, 'aes_128_gcm'],
  [HpkeAeadId.members.AES_256_GCM, 'aes_256_gcm'],
  [HpkeAeadId.members.ChaCha20Poly1305, 'chacha20_poly1305'],
]);

/** The length of a serialized private key, in bytes, of both KEMs we have (RFC 9180 §7.1). */
export const HPKE_PRIVATE_KEY_LENGTH = 32;

/** The group of a KEM (RFC 9180 §7.1); `undefined` where we do not have it. */
export function hpkeGroup(provider: CryptoProvider, kem_id: number): Group | undefined {
  const name = kems.get(kem_id);
  return provider.groups.find((group) => group.name === name);
}

/** `undefined` where we do not have one of the three. */
export function hpkeSuite(
  provider: CryptoProvider,
  kem_id: number,
  kdf_id: number,
  aead_id: number,
): HpkeSuite | undefined {
  const group = hpkeGroup(provider, kem_id);
  const hash = kdfs.get(kdf_id);
  const aead = aeads.get(aead_id);
  if (group === undefined || hash === undefined || aead === undefined) return undefined;
  return {
    group,
    kemHash: provider.hashes.sha256,
    hash: provider.hashes[hash],
    aead: provider.aeads[aead],
    kemId: concat(utf8('KEM'), uintBytes(kem_id, 2)),
    suiteId: concat(utf8('HPKE'), ...[kem_id, kdf_id, aead_id].map((id) => uintBytes(id, 2))),
  };
}

/**
 * SetupBaseS (RFC 9180 §5.1.1).
 *
 * @param ephemeral a private key, given only to play a recorded exchange again
 * @throws BadKeyShare where `pkR` is no public key of the KEM
 */
export function setupBaseS(
  suite: HpkeSuite,
  pkR: Uint8Array,
  info: Uint8Array,
  onSecret?: OnSecret,
  ephemeral?: Uint8Array,
): { readonly enc: Uint8Array; readonly context: HpkeContext } {
  const exchange = suite.group.start(ephemeral);
  const enc = exchange.share;
  const shared_secret = extractAndExpand(suite, exchange.finish(pkR), concat(enc, pkR), onSecret);
  return { enc, context: keySchedule(suite, shared_secret, info, onSecret) };
}

/** SetupBaseR (RFC 9180 §5.1.1). Throws `BadKeyShare` where `enc` is no public key of the KEM. */
export function setupBaseR(
  suite: HpkeSuite,
  enc: Uint8Array,
  skR: Uint8Array,
  info: Uint8Array,
  onSecret?: OnSecret,
): HpkeContext {
  const exchange = suite.group.start(skR);
  const shared_secret = extractAndExpand(suite, exchange.finish(enc), concat(enc, exchange.share), onSecret);
  return keySchedule(suite, shared_secret, info, onSecret);
}

/** ExtractAndExpand (RFC 9180 §4.1). */
function extractAndExpand(
  { kemHash, kemId }: HpkeSuite,
  dh: Uint8Array,
  kem_context: Uint8Array,
  onSecret: OnSecret | undefined,
): Uint8Array {
  const eae_prk = labeledExtract(kemHash, kemId, EMPTY, 'eae_prk', dh);
  const shared_secret = labeledExpand(kemHash, kemId, eae_prk, 'shared_secret', kem_context, kemHash.length);
  if (onSecret !== undefined) {
    tell(onSecret, 'hpke_dh', dh);
    tell(onSecret, 'hpke_shared_secret', shared_secret, { context: kem_context });
  }
  return shared_secret;
}

/** KeySchedule (RFC 9180 §5.1) in base mode: no key from before, no sender to authenticate. */
function keySchedule(
  { hash, aead, suiteId }: HpkeSuite,
  shared_secret: Uint8Array,
  info: Uint8Array,
  onSecret: OnSecret | undefined,
): HpkeContext {
  const psk_id_hash = labeledExtract(hash, suiteId, EMPTY, 'psk_id_hash', EMPTY);
  const info_hash = labeledExtract(hash, suiteId, EMPTY, 'info_hash', info);
  const context = concat(Uint8Array.of(0), psk_id_hash, info_hash);
  const secret = labeledExtract(hash, suiteId, shared_secret, 'secret', EMPTY);
  const key = labeledExpand(hash, suiteId, secret, 'key', context, aead.keyLength);
  const base_nonce = labeledExpand(hash, suiteId, secret, 'base_nonce', context, aead.nonceLength);
  if (onSecret !== undefined) {
    tell(onSecret, 'hpke_secret', secret);
    tell(onSecret, 'hpke_key', key, { context });
    tell(onSecret, 'hpke_base_nonce', base_nonce, { context });
  }
  const imported = aead.key(key);
  return {
    seal(sequence, aad, plaintext) {
      const out = new Uint8Array(plaintext.length + aead.tagLength);
      imported.seal(computeNonce(base_nonce, sequence), aad, plaintext, EMPTY, out, 0);
      return out;
    },
    open(sequence, aad, ciphertext) {
      if (ciphertext.length < aead.tagLength) return undefined;
      return imported.open(computeNonce(base_nonce, sequence), aad, ciphertext);
    },
  };
}

/** Context.ComputeNonce (RFC 9180 §5.2). */
function computeNonce(base_nonce: Uint8Array, sequence: number): Uint8Array {
  const nonce = copy(base_nonce);
  const number = uintBytes(sequence, 6);
  const at = nonce.length - number.length;
  for (const [i, byte] of number.entries()) nonce[at + i]! ^= byte;
  return nonce;
}

const VERSION = utf8('HPKE-v1');

/** LabeledExtract (RFC 9180 §4). */
const labeledExtract = (hash: Hash, id: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array =>
  hash.hkdfExtract(salt, concat(VERSION, id, utf8(label), ikm));

/** LabeledExpand (RFC 9180 §4). */
const labeledExpand = (
  hash: Hash,
  id: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array => hash.hkdfExpand(prk, concat(uintBytes(length, 2), VERSION, id, utf8(label), info), length);
