/** The finite-field groups of RFC 7919 and integers as bytes. */
export { type Field, fieldGroup, fields, GENERATOR, primeBytes } from './fields.ts';
export { resize, toBytes, toInteger } from './integers.ts';
