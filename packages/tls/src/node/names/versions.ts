import type { ProtocolName } from '../../engine/index.ts';
import { suiteNamed } from '../../wire/index.ts';
import { badOption, noCipherMatch, protocolConflict, unknownMethod, unknownVersion } from '../errors/index.ts';
import { defaults } from './defaults.ts';

/** As node:tls spells versions. */
export type SecureVersion = ProtocolName | 'TLSv1' | 'TLSv1.1';

export interface VersionOptions {
  /** `TLSv1` and `TLSv1.1` are taken as well, and mean TLS 1.2: there is nothing lower here. Default `TLSv1.2`. */
  readonly minVersion?: SecureVersion | undefined;
  /** Default `TLSv1.3`. */
  readonly maxVersion?: SecureVersion | undefined;
  /** OpenSSL's older way: `TLSv1_2_method` is TLS 1.2 alone, `TLS_method` is no limit. */
  readonly secureProtocol?: string | undefined;
}

const VERSIONS: readonly ProtocolName[] = ['TLSv1.2', 'TLSv1.3'];
const OLDER = ['TLSv1', 'TLSv1.1'];

/** In ascending order. A version is used only where one of the suites belongs to it. Throws `CallerFault`. */
export function versionsOf(options: VersionOptions, suites: readonly string[] | undefined): ProtocolName[] {
  const { minVersion, maxVersion } = limits(options);
  const from = Math.max(0, indexOf(minVersion, 'minVersion'));
  const to = indexOf(maxVersion, 'maxVersion');
  if (to === -1) throw badOption(`maxVersion: ${maxVersion} is too old to be spoken here; TLSv1.2 is the lowest`);
  if (from > to) throw badOption(`minVersion ${minVersion} is above maxVersion ${maxVersion}`);
  const within = VERSIONS.slice(from, to + 1);
  if (suites === undefined) return within;
  if (suites.length === 0) throw noCipherMatch();
  const usable = within.filter((version) => suites.some((name) => suiteNamed(name)?.version === version));
  if (usable.length === 0) throw badOption(`none of the cipher suites belongs to ${within.join(' or ')}`);
  return usable;
}

interface Limits {
  readonly minVersion: string;
  readonly maxVersion: string;
}

function limits({ minVersion, maxVersion, secureProtocol }: VersionOptions): Limits {
  if (!secureProtocol) {
    return { minVersion: minVersion ?? defaults.minVersion, maxVersion: maxVersion ?? defaults.maxVersion };
  }
  const given = minVersion ?? maxVersion;
  if (given !== undefined) throw protocolConflict(given, secureProtocol);
  const [, method] = /^(TLS|SSLv23|TLSv1_2|TLSv1_1|TLSv1)_(?:client_|server_)?method$/.exec(secureProtocol) ?? [];
  if (method === undefined) throw unknownMethod(secureProtocol);
  if (method === 'TLS' || method === 'SSLv23') return { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' };
  const only = method.replace('_', '.');
  return { minVersion: only, maxVersion: only };
}

/** -1 for what is older than all of ours. */
function indexOf(version: string, option: string): number {
  const index = (VERSIONS as readonly string[]).indexOf(version);
  if (index === -1 && !OLDER.includes(version)) throw unknownVersion(version, option, VERSIONS);
  return index;
}
