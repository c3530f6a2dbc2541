export { type DescribedRule, describeRule } from './example.ts';
export { type Rule, rule, rules, type Sentence, whatFails, whatHolds } from './rule.ts';
