/** What a table says about a stranger's word: `constructor` and `__proto__` stand in every object, and in no table. */
export const ownMember = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
