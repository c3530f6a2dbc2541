/**
 * What a server is held to. `modern` and `intermediate` have the versions and cipher suites of Mozilla's Server Side TLS
 * guidelines; beyond its curves they allow the hybrids with ML-KEM, P-521 and X448, which are no weaker.
 */
import { ownMember } from 'tlscope/bytes';
import { readNamed } from '../files.ts';
import { UsageError } from '../host.ts';

export type Version = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export interface Policy {
  readonly name: string;
  /** Versions that may be offered. */
  readonly versions: readonly Version[];
  /** Versions that must be offered. */
  readonly required: readonly Version[];
  /** IANA names of the TLS 1.2 suites that may be accepted. */
  readonly cipherSuites: readonly string[];
  readonly groups: readonly string[];
  readonly rsaBits: number;
  /** A certificate has to be good for so many more days. */
  readonly daysLeft: number;
  /** Days from its beginning to its end, at most. */
  readonly lifetime: number;
}

const GROUPS = ['X25519MLKEM768', 'SecP256r1MLKEM768', 'x25519', 'secp256r1', 'secp384r1', 'secp521r1', 'x448'];
const AUTHENTICATED = ['AES_128_GCM_SHA256', 'AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256'];

export const policies: Readonly<Record<string, Policy>> = {
  modern: {
    name: 'modern',
    versions: ['TLSv1.3'],
    required: ['TLSv1.3'],
    cipherSuites: [],
    groups: GROUPS,
    rsaBits: 2048,
    daysLeft: 14,
    lifetime: 200,
  },
  intermediate: {
    name: 'intermediate',
    versions: ['TLSv1.2', 'TLSv1.3'],
    required: ['TLSv1.2', 'TLSv1.3'],
    cipherSuites: ['ECDHE_ECDSA', 'ECDHE_RSA', 'DHE_RSA'].flatMap((keys) =>
      AUTHENTICATED.map((cipher) => `TLS_${keys}_WITH_${cipher}`),
    ),
    groups: [...GROUPS, 'ffdhe2048', 'ffdhe3072'],
    rsaBits: 2048,
    daysLeft: 14,
    lifetime: 366,
  },
};

/** By name, or from a file. Throws `UsageError`. */
export async function policyNamed(text: string): Promise<Policy> {
  const known = ownMember(policies, text);
  if (known !== undefined) return known;
  const source = await readNamed(text, 'The policy');
  let given: unknown;
  try {
    given = JSON.parse(source.toString('utf8'));
  } catch {
    throw new UsageError(`The policy ${text} is not JSON.`, HINT);
  }
  return complete(given, text);
}

/** What the file does not say is as in `intermediate`. */
function complete(given: unknown, file: string): Policy {
  if (typeof given !== 'object' || given === null) throw new UsageError(`The policy ${file} is not an object.`, HINT);
  const whole: Readonly<Record<string, unknown>> = { ...policies.intermediate };
  for (const [key, value] of Object.entries(given)) {
    const model = ownMember(whole, key);
    if (model === undefined) throw new UsageError(`A policy has no member "${key}".`, HINT);
    const same = Array.isArray(model)
      ? Array.isArray(value) && value.every((one) => typeof one === 'string')
      : typeof model === typeof value;
    if (!same) throw new UsageError(`"${key}" of the policy has the wrong type.`, HINT);
  }
  return { ...policies.intermediate!, name: file, ...given };
}

const HINT = `Members are ${Object.keys(policies.intermediate!).join(', ')}.`;
