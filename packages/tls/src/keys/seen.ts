import { type OnSecret, type SecretRow, secrets } from './secrets.ts';

/** What one derivation has that its row does not say. */
export interface Seen {
  /** The bytes of the transcript hash or seed. */
  readonly context?: Uint8Array;
  /** Where the row's inputs are not the ones used: an absent PSK is `0`. */
  readonly from?: readonly string[];
  /** Where the row speaks of any: `client_application_traffic_secret_1`. */
  readonly name?: string;
  /** Where the value came from outside this connection. */
  readonly formula?: string;
}

/** Tells the observer of a derivation, from its row. Call it only when there is one. */
export function tell(onSecret: OnSecret, key: keyof typeof secrets, value: Uint8Array, seen: Seen = {}): void {
  const known: SecretRow = secrets[key];
  const row = seen.from === undefined ? known : { ...known, from: seen.from };
  const given = seen.formula !== undefined;
  onSecret({
    type: 'secret',
    name: seen.name ?? row.name ?? key,
    value,
    from: given ? [] : row.from.filter((name) => name !== '0'),
    ...(row.label !== undefined && !given && { label: row.label }),
    ...(seen.context !== undefined && { context: seen.context }),
    formula: seen.formula ?? formulaOf(row),
    rfc: row.rfc,
    ...(row.keylog !== undefined && { keylog: row.keylog }),
  });
}

/** The right-hand side of the derivation, as the RFC writes it. */
export function formulaOf({ by, from, label, context, length }: SecretRow): string {
  const [first = '', second = ''] = from;
  switch (by) {
    case 'HKDF-Extract':
      return `HKDF-Extract(${first === '0' ? '0' : `Derive-Secret(${first}, "derived", "")`}, ${second})`;
    case 'Derive-Secret':
      return `Derive-Secret(${first}, "${label}", ${context})`;
    case 'HKDF-Expand-Label':
      return `HKDF-Expand-Label(${first}, "${label}", ${context}, ${length})`;
    case 'PRF':
      return `PRF(${first}, "${label}", ${context})${length ?? ''}`;
    case 'LabeledExtract':
      return `LabeledExtract(${first}, "${label}", "")`;
    case 'LabeledExpand':
      return `LabeledExpand(${first}, "${label}", ${context})`;
    case 'partition':
      return `the next bytes of ${first}`;
    case 'input':
      return 'the result of the key exchange';
  }
}
