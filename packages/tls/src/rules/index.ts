export { type DescribedRule, describeRule } from './example.ts';
export { NOT_CHECKED, type Rule, rule, rules, type Sentence, whatFails, whatHolds } from './rule.ts';
