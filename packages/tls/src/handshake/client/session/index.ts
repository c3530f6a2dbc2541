/** Whether a session may be offered, and who we were in it. */
export { shownLater, shownTo } from './own-identity.ts';
export { offered, offeredSession12 } from './session-objection.ts';
