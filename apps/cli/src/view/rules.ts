/** Rules by their ids: what holds, what is wrong, where it is written. */
import { type DescribedRule, describeRule, rules } from 'tlscope/observe';
import { type Block, run } from '../render/blocks.ts';

/** All of them, where that is asked for. */
const ALL = 'rules';

/** The rule of that id; all of that subject (`alpn`), or with that name below any (`not_expired`), where there is no such id. */
export async function rulesCalled(text: string): Promise<DescribedRule[]> {
  const rules = await allRules();
  const wanted = text.trim().toLowerCase();
  const one = rules.get(wanted);
  if (one !== undefined) return [describeRule(one)];
  return [...rules.values()]
    .filter(({ id }) => wanted === ALL || id.split('.').includes(wanted))
    .map(describeRule)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A rule is declared beside its check, so that they are all there once everything that checks is loaded. */
async function allRules(): Promise<typeof rules> {
  await import('tlscope/node');
  return rules;
}

export const ruleIds = async (): Promise<string[]> => [...(await allRules()).keys()];

export const ruleJson = ({ id: name, ...rest }: DescribedRule) => ({ is: 'rule', name, ...rest });

export const ruleBlocks = (found: readonly DescribedRule[]): Block[] =>
  found.length > SHOWN_WHOLE ? [listed(found)] : found.flatMap(whole);

/** More are a list. */
const SHOWN_WHOLE = 8;

const whole = ({ id, holds, fails, rfc, alert, code }: DescribedRule): Block[] => [
  { is: 'heading', text: 'A rule' },
  {
    is: 'facts',
    items: [
      { name: 'id', value: [run('name', id)] },
      { name: 'what holds', value: holds },
      { name: 'what is wrong', value: fails },
      ...(alert === undefined ? [] : [{ name: 'alert', value: alert }]),
      ...(code === undefined ? [] : [{ name: 'code', value: code }]),
      { name: 'written in', value: rfc },
    ],
  },
];

const listed = (found: readonly DescribedRule[]): Block => ({
  is: 'facts',
  stacked: true,
  items: found.map(({ id, fails, rfc }) => ({ name: id, value: '', under: [fails], cite: rfc })),
});
