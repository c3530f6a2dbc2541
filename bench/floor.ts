import { nodeProvider } from 'tlscope/crypto/node';
import { type Costs, handshake13, measurePrimitives } from './primitives.ts';
import type { Setting, Version } from './stacks.ts';

/** Anew for each line: machines are not equally fast all the time. */
const measured = (): Costs => measurePrimitives(60, [nodeProvider])[0]!.costs;
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
  return perSecond(uses);
}

function perSecond(uses: Uses): number {
  const costs = measured();
  const names = Object.keys(uses) as (keyof Costs)[];
  return 1e6 / names.reduce((sum, name) => sum + uses[name]! * costs[name], 0);
}

/**
 * Both ends of a session that is taken up again. TLS 1.3 with a fresh key exchange and one ticket: per end 3 extracts and 3
 * MACs, 7 secrets with the binder's, 8 keys and IVs, 3 finished keys, and what becomes of the ticket (RFC 9846 §7.1). TLS 1.2:
 * the PRF makes the keys and both verify_data, 14 MACs for each end.
 */
const resumed: Readonly<Record<Version, Uses>> = {
  'TLSv1.3': {
    x25519_start: 1,
    x25519_respond: 1,
    x25519_finish: 1,
    hmac: 12,
    hkdf_expand: 40,
    sha256_1k: 8,
    aead_seal_64: 5,
    aead_open_64: 5,
  },
  'TLSv1.2': { hmac: 28, sha256_1k: 4, aead_seal_64: 2, aead_open_64: 3 },
};

/** Resumed handshakes per second of CPU, if nothing but the primitives cost anything. */
export const resumptionFloor = ({ version }: Setting): number => perSecond(resumed[version]);

/** Echoes per second of CPU, if nothing but sealing and opening the four records of each cost anything. */
export const echoFloor = (): number => perSecond({ aead_seal_64: 2, aead_open_64: 2 });

/** MiB per second of CPU, if nothing but sealing and opening full records cost anything. */
export const bulkFloor = (): number => perSecond({ aead_seal_16k: 1, aead_open_16k: 1 }) * RECORD_MEBIBYTES;
