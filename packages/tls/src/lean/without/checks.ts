/**
 * In place of `x509/revocation/check.ts` and of `check-timestamps.ts` and `check-demands.ts` in `x509/verify/checks` (rules for
 * whoever issues, which the engine's profile does not list) in the lean bundle: who asks is refused.
 */
import type * as check from '../../x509/revocation/index.ts';
import { leftOut } from './left-out.ts';

type Check = typeof check.revocation;

export const revocation: Check = (_path, inquiry) => void (inquiry.revocation !== undefined && leftOut());
export const answerOf: typeof check.answerOf = () => leftOut();
export const timestamps: Check = (_path, inquiry) => void (inquiry.timestamps !== undefined && leftOut());
export const demands: Check = (_path, inquiry) => void (inquiry.profile.demands.length > 0 && leftOut());
