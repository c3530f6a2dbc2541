/** A set-up of the lab as a link carries it. Every value is one of a list; a link with anything else says so. */
export const CHOICES = {
  version: ['TLSv1.3', 'TLSv1.2'],
  exchange: ['X25519', 'P-256', 'X25519MLKEM768', 'static RSA'],
  suite: ['AES-128-GCM', 'AES-256-GCM', 'ChaCha20-Poly1305'],
  key: ['P-256', 'RSA'],
  papers: ['good', 'expired', 'other name', 'no intermediate', 'wrong order', 'own CA'],
  clock: ['right', '1970', '2060'],
  visitor: ['no papers', 'asked, shows papers', 'asked, has none'],
  again: ['no', 'with its ticket', 'with early data'],
  guard: ['on', 'off'],
  ech: ['off', 'on'],
  attacker: ['none', 'thief', 'tamperer', 'replayer', 'impostor', 'downgrader'],
  loot: ['nothing', "the server's key"],
  parcel: ['the last record', 'the ticket', 'the early data'],
  mask: ['his own CA', 'a stolen certificate'],
} as const;

export type Choice = keyof typeof CHOICES;
export type Setup = { readonly [K in Choice]: (typeof CHOICES)[K][number] } & {
  /** Which record the attacker touches, counted from 0 over both directions. */
  readonly record: number;
  /** Which byte of it. */
  readonly byte: number;
};

export const plainSetup: Setup = {
  version: 'TLSv1.3',
  exchange: 'X25519',
  suite: 'AES-128-GCM',
  key: 'P-256',
  papers: 'good',
  clock: 'right',
  visitor: 'no papers',
  again: 'no',
  guard: 'on',
  ech: 'off',
  attacker: 'none',
  loot: 'nothing',
  parcel: 'the last record',
  mask: 'his own CA',
  record: 3,
  byte: 20,
};

interface Need {
  readonly choice: Choice;
  readonly value: string;
  readonly needs: { readonly [K in Choice]?: readonly Setup[K][] };
}

/** What goes only with something else. The first value of each list is put there where another one was. */
const NEEDS: readonly Need[] = [
  {
    choice: 'exchange',
    value: 'static RSA',
    needs: { version: ['TLSv1.2'], key: ['RSA'], suite: ['AES-128-GCM', 'AES-256-GCM'] },
  },
  { choice: 'exchange', value: 'X25519MLKEM768', needs: { version: ['TLSv1.3'] } },
  { choice: 'parcel', value: 'the early data', needs: { again: ['with early data'] } },
  { choice: 'parcel', value: 'the ticket', needs: { again: ['with its ticket', 'with early data'] } },
  { choice: 'again', value: 'with early data', needs: { version: ['TLSv1.3'] } },
  { choice: 'ech', value: 'on', needs: { version: ['TLSv1.3'] } },
];

/** The set-up with what the choice just made needs, and without what it rules out. */
export function settled(setup: Setup, made: Choice): Setup {
  const kept = new Set<Choice>([made]);
  let now = setup;
  for (let clash = clashIn(now); clash !== undefined; clash = clashIn(now)) {
    const { need, other, fitting } = clash;
    const gives = kept.has(other) ? need.choice : other;
    now = { ...now, [gives]: gives === other ? fitting[0] : plainSetup[gives] } as Setup;
    if (gives === other) kept.add(other);
  }
  return now;
}

function clashIn(setup: Setup) {
  for (const need of NEEDS) {
    if (setup[need.choice] !== need.value) continue;
    for (const [other, fitting] of Object.entries(need.needs) as [Choice, readonly string[]][]) {
      if (!fitting.includes(setup[other])) return { need, other, fitting };
    }
  }
  return undefined;
}

/** Whether the choice makes any difference now. */
export function matters(choice: Choice, { attacker, again }: Setup): boolean {
  switch (choice) {
    case 'loot':
      return attacker === 'thief';
    case 'parcel':
      return attacker === 'replayer';
    case 'mask':
      return attacker === 'impostor';
    case 'guard':
      return again === 'with early data';
    default:
      return true;
  }
}

export function toParameters(setup: Setup): URLSearchParams {
  const changed = Object.entries(setup).filter(([key, value]) => plainSetup[key as keyof Setup] !== value);
  return new URLSearchParams(Object.fromEntries(changed.map(([key, value]) => [key, String(value)])));
}

/** What stands in a link beside the set-up. */
const OTHERS = ['voice'];

/** Throws an `Error` with one sentence for a person. */
export function fromParameters(parameters: URLSearchParams): Setup {
  const read: Record<string, string | number> = { ...plainSetup };
  for (const [key, value] of parameters) {
    if (OTHERS.includes(key)) continue;
    const choices = (CHOICES as Readonly<Record<string, readonly string[]>>)[key];
    const number = Number(value);
    if (key === 'record' || key === 'byte') {
      if (!Number.isInteger(number) || number < 0 || number > 20_000)
        throw new Error(`This link has no number for ${key}: "${value}".`);
      read[key] = number;
    } else if (choices?.includes(value)) read[key] = value;
    else throw new Error(`This link asks for ${key} "${value}", which the lab does not have.`);
  }
  // Every member of `plainSetup`, and each value was looked at above.
  const setup = read as unknown as Setup;
  const clash = clashIn(setup);
  if (clash === undefined) return setup;
  const { need, other } = clash;
  throw new Error(
    `This link asks for ${need.choice} "${need.value}", which does not go with ${other} "${setup[other]}".`,
  );
}
