/** RFC 5280 §6.3.3: what lists say about a certificate. */

import { day } from '../dates.ts';
import { clip } from '../names/index.ts';
import type { CandidatePath, Inquiry, RevocationPolicy } from '../question.ts';
import { parseRevocationList, type RevocationList, type RevokedEntry } from './crl.ts';
import { isChangeOf, isNewer, isOfOneKind, staleness } from './crl-order.ts';
import { ALL_REASONS, maySpeakOf, type Point, pointsOf, reasonsOf } from './crl-scope.ts';
import { hasSigned, type SignerFault, signerFault } from './crl-signer.ts';
import { HOLD, type Status } from './status.ts';
import type { Usage } from './usage.ts';

/** Lists that are looked at for one certificate. */
const MAX_LISTS = 256;

export function crlStatus(
  path: CandidatePath,
  position: number,
  inquiry: Inquiry,
  policy: RevocationPolicy,
  usage: Usage,
): Status {
  return new Question(path, position, inquiry, policy, usage).status();
}

interface Given {
  readonly item: Uint8Array;
  readonly list: RevocationList;
}

/** What the lists at hand say about one certificate. */
class Question {
  readonly #path: CandidatePath;
  readonly #position: number;
  readonly #inquiry: Inquiry;
  readonly #policy: RevocationPolicy;
  readonly #usage: Usage;
  readonly #points: readonly Point[];
  /** Those that may speak of the certificate. */
  readonly #given: readonly Given[];
  /** Looking for a signer is work, of which there is only so much for one question. */
  readonly #unsigned = new Map<RevocationList, SignerFault | undefined>();
  readonly #because: string[] = [];
  readonly #unreadable: string[] = [];
  /** Why something that may name the certificate was not looked at to its end. */
  #overlooked: string | undefined;

  constructor(path: CandidatePath, position: number, inquiry: Inquiry, policy: RevocationPolicy, usage: Usage) {
    this.#path = path;
    this.#position = position;
    this.#inquiry = inquiry;
    this.#policy = policy;
    this.#usage = usage;
    this.#points = pointsOf(this.#certificate, this.#issuer.subjectRdns);
    const readable = (policy.crls ?? []).flatMap((item, i) => this.#read(item, i));
    this.#given = readable.filter(({ list }) => maySpeakOf(list, this.#points, this.#certificate));
  }

  /** An entry outweighs everything: only where there is none does it matter what the lists cover. */
  status(): Status {
    const revoked = this.#revoked();
    if (revoked !== undefined) return revoked;
    if (this.#overlooked !== undefined) return this.#unknown();
    const covered = new Set<string>();
    const sources = this.#given.flatMap(({ item, list }) =>
      list.base === undefined ? this.#coverage(item, list, covered) : this.#changes(item, list),
    );
    const dates = sources.map(({ asOf }) => asOf);
    if (ALL_REASONS.every((reason) => covered.has(reason))) {
      const source = [...new Set(sources.map(({ text }) => text))].join(' and ');
      return { state: 'good', by: 'crl', source, asOf: Math.min(...dates) };
    }
    if (covered.size > 0) this.#because.push('the lists at hand do not cover all reasons');
    if (this.#because.length === 0) this.#because.push('no list speaks of it');
    return this.#unknown();
  }

  #unknown(): Status {
    const because = [...this.#because, ...this.#unreadable];
    if (this.#overlooked === undefined) return { state: 'unknown', because };
    return { state: 'unknown', because: [this.#overlooked, ...because], overlooked: true };
  }

  /**
   * What its issuer has revoked is not trusted again because the list is old or breaks a rule: it need only be signed by
   * whoever may speak of the certificate.
   */
  #revoked(): Status | undefined {
    const found = this.#given.flatMap(({ item, list }) => {
      const entry = this.#entryIn(list);
      if (entry === undefined) return [];
      const fault = this.#signatureFault(list, true);
      if (fault?.overlooked === true) this.#overlooked = `a list names it as revoked, but ${fault.because}`;
      if (fault !== undefined) {
        return this.#refuse(item, list, `it names the certificate as revoked, but ${fault.because}`);
      }
      this.#usage.used(item);
      return this.#isLifted(entry, list) ? [] : [{ list, entry }];
    });
    const worst = found.find(({ entry }) => entry.reason !== HOLD) ?? found[0];
    if (worst === undefined) return undefined;
    const { list, entry } = worst;
    return { state: 'revoked', by: 'crl', source: sourceOf(list), asOf: list.thisUpdate, ...entry };
  }

  /** A list of changes may take certificates off again (RFC 5280 §5.3.1); another list has nothing to take them off. */
  #entryIn(list: RevocationList): RevokedEntry | undefined {
    const { serialNumber, issuerName } = this.#certificate;
    const entry = list.find(serialNumber, issuerName);
    return list.base !== undefined && entry?.reason === REMOVED ? undefined : entry;
  }

  /** RFC 5280 §5.3.1: a newer list in force takes off, or no longer names, what was only held; all else stays revoked. */
  #isLifted(entry: RevokedEntry, list: RevocationList): boolean {
    if (entry.reason !== HOLD) return false;
    const { serialNumber, issuerName } = this.#certificate;
    return this.#given.some(({ list: newer }) => {
      if (!isOfOneKind(newer, list) || !isNewer(newer, list) || this.#objection(newer) !== undefined) return false;
      const now = newer.find(serialNumber, issuerName);
      return newer.base === undefined ? now === undefined : now?.reason === REMOVED;
    });
  }

  /** RFC 5280 §6.3.3 (a) to (e): the reasons for which a full list, which does not name the certificate, speaks of it. */
  #coverage(item: Uint8Array, list: RevocationList, covered: Set<string>) {
    const reasons = this.#points.flatMap((point) => reasonsOf(list, point, this.#certificate) ?? []);
    if (reasons.length === 0) return [];
    const objection = this.#objection(list);
    if (objection !== undefined) return this.#refuse(item, list, objection);
    for (const reason of reasons) covered.add(reason);
    this.#usage.used(item);
    const newest = this.#given
      .map((one) => one.list)
      .filter((one) => isChangeOf(one, list) && this.#objection(one) === undefined)
      .reduce((best, one) => (isNewer(one, best) ? one : best), list);
    return [{ text: sourceOf(list, newest), asOf: newest.thisUpdate }];
  }

  /** Changes are of use where what they change is at hand. */
  #changes(item: Uint8Array, changes: RevocationList): never[] {
    const objection = this.#objection(changes);
    if (objection !== undefined) return this.#refuse(item, changes, objection);
    if (!this.#given.some(({ list }) => isChangeOf(changes, list))) {
      return this.#refuse(item, changes, 'it is a list of changes, and the list that it changes is not at hand');
    }
    this.#usage.used(item);
    return [];
  }

  /** RFC 5280 §6.3.3 (a), (f), (g) and (h): why a list cannot show that a certificate is good. */
  #objection(list: RevocationList): string | undefined {
    return list.fault ?? this.#signatureFault(list, false)?.because ?? staleness(list, this.#inquiry.at);
  }

  /** `outright`: whoever holds the key of the issuer may revoke, also where its keyUsage is for other things. */
  #signatureFault(list: RevocationList, outright: boolean): SignerFault | undefined {
    if (outright && hasSigned(this.#issuer, list, this.#inquiry.provider)) return undefined;
    if (this.#unsigned.has(list)) return this.#unsigned.get(list);
    const fault = signerFault(list, this.#issuer, this.#path, this.#inquiry, this.#policy);
    this.#unsigned.set(list, fault);
    return fault;
  }

  #refuse(item: Uint8Array, list: RevocationList, why: string): never[] {
    const because = `the list of "${clip(list.issuer)}": ${why}`;
    this.#because.push(because);
    this.#usage.useless(item, because);
    return [];
  }

  #read(item: Uint8Array, i: number): Given[] {
    try {
      if (i >= MAX_LISTS) {
        this.#overlooked = `of the lists only the first ${MAX_LISTS} are looked at`;
        throw new Error(this.#overlooked);
      }
      return [{ item, list: this.#inquiry.effort.once(item, 'list', () => parseRevocationList(item)) }];
    } catch (error) {
      const because = i < MAX_LISTS ? `a list cannot be read: ${(error as Error).message}` : (error as Error).message;
      if (!this.#unreadable.includes(because)) this.#unreadable.push(because);
      this.#usage.useless(item, because);
      return [];
    }
  }

  get #certificate() {
    return this.#path.certificates[this.#position]!;
  }
  get #issuer() {
    return this.#path.certificates[this.#position + 1]!;
  }
}

const REMOVED = 'removeFromCRL';

const sourceOf = (list: RevocationList, newest: RevocationList = list): string =>
  `the revocation list of "${clip(list.issuer)}" of ${day(newest.thisUpdate)}`;
