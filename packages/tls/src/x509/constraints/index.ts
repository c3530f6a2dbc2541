/** What a CA limits on the path below it: name constraints and certificate policies (RFC 5280 §6.1). */
export { type ConstraintFault, readyConstraints, violation } from './constraints.ts';
export { type PolicySettings, validPolicies } from './policy-tree.ts';
