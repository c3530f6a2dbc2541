/**
 * The library with other words: what each rule says, of what holds and of what is wrong, is its id. Imported before
 * everything else it rewords each rule as it is declared, so that what is made of a sentence at that time has no other.
 */
import { type Rule, rules } from '../../packages/tls/src/rules/index.ts';

const reword = (rule: Rule): Rule => Object.assign(rule, { holds: rule.id, fails: rule.id });

const registry = rules as Map<string, Rule>;
for (const rule of registry.values()) reword(rule);
registry.set = (id, rule) => Map.prototype.set.call(registry, id, reword(rule)) as typeof registry;

/** Those that are declared so far, each of which says its id and no more. */
export const reworded = (): readonly Rule[] =>
  [...rules.values()].filter(({ id, holds, fails }) => (holds as unknown) === id && (fails as unknown) === id);
