import type { Command } from 'commander';
import { Authority, type Holder } from '../ca/authority.ts';
import { holderJson, issuedBlocks } from '../ca/view.ts';
import { type Host, UsageError } from '../host.ts';

export interface CaOptions {
  readonly dir: string;
  readonly passphrase?: string;
  readonly json?: true;
}

/** What every command of the CA takes. */
export const withFolder = (command: Command): Command =>
  command
    .option('--dir <folder>', 'the folder of the CA', './ca')
    .option('--passphrase <text>', 'what locks its keys (better: TLSCOPE_CA_PASSPHRASE, which nobody else can see)')
    .option('--json', 'for programs');

export const passphraseOf = ({ passphrase }: CaOptions): string | undefined =>
  passphraseGiven(passphrase, 'TLSCOPE_CA_PASSPHRASE');

/** What was typed, or else what the environment has. Throws `UsageError` where it is empty: anybody opens that. */
export function passphraseGiven(typed: string | undefined, variable: string): string | undefined {
  const passphrase = typed ?? process.env[variable];
  if (passphrase !== '') return passphrase;
  throw new UsageError(
    `The passphrase ${typed === undefined ? `in ${variable} ` : ''}is empty, and locks nothing.`,
    typed === undefined
      ? `Set it, or unset ${variable} for keys that are not locked.`
      : 'Give one, or leave the option out.',
  );
}

/** Nobody else writes in the folder while `work` is done. */
export async function inFolder<T>(
  options: CaOptions,
  work: (authority: Authority) => T | Promise<T>,
  purpose: 'look' | 'work' = 'work',
): Promise<T> {
  const authority = Authority.open(options.dir, passphraseOf(options), purpose);
  try {
    return await work(authority);
  } finally {
    authority.close();
  }
}

/** Throws `UsageError`. */
export function daysGiven(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const days = Number(text);
  if (days > 0 && days <= 36_500) return days;
  throw new UsageError(`--days ${text} is not a number of days.`, 'Try 90.');
}

/** What was issued, for people or programs. */
export function tell(host: Host, { json }: CaOptions, authority: Authority, holder: Holder, warning?: string): void {
  if (json === true) host.out(`${JSON.stringify(holderJson(authority, holder, Date.now()), null, 2)}\n`);
  else host.show(issuedBlocks(authority, holder, warning));
}
