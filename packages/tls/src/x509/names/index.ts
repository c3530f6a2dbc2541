/** What certificates name: distinguished names, alternative names, host names and addresses, as text and compared. */
export { parseAddress, showAddress } from './address.ts';
export {
  countingCommonNames,
  type HostnameMatch,
  type HostRules,
  isDnsName,
  matchHostname,
  strictHostRules,
} from './hostname.ts';
export {
  alternativeName,
  canonicalRdns,
  clip,
  commonName,
  distinguishedName,
  printable,
  type SubjectAltName,
  showDistinguishedName,
  showName,
  textsOf,
} from './names.ts';
export { isReservedAddress, isReservedName } from './reserved.ts';
