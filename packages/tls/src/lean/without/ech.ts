/**
 * In place of `handshake/client/hello/ech/` and `handshake/client/ech/settle.ts` in the lean bundle: a client that encrypts no
 * hello and does not pretend to. `connect` refuses the options that would ask for it.
 */
import type * as settled from '../../handshake/client/ech/index.ts';
import type * as hello from '../../handshake/client/hello/ech/index.ts';
import { leftOut } from './left-out.ts';

export const chooseEch: typeof hello.chooseEch = () => undefined;
export const requireStillAccepted: typeof settled.requireStillAccepted = () => {};
export const settleServerHello: typeof settled.settleServerHello = ({ ech, ...state }) =>
  ech.status === 'offered' ? leftOut() : { ...state, ech };
export const settleRetryRequest: typeof settled.settleRetryRequest = ({ ech, ...state }) =>
  ech.status === 'offered' ? leftOut() : { ...state, ech };

export const greaseEch: typeof hello.greaseEch = leftOut;
export const sendEncryptedHello: typeof hello.sendEncryptedHello = leftOut;
export const shownAgain: typeof hello.shownAgain = leftOut;
export const arrangedFor: typeof hello.arrangedFor = leftOut;
export const sealSecondHello: typeof hello.sealSecondHello = leftOut;
