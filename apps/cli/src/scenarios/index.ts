/** A local badssl: servers that are wrong in one way each, to try clients against. */
import { certificateScenarios } from './certificates.ts';
import { misbehaviourScenarios } from './misbehaviour.ts';
import { protocolScenarios } from './protocols.ts';
import type { Scenario } from './types.ts';

export const scenarios: readonly Scenario[] = [...certificateScenarios, ...protocolScenarios, ...misbehaviourScenarios];
export type { Scenario } from './types.ts';
export { World } from './world.ts';
