/** Rules for extensions and what both ends agree on by them, whichever end this is. */

export { askedHello, askedName } from './asked-hello.ts';
export { extensionCode, requireAnswers, requireUnique } from './extension-rules.ts';
export {
  type AgreedExtensions,
  acceptExtensions,
  agreeExtensions,
  offeredExtensions,
  readExtensions,
} from './extensions.ts';
export { noRenegotiation, sayNoRenegotiation } from './no-renegotiation.ts';
export { acceptLimits, agreeLimits, type LimitAnswer, offeredLimits } from './record-limits.ts';
