import type { Group } from '../crypto/provider.ts';
import { NamedGroup } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/**
 * Server: our first group that the client supports (RFC 9846 §4.3.7). Whether the client already sent a share for it is
 * asked afterwards: if it did not, a HelloRetryRequest asks for one (§4.2.4).
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
  const ready = firstFitting(
    ours,
    (group) => group.name,
    (group) => {
      if (!offered.includes(groupCode(group))) return 'the client does not support it';
      return sent(group) ? undefined : 'the client sent no share for it, and another needs no extra round trip';
    },
    'RFC 9846 §4.3.8',
    'our first choice that the client sent a share for',
  );
  return ready.chosen === undefined ? first : ready;
}

/** The groups that TLS 1.2 has a key exchange for: curves for ECDHE, fields for DHE; hybrids for none (RFC 8422, RFC 7919). */
export const groupsFor12 = (groups: readonly Group[], family: 'curve' | 'field'): readonly Group[] =>
  groups.filter((group) => group.family === family);

/**
 * Client: the groups that the first ClientHello has key shares for (RFC 9846 §4.3.8): our first choice, and our first
 * classical one beside it if that is a hybrid, so that an older server needs no extra round trip.
 */
export function groupsToShare([first, ...rest]: readonly Group[]): readonly Group[] {
  if (first === undefined) return [];
  const classical = first.family === 'hybrid' ? rest.find(({ family }) => family !== 'hybrid') : undefined;
  return classical === undefined ? [first] : [first, classical];
}

export const groupCode = (group: Pick<Group, 'name'>): number => NamedGroup.members[group.name];
