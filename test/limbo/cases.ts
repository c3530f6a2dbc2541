/** The path validation cases of x509-limbo, and how one is asked. */
import { nodeProvider } from '../../packages/tls/src/crypto/providers/node/index.ts';
import {
  type ChainQuestion,
  type Profile,
  pemBlocks,
  profiles,
  TrustStore,
  verifyChain,
} from '../../packages/tls/src/x509/index.ts';

/** As much of `limbo-schema.json` as is used. */
export interface LimboCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: { readonly kind: string; readonly value: string } | null;
  readonly max_chain_depth: number | null;
  readonly crls: readonly string[];
}

export interface Outcome {
  readonly result: LimboCase['expected_result'];
  /** Why it was refused. */
  readonly because: string | undefined;
}

/** Names of other kinds are none that TLS compares. */
export const notRun = ({ expected_peer_name: name }: LimboCase): string | undefined =>
  name === null || name.kind === 'DNS' || name.kind === 'IP' ? undefined : `a peer name of the kind ${name.kind}`;

export function askCase(one: LimboCase): Outcome {
  const { evidence } = verifyChain(questionOf(one));
  return { result: evidence.ok ? 'SUCCESS' : 'FAILURE', because: evidence.failure?.claim };
}

function questionOf(one: LimboCase): ChainQuestion {
  return {
    presented: [one.peer_certificate, ...one.untrusted_intermediates].map(der),
    trust: TrustStore.readable(...one.trusted_certs),
    at: one.validation_time === null ? Date.UTC(2026, 0) : Date.parse(one.validation_time),
    purpose: one.validation_kind === 'SERVER' ? 'server' : 'client',
    host: one.expected_peer_name?.value,
    provider: nodeProvider,
    profile: profileOf(one.features),
    ...(one.max_chain_depth === null ? {} : { maxPathLength: one.max_chain_depth }),
    ...(one.crls.length === 0 ? {} : { revocation: { mode: 'hard', crls: one.crls.map(der) } }),
  };
}

const der = (pem: string): Uint8Array => pemBlocks(pem)[0]!.der;

/** Made for examples: they last for centuries, and are for `localhost`. */
const NOT_FOR_EXAMPLES: Profile['demands'] = ['noReservedNames'];
/** Cases that hold a certificate to these say so; others leave extKeyUsage out and are to pass. */
const ONLY_WHERE_ASKED: Profile['demands'] = [
  'leafHasPurpose',
  'leafHasNoAnyPurpose',
  'purposeNotCritical',
  'rootHasNoPurpose',
];

const without = (profile: Profile, left: Profile['demands']): Profile => ({
  ...profile,
  lifetimes: [],
  demands: profile.demands.filter((name) => !left.includes(name)),
});
const web = without(profiles.webpki, [...NOT_FOR_EXAMPLES, ...ONLY_WHERE_ASKED]);
/** Features that ask for more than the others do. */
const PEDANTIC: Readonly<Record<string, Profile['demands']>> = {
  'pedantic-webpki-eku': ONLY_WHERE_ASKED,
  'pedantic-rfc5280': ['authorityKeyIdentifierOfAnchor'],
};

/** The cases describe the public web but where their features say otherwise. */
function profileOf(features: readonly string[]): Profile {
  if (features.includes('rfc5280-incompatible-with-webpki')) return profiles.rfc5280;
  return { ...web, demands: [...web.demands, ...features.flatMap((feature) => PEDANTIC[feature] ?? [])] };
}
