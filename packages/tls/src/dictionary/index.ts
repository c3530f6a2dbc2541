/** One dictionary of errors across TLS stacks: what a code or a line of a log means, and where to look next. */
export { dictionary } from './all.ts';
export type { Entry } from './row.ts';
export { lookUp, type Match, nearest } from './search.ts';
export { diagnoses } from './stacks/index.ts';
export { type Topic, type TopicId, topics } from './topics.ts';
