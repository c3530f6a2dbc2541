/** The files that certificates travel in: PKCS #7 and PKCS #12, declared. */
export { BagAttribute } from './loose.ts';
export { type ContentInfo, contentInfo, Pkcs7, SignedData } from './pkcs7.ts';
export {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  MacData,
  PBE_SCHEMES,
  PFX,
  Pkcs12PbeParams,
  SafeBag,
  SafeContents,
} from './pkcs12.ts';
