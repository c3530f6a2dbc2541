/** Without the members that are `undefined`: what is absent takes its default where `undefined` would stand in its way. */
export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What Object.fromEntries returns knows no member by its name.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
