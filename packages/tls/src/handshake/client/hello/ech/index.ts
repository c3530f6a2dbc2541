/** The ClientHello inside another one (RFC 9849): settings, sealing, GREASE. */
export { chooseEch } from './choose.ts';
export { greaseEch } from './grease.ts';
export { sendEncryptedHello } from './offer.ts';
export { arrangedFor, sealSecondHello, shownAgain } from './retry.ts';
