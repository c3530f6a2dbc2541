/** The rules for whoever issues, by the names that profiles list them by. */
import type { DemandRule } from './demand.ts';
import { rfc5280Demands } from './demands-rfc5280.ts';
import { webDemands } from './demands-webpki.ts';

export const demandRules = { ...rfc5280Demands, ...webDemands } as const satisfies Readonly<Record<string, DemandRule>>;
export type Demand = keyof typeof demandRules;
