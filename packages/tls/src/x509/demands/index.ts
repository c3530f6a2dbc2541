/** Rules for whoever issues, each by its name: what a certificate has to look like by itself. */
export type { DemandRule } from './demand.ts';
export { type Demand, demandRules } from './demand-rules.ts';
export { altNameFlaw, type Flaw, flawsOf } from './well-formed.ts';
