/** In place of `x509/revocation/check.ts` and `x509/check-timestamps.ts` in the lean bundle: who asks is refused. */
import type { Check } from '../../x509/checks.ts';
import { leftOut } from './left-out.ts';

export const revocation: Check = (_path, inquiry) => void (inquiry.revocation !== undefined && leftOut());
export const timestamps: Check = (_path, inquiry) => void (inquiry.timestamps !== undefined && leftOut());
