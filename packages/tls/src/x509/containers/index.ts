/** The files that certificates travel in: PKCS #7 and PKCS #12, declared. */
export { type ContentInfo, Pkcs7, SignedData } from './pkcs7.ts';
export {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  PBE_SCHEMES,
  PFX,
  Pkcs12PbeParams,
  SafeBag,
  SafeContents,
} from './pkcs12.ts';
