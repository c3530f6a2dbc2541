/** Why a connection failed: rules over what was seen of it, the likeliest cause first. */
export { betweenProbes } from './between.ts';
export { diagnose } from './diagnose.ts';
export { type Difference, difference } from './difference.ts';
export { distance, namesOf } from './names.ts';
export { Sight } from './sight.ts';
export type * from './types.ts';
export { sureness, whoSaidNo } from './words.ts';
