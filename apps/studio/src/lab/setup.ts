/** A set-up of the lab as a link carries it. Every value is one of a list; a link with anything else says so. */
export const CHOICES = {
  version: ['TLSv1.3', 'TLSv1.2'],
  exchange: ['X25519', 'P-256', 'X25519MLKEM768'],
  papers: ['good', 'expired', 'other name', 'no intermediate', 'wrong order', 'own CA'],
  clock: ['right', '1970', '2060'],
  visitor: ['no papers', 'asked, shows papers', 'asked, has none'],
  attacker: ['none', 'thief', 'tamperer', 'replayer', 'impostor', 'downgrader'],
} as const;

export type Setup = { readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] } & {
  /** Which record the attacker touches, counted from 0 over both directions. */
  readonly record: number;
  /** Which byte of it. */
  readonly byte: number;
};

export const plainSetup: Setup = {
  version: 'TLSv1.3',
  exchange: 'X25519',
  papers: 'good',
  clock: 'right',
  visitor: 'no papers',
  attacker: 'none',
  record: 3,
  byte: 20,
};

export function toParameters(setup: Setup): URLSearchParams {
  const changed = Object.entries(setup).filter(([key, value]) => plainSetup[key as keyof Setup] !== value);
  return new URLSearchParams(Object.fromEntries(changed.map(([key, value]) => [key, String(value)])));
}

/** Throws an `Error` with one sentence for a person. */
export function fromParameters(parameters: URLSearchParams): Setup {
  const setup: Record<string, string | number> = { ...plainSetup };
  for (const [key, value] of parameters) {
    const choices = (CHOICES as Readonly<Record<string, readonly string[]>>)[key];
    const number = Number(value);
    if (key === 'record' || key === 'byte') {
      if (!Number.isInteger(number) || number < 0 || number > 20_000)
        throw new Error(`This link has no number for ${key}: "${value}".`);
      setup[key] = number;
    } else if (choices?.includes(value)) setup[key] = value;
    else throw new Error(`This link asks for ${key} "${value}", which the lab does not have.`);
  }
  return setup as unknown as Setup;
}
