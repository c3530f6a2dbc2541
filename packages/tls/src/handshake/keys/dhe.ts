/** Diffie-Hellman in a finite field as TLS 1.2 has it (RFC 5246 §7.4.3), in the fields of RFC 7919 alone. */
import { copy } from '../../bytes/index.ts';
import {
  type Field,
  fields,
  GENERATOR,
  primeBytes,
  resize,
  toBytes,
  toInteger,
} from '../../crypto/finite-field/index.ts';
import type { Group } from '../../crypto/index.ts';
import type { Side } from '../../events/index.ts';
import { groupsFor12 } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import type { ServerDHParams } from '../../wire/index.ts';
import type { Context } from '../context.ts';

const keyInRange = rule('key_exchange.dh_public_key_range', {
  holds: (sender: Side, group: string) => `the ${sender}'s public key in ${group} is greater than 1 and less than p-1`,
  fails: (sender: Side, group: string) =>
    `the ${sender}'s public key in ${group} is out of range: it must be greater than 1 and less than p-1`,
  rfc: 'RFC 7919 §5.1',
  alert: 'handshake_failure',
});

const fieldOf = (group: Pick<Group, 'name'>): Field => fields.find(({ name }) => name === group.name)!;

/** What a server sends of a field, and of its key in it. */
export function paramsIn(group: Pick<Group, 'name'>, dh_Ys: Uint8Array): ServerDHParams {
  return { dh_p: primeBytes(fieldOf(group)), dh_g: toBytes(BigInt(GENERATOR), 1), dh_Ys };
}

/** The group among `groups` that these parameters are of; they are numbers, and could be any. */
export function groupWith(groups: readonly Group[], { dh_p, dh_g }: ServerDHParams): Group | undefined {
  const prime = toInteger(dh_p);
  if (toInteger(dh_g) !== BigInt(GENERATOR)) return undefined;
  return groupsFor12(groups, 'field').find((group) => fieldOf(group).prime === prime);
}

/** RFC 7919 §3, §4: a public key is in its range, however many zeros stand before it. Returns it as long as the prime. */
export function requirePublicKey(group: Pick<Group, 'name'>, Y: Uint8Array, sender: Side, cx: Context): Uint8Array {
  const { prime, size } = fieldOf(group);
  const value = toInteger(Y);
  cx.require(value > 1n && value < prime - 1n, keyInRange, sender, group.name);
  return resize(Y, size)!;
}

/**
 * RFC 5246 §8.1.2: the pre-master secret is Z without its leading zeros. That its length varies tells a little of Z
 * (Raccoon), which helps nobody where no key serves twice; ours never do.
 */
export function withoutLeadingZeros(Z: Uint8Array): Uint8Array {
  return copy(
    Z.subarray(
      Math.max(
        0,
        Z.findIndex((byte) => byte !== 0),
      ),
    ),
  );
}
