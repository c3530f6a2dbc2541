/** What was chosen, and why; and what was passed over. */
import { type Considered, type DecisionEvent, plainName } from 'tlscope/observe';
import { type Fact, run, type Text } from '../render/blocks.ts';

export const decisionFacts = (decisions: readonly DecisionEvent[]): Fact[] =>
  decisions.map((decision) => ({
    name: decision.what,
    value: [run('strong', plainName(decision.chosen))],
    under: whys(decision),
    cite: decision.rfc,
  }));

/** Why it was chosen; then a line for each reason to pass others over. */
function whys({ considered, chosen }: DecisionEvent): Text[] {
  const why = considered.find(({ option }) => plainName(option) === plainName(chosen))?.because;
  const rest = considered.filter(({ option }) => plainName(option) !== plainName(chosen));
  const reasons = [...new Set(rest.map(({ because }) => because))];
  const others = reasons.map((reason) =>
    reason === why ? `as much could be said of ${namesFor(rest, reason)}` : `not ${namesFor(rest, reason)}: ${reason}`,
  );
  return [...(why === undefined ? [] : [why]), ...others].map((text) => [run('dim', text)]);
}

const namesFor = (considered: readonly Considered[], reason: string): string =>
  considered
    .filter(({ because }) => because === reason)
    .map(({ option }) => plainName(option))
    .join(', ');
