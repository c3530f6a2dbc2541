/** What was chosen, and why; with everything that was passed over where asked. */
import type { Considered, DecisionEvent } from 'tlscope/observe';
import { type Fact, run, type Text } from '../render/blocks.ts';

export const decisionFacts = (decisions: readonly DecisionEvent[], all: boolean): Fact[] =>
  decisions.map((decision) => ({
    name: decision.what,
    value: [run('strong', plain(decision.chosen))],
    under: [...because(decision), ...(all ? passedOver(decision) : [])],
    cite: decision.rfc,
  }));

const because = ({ considered, chosen }: DecisionEvent): Text[] =>
  considered.filter(({ option }) => plain(option) === plain(chosen)).map(({ because }) => [run('dim', because)]);

/** One line for each reason, with all that it was the reason for. */
function passedOver({ considered, chosen }: DecisionEvent): Text[] {
  const rest = considered.filter(({ option }) => plain(option) !== plain(chosen));
  const reasons = [...new Set(rest.map(({ because }) => because))];
  return reasons.map((reason) => [run('dim', `passed over: ${namesFor(rest, reason)} (${reason})`)]);
}

const namesFor = (considered: readonly Considered[], reason: string): string =>
  considered
    .filter(({ because }) => because === reason)
    .map(({ option }) => plain(option))
    .join(', ');

/** Without the number on the wire. */
const plain = (name: string): string => name.replace(/ \(0x[0-9a-f]+\)$/, '');
