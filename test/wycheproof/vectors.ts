/** Project Wycheproof's files, as far as they are read here. All bytes are in hexadecimal. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CryptoProvider } from 'tlscope/crypto';

export interface Vectors {
  readonly testGroups: readonly Group[];
}
/** What the tests of a group have in common; each kind of file has members of its own. */
export type Group = Readonly<Record<string, any>> & { readonly tests: readonly Test[] };
export type Test = Readonly<Record<string, any>> & {
  readonly tcId: number;
  readonly comment?: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
};

/** Why a test is not for this provider. */
export class NotOffered extends Error {}

/** One primitive at the seam of the provider, and the files that judge it. */
export interface Suite {
  readonly title: string;
  readonly files: RegExp;
  /**
   * Whether the provider takes what the test has, and makes of it what the test says. Throws `NotOffered` for what the
   * provider has no place for.
   */
  ask(provider: CryptoProvider, group: Group, test: Test): boolean;
}

/** The files of `folder` with the names that `pattern` fits. */
export const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder).filter((name) => pattern.test(name));

export const readVectors = (folder: string, name: string): Vectors =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vectors;
