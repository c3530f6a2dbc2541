/** The same facts in three voices. */
export { tellFields } from './fields.ts';
export { type Told, tell, type Voice, voices } from './voices.ts';
