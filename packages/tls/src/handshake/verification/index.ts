/** How a peer's certificate, raw public key or delegated credential is verified, and its signature. */
export { judgeAgain } from './again.ts';
export { bare, judge, peerKey, requireSigningKey } from './chain.ts';
export { acceptDelegation } from './delegation.ts';
export { requireSignature12, requireSignature13 } from './signature.ts';
export { endOf } from './tolerated.ts';
