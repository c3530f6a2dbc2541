/** What was chosen, and why; with everything that was considered where asked. */
import type { DecisionEvent } from 'tlscope/observe';
import type { Fact, Text } from '../render/blocks.ts';

export function decisionFacts(decisions: readonly DecisionEvent[], all: boolean): Fact[] {
  return decisions.map((decision) => ({
    name: decision.what,
    value: [{ text: decision.chosen, tone: 'strong' }],
    under: [...because(decision), ...(all ? others(decision) : [])],
    cite: decision.rfc,
  }));
}

const because = ({ considered, chosen }: DecisionEvent): Text[] =>
  considered.filter(({ option }) => option === chosen).map(({ because }) => [{ text: because, tone: 'dim' }]);

const others = ({ considered, chosen }: DecisionEvent): Text[] =>
  considered
    .filter(({ option }) => option !== chosen)
    .map(({ option, because }) => [{ text: `not ${option}: ${because}`, tone: 'dim' }]);
