/** Rules for extensions and what both ends agree on by them, whichever end this is. */
export { extensionCode, requireAnswers, requireUnique } from './extension-rules.ts';
export { noRenegotiation, sayNoRenegotiation } from './no-renegotiation.ts';
export { acceptLimits, agreeLimits, type LimitAnswer, offeredLimits } from './record-limits.ts';
