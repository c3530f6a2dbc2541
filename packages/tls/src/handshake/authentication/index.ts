/** What either end says of certificates: what it has, what it would like, what it sends and signs. */
export { presentedIn, sendCertificate12, sendCertificate13, sendCertificateVerify13 } from './certificate.ts';
export { answerTo, chooseOurs, type OurAnswer } from './choose.ts';
export { decompressed } from './compression.ts';
export { authenticationExtensions } from './offer.ts';
export { request12, requestExtensions } from './request.ts';
export { sign } from './sign.ts';
export { stapled, stapling12, status12 } from './staples.ts';
export {
  type AgreedTypes,
  acceptTypes,
  chooseClientType,
  requireOwnType,
  requirePeerType,
  requireTypes,
  type TypeAnswer,
  typeAnswers,
  typeOnResumption,
} from './types.ts';
export { wishesIn12, wishesIn13, wishesInHello } from './wishes.ts';
