/** A trace without what is not known to be harmless. */
export { type Redacted, redact } from './redact.ts';
