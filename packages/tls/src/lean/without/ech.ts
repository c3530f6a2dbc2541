/**
 * In place of `handshake/client/ech/{choose,grease,offer,settle,retry}.ts` in the lean bundle: a client that encrypts no
 * hello and does not pretend to. `connect` refuses the options that would ask for it.
 */
import type * as choose from '../../handshake/client/ech/choose.ts';
import type * as grease from '../../handshake/client/ech/grease.ts';
import type * as offer from '../../handshake/client/ech/offer.ts';
import type * as retry from '../../handshake/client/ech/retry.ts';
import type * as settle from '../../handshake/client/ech/settle.ts';
import { leftOut } from './left-out.ts';

export const chooseEch: typeof choose.chooseEch = () => undefined;
export const requireStillAccepted: typeof settle.requireStillAccepted = () => {};
export const settleServerHello: typeof settle.settleServerHello = ({ ech, ...state }) =>
  ech.status === 'offered' ? leftOut() : { ...state, ech };
export const settleRetryRequest: typeof settle.settleRetryRequest = ({ ech, ...state }) =>
  ech.status === 'offered' ? leftOut() : { ...state, ech };

export const greaseEch: typeof grease.greaseEch = leftOut;
export const sendEncryptedHello: typeof offer.sendEncryptedHello = leftOut;
export const shownAgain: typeof retry.shownAgain = leftOut;
export const arrangedFor: typeof retry.arrangedFor = leftOut;
export const sealSecondHello: typeof retry.sealSecondHello = leftOut;
