import type { Side } from '../../events/index.ts';
import { cipherOf, type KeyBlock, keyBlock12 } from '../../keys/index.ts';
import type { CipherSuiteRow } from '../../wire/index.ts';
import type { Context } from '../context.ts';

/** The keys of a TLS 1.2 connection, and how they are used. */
export interface Keys12 extends KeyBlock {
  readonly suite: CipherSuiteRow;
  readonly encryptThenMac: boolean;
}

/** What is known of a connection when its master secret is. */
interface Known12 {
  readonly suite: CipherSuiteRow;
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly encryptThenMac: boolean;
}

/** RFC 5246 §6.3. */
export function deriveKeys12(known: Known12, master_secret: Uint8Array, cx: Context): Keys12 {
  const { suite, client_random, server_random, encryptThenMac } = known;
  const { provider } = cx.settings;
  const hash = provider.hashes[suite.hash];
  const cipher = cipherOf(provider, suite);
  const keys = keyBlock12(hash, master_secret, client_random, server_random, cipher, cx.onSecret);
  return { ...keys, suite, encryptThenMac };
}

/** RFC 5246 §7.1: what `sender` sends after its change_cipher_spec is under these keys. */
export function installKeys12(direction: 'read' | 'write', sender: Side, keys: Keys12, cx: Context): void {
  const { suite, encryptThenMac } = keys;
  const secret = `${sender}_write_key` as const;
  const macKey = keys[`${sender}_write_MAC_key`];
  cx.install({
    direction,
    epoch: 'tls12',
    suite,
    secret,
    key: keys[secret],
    iv: keys[`${sender}_write_IV`],
    ...(suite.cbc !== undefined && { mac: { key: macKey, encryptThenMac } }),
  });
}
