/** The pseudorandom function of TLS 1.2 and what is made with it (RFC 5246 §5, §6.3, §8.1). */
import { concat, uintBytes, utf8 } from '../bytes/index.ts';
import type { Aead, CbcHmac, CryptoProvider, Hash } from '../crypto/index.ts';
import { CallerFault, type CipherSuiteRow } from '../wire/index.ts';
import type { OnSecret } from './secret-row.ts';
import { secrets } from './secrets.ts';
import { tell } from './seen.ts';

const MASTER_SECRET_LENGTH = 48;
const VERIFY_DATA_LENGTH = 12;

/** PRF(secret, label, seed) = P_hash(secret, label + seed) (RFC 5246 §5); `length` in bytes. */
export function prf12(hash: Hash, secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
  const hmac = hash.hmacKey(secret);
  const labelled = concat(utf8(label), seed);
  const out = new Uint8Array(length);
  let a = labelled;
  for (let at = 0; at < length; at += hash.length) {
    a = hmac(a);
    const block = hmac(a, labelled);
    out.set(at + block.length > length ? block.subarray(0, length - at) : block, at);
  }
  return out;
}

/** master_secret (RFC 5246 §8.1). */
export function masterSecret(
  hash: Hash,
  preMasterSecret: Uint8Array,
  clientRandom: Uint8Array,
  serverRandom: Uint8Array,
  onSecret?: OnSecret,
): Uint8Array {
  return master(hash, 'master_secret', preMasterSecret, concat(clientRandom, serverRandom), onSecret);
}

/** master_secret bound to the handshake (RFC 7627 §4); `sessionHash` is over ClientHello...ClientKeyExchange. */
export function extendedMasterSecret(
  hash: Hash,
  preMasterSecret: Uint8Array,
  sessionHash: Uint8Array,
  onSecret?: OnSecret,
): Uint8Array {
  return master(hash, 'extended_master_secret', preMasterSecret, sessionHash, onSecret);
}

function master(
  hash: Hash,
  row: 'master_secret' | 'extended_master_secret',
  preMasterSecret: Uint8Array,
  seed: Uint8Array,
  onSecret: OnSecret | undefined,
): Uint8Array {
  const value = prf12(hash, preMasterSecret, secrets[row].label, seed, MASTER_SECRET_LENGTH);
  if (onSecret !== undefined) {
    tell(onSecret, 'pre_master_secret', preMasterSecret);
    tell(onSecret, row, value, { context: seed });
  }
  return value;
}

/** What protects the records of a suite. */
export const cipherOf = (provider: CryptoProvider, suite: CipherSuiteRow): Aead | CbcHmac =>
  suite.cbc === undefined ? provider.aeads[suite.aead] : provider.cbc[suite.cbc];

export interface KeyBlock {
  /** Empty where an AEAD needs none. */
  readonly client_write_MAC_key: Uint8Array;
  readonly server_write_MAC_key: Uint8Array;
  readonly client_write_key: Uint8Array;
  readonly server_write_key: Uint8Array;
  readonly client_write_IV: Uint8Array;
  readonly server_write_IV: Uint8Array;
}

/** key_block and its partition (RFC 5246 §6.3). AEAD suites have no MAC keys, CBC suites an IV with every record. */
export function keyBlock12(
  hash: Hash,
  masterSecret: Uint8Array,
  clientRandom: Uint8Array,
  serverRandom: Uint8Array,
  cipher: Aead | CbcHmac,
  onSecret?: OnSecret,
): KeyBlock {
  const mac = 'macLength' in cipher ? cipher.macLength : 0;
  const key = cipher.keyLength;
  const iv = fixedIvLength(cipher);
  const seed = concat(serverRandom, clientRandom);
  const key_block = prf12(hash, masterSecret, secrets.key_block.label, seed, 2 * (mac + key + iv));
  let at = 0;
  const next = (length: number): Uint8Array => {
    at += length;
    return key_block.slice(at - length, at);
  };
  const keys: KeyBlock = {
    client_write_MAC_key: next(mac),
    server_write_MAC_key: next(mac),
    client_write_key: next(key),
    server_write_key: next(key),
    client_write_IV: next(iv),
    server_write_IV: next(iv),
  };
  if (onSecret !== undefined) {
    tell(onSecret, 'key_block', key_block, { context: seed });
    for (const [name, value] of Object.entries(keys) as [keyof KeyBlock, Uint8Array][]) {
      if (value.length > 0) tell(onSecret, name, value);
    }
  }
  return keys;
}

/**
 * SecurityParameters.fixed_iv_length: 4 for GCM and CCM (RFC 5288 §3, RFC 6655 §3), the whole nonce for ChaCha20
 * (RFC 7905 §2), nothing for CBC.
 */
function fixedIvLength(cipher: Aead | CbcHmac): number {
  if ('macLength' in cipher) return 0;
  return cipher.name === 'chacha20_poly1305' ? cipher.nonceLength : 4;
}

/** verify_data of Finished (RFC 5246 §7.4.9); `handshakeHash` is over all messages before this Finished. */
export function verifyData12(
  hash: Hash,
  masterSecret: Uint8Array,
  sender: 'client' | 'server',
  handshakeHash: Uint8Array,
): Uint8Array {
  return prf12(hash, masterSecret, `${sender} finished`, handshakeHash, VERIFY_DATA_LENGTH);
}

const RESERVED = ['client finished', 'server finished', 'master secret', 'extended master secret', 'key expansion'];

/**
 * Keying material for other protocols (RFC 5705 §4); `length` in bytes. Throws `CallerFault` for the labels of TLS itself
 * (RFC 5705 §6).
 */
export function exportKeyingMaterial12(
  hash: Hash,
  masterSecret: Uint8Array,
  clientRandom: Uint8Array,
  serverRandom: Uint8Array,
  label: string,
  context: Uint8Array | undefined,
  length: number,
): Uint8Array {
  if (RESERVED.includes(label)) {
    throw new CallerFault('ERR_TLSCOPE_RESERVED_LABEL', `the exporter label "${label}" is TLS's own (RFC 5705 §6)`);
  }
  if (context !== undefined && context.length > 0xffff) throw new RangeError(`a context of ${context.length} bytes`);
  const seed =
    context === undefined
      ? concat(clientRandom, serverRandom)
      : concat(clientRandom, serverRandom, uintBytes(context.length, 2), context);
  return prf12(hash, masterSecret, label, seed, length);
}
