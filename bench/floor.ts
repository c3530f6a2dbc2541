import { nodeProvider } from 'tlscope/crypto/node';
import { type Costs, handshake13, measurePrimitives } from './primitives.ts';
import type { Setting } from './stacks.ts';

const costs = measurePrimitives(60, [nodeProvider])[0]!.costs;
const RECORD_MEBIBYTES = 16_384 / 1_048_576;

type Uses = Partial<Record<keyof Costs, number>>;

/** Both ends of TLS 1.2 with ECDHE: the PRF makes 12 MACs for each end (RFC 5246 §5), the rest is as in TLS 1.3. */
const handshake12: Uses = { ...handshake13, hkdf_expand: 0, hmac: 24, aead_seal_64: 2, aead_open_64: 2 };

/** Handshakes per second of CPU, if nothing but the primitives cost anything. */
export function handshakeFloor({ version, key }: Setting): number {
  const uses: Uses = { ...(version === 'TLSv1.3' ? handshake13 : handshake12) };
  if (key === 'RSA 2048') {
    // The server's key only: its chain is signed with P-256 in both settings.
    Object.assign(uses, { ecdsa_p256_sign: 0, ecdsa_p256_verify: 2, rsa2048_pss_sign: 1, rsa2048_pss_verify: 1 });
  }
  const names = Object.keys(uses) as (keyof Costs)[];
  return 1e6 / names.reduce((sum, name) => sum + uses[name]! * costs[name], 0);
}

/** MiB per second of CPU, if nothing but sealing and opening full records cost anything. */
export const bulkFloor = (): number => (RECORD_MEBIBYTES * 1e6) / (costs.aead_seal_16k + costs.aead_open_16k);
