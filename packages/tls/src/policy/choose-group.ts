import type { Group } from '../crypto/index.ts';
import { NamedGroup } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/**
 * Server: our first group that the client supports (RFC 9846 §4.3.7). Whether the client already sent a share for it is
 * asked afterwards: if it did not, a HelloRetryRequest asks for one (§4.2.4). Another group that needs no extra round
 * trip is as good, unless a quantum computer tells them apart.
 */
export function chooseGroup(
  ours: readonly Group[],
  offered: readonly number[],
  shares: readonly number[],
): Choice<Group> {
  const sent = (group: Group): boolean => shares.includes(groupCode(group));
  const first = firstFitting(
    ours,
    (group) => group.name,
    (group) => (offered.includes(groupCode(group)) ? undefined : 'the client does not support it'),
    'RFC 9846 §4.3.7',
    'our first choice that the client supports',
  );
  if (first.chosen === undefined || sent(first.chosen)) return first;
  const best = first.chosen;
  const ready = firstFitting(
    ours,
    (group) => group.name,
    (group) => {
      if (!offered.includes(groupCode(group))) return 'the client does not support it';
      if (!sent(group)) return 'the client sent no share for it, and another needs no extra round trip';
      return isClassical(group) && !isClassical(best) ? `${best.name} is worth an extra round trip` : undefined;
    },
    'RFC 9846 §4.3.8',
    'our first choice that the client sent a share for',
  );
  return ready.chosen === undefined ? first : ready;
}

/** Once there are large quantum computers, they will find out its secrets. */
const isClassical = ({ family }: Group): boolean => family === 'curve' || family === 'field';

/** The groups that TLS 1.2 has a key exchange for: curves for ECDHE, fields for DHE; hybrids for none (RFC 8422, RFC 7919). */
export const groupsFor12 = (groups: readonly Group[], family: 'curve' | 'field'): readonly Group[] =>
  groups.filter((group) => group.family === family);

/**
 * Client: the groups that the first ClientHello has key shares for (RFC 9846 §4.3.8): our first choice, and our first
 * classical one beside it if that is a hybrid, so that an older server needs no extra round trip.
 */
export function groupsToShare([first, ...rest]: readonly Group[]): readonly Group[] {
  if (first === undefined) return [];
  const classical = isClassical(first) ? undefined : rest.find(isClassical);
  return classical === undefined ? [first] : [first, classical];
}

export const groupCode = (group: Pick<Group, 'name'>): number => NamedGroup.members[group.name];
