import type { OnSecret, SecretRow } from './secret-row.ts';
import { secrets } from './secrets.ts';

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
  const row: SecretRow = secrets[key];
  onSecret({
    type: 'secret',
    name: seen.name ?? row.name ?? key,
    value,
    ...derivation(row, seen),
    ...(seen.context !== undefined && { context: seen.context }),
  });
}

type Derivation = Omit<Parameters<OnSecret>[0], 'type' | 'name' | 'value' | 'context'>;

/** Worked out once for each row: every handshake tells the same. */
const known = new Map<SecretRow, Derivation>();

function derivation(row: SecretRow, { from, formula }: Seen): Derivation {
  const { rfc, keylog } = row;
  if (formula !== undefined) return { from: [], formula, rfc, ...(keylog !== undefined && { keylog }) };
  if (from !== undefined) return described({ ...row, from });
  const told = known.get(row) ?? described(row);
  known.set(row, told);
  return told;
}

function described(row: SecretRow): Derivation {
  const { by, from, label, rfc, keylog } = row;
  return {
    ...(by !== 'input' && { by }),
    from: from.filter((name) => name !== '0'),
    ...(by === 'HKDF-Extract' && from[0] !== '0' && { salt: from[0]! }),
    ...(label !== undefined && { label }),
    formula: formulaOf(row),
    rfc,
    ...(keylog !== undefined && { keylog }),
  };
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
