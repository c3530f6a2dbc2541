/** Every check of a path, and what all of them together say of it. */
export { type Judgement, judge } from './checks.ts';
