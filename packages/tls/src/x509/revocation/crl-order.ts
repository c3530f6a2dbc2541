/** Which of two lists is the newer one, and which changes belong to which list (RFC 5280 §6.3.3 (c)). */
import { equal } from '../../bytes/index.ts';
import { day } from '../dates.ts';
import type { RevocationList } from './crl.ts';

/** Why a list is not in force; RFC 5280 §5.1.2.5: it says by when there will be a newer one. */
export function staleness({ thisUpdate, nextUpdate }: RevocationList, at: number): string | undefined {
  if (nextUpdate === undefined) return 'it does not say by when there is a newer one (RFC 5280 §5.1.2.5)';
  if (at >= thisUpdate && at <= nextUpdate) return undefined;
  return `it was good from ${day(thisUpdate)} to ${day(nextUpdate)}`;
}

/** RFC 5280 §6.3.3 (c): changes since a list that is no newer than `full`, of the same issuer and scope. */
export function isChangeOf(changes: RevocationList, full: RevocationList): boolean {
  if (changes.base === undefined || changes.fault !== undefined || full.number === undefined) return false;
  return (
    isOfOneKind(changes, full) &&
    !isLess(full.number, changes.base) &&
    isLess(full.number, changes.number ?? full.number)
  );
}

/** By the same issuer, about the same certificates. */
export const isOfOneKind = (a: RevocationList, b: RevocationList): boolean =>
  a.issuerName === b.issuerName &&
  sameBytes(a.scopeDer, b.scopeDer) &&
  sameBytes(a.authorityKeyIdentifier, b.authorityKeyIdentifier);

/** RFC 5280 §5.2.3: numbers grow; lists without one are as old as they say. */
export const isNewer = (list: RevocationList, other: RevocationList): boolean =>
  list.number !== undefined && other.number !== undefined
    ? isLess(other.number, list.number)
    : list.thisUpdate > other.thisUpdate;

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equal(a, b);

/** Of two positive numbers in as few octets as they need, the longer is the larger. */
function isLess(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at !== -1 && a[at]! < b[at]!;
}
