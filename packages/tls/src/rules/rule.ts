/**
 * What one end holds the other to. A rule is declared once, beside its check: an id that stays the same, for programs; what
 * is so where it holds and what is wrong where it does not, for people.
 */
export interface Rule<Values extends readonly unknown[] = readonly never[], Alert extends string = string> {
  /** What it is about, and what it asks for: `server_hello.version_offered`. */
  readonly id: string;
  readonly holds: Sentence<Values>;
  readonly fails: Sentence<Values>;
  /** `RFC 9846 §4.3.1` */
  readonly rfc: string;
  /** What the peer is told where it is broken; `NOT_CHECKED` where it is told nothing. */
  readonly alert: Alert;
}

/** In place of the alert of a rule that nothing here checks: a diagnosis presumes that others do. */
export const NOT_CHECKED = 'none';

/** Words, or what makes them of the values that were looked at. */
export type Sentence<Values extends readonly unknown[]> = string | ((...values: Values) => string);

const declared = new Map<string, Rule>();

/**
 * Declares a rule.
 *
 * @throws RangeError where there is one of that id
 * @example
 * const versionOffered = rule('server_hello.version_offered', {
 *   holds: 'the version that the server chose was offered',
 *   fails: (chosen: string) => `the server chose ${chosen}, which the client did not offer`,
 *   rfc: 'RFC 9846 §4.3.1',
 *   alert: 'illegal_parameter',
 * });
 */
export function rule<const Alert extends string, Values extends readonly unknown[] = []>(
  id: string,
  declaration: Omit<Rule<Values, Alert>, 'id'>,
): Rule<Values, Alert> {
  if (declared.has(id)) throw new RangeError(`there are two rules ${id}`);
  const made = { id, ...declaration };
  // All stand in one list, whatever values their sentences name.
  declared.set(id, made as unknown as Rule);
  return made;
}

/** Every rule of the modules that are loaded, by id. */
export const rules: ReadonlyMap<string, Rule> = declared;

/** What is so where the rule holds; its id in a client that leaves the sentences out. */
export const whatHolds = <V extends readonly unknown[]>({ id, holds }: Rule<V>, values: V): string =>
  said(holds, values) || id;
/** What is wrong where it does not. */
export const whatFails = <V extends readonly unknown[]>({ fails }: Rule<V>, values: V): string => said(fails, values);

const said = <V extends readonly unknown[]>(sentence: Sentence<V>, values: V): string =>
  typeof sentence === 'string' ? sentence : sentence(...values);
