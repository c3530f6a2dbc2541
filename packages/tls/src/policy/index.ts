/** Pure choices: version, suite, group, signature scheme, credential, application protocol, each with its reasons. */
export {
  acceptedFor,
  type CertificateFilters,
  type CertificateWishes,
  objectionToIdentity,
  typeObjection,
} from './certificate-wishes.ts';
export { type Choice, firstFitting, onceEach } from './choice.ts';
export { chooseAlpn } from './choose-alpn.ts';
export { chooseClientCredential } from './choose-client-credential.ts';
export { chooseCredential } from './choose-credential.ts';
export { chooseEchConfig, type EchConfig, showConfig } from './choose-ech.ts';
export { chooseGroup, groupCode, groupsFor12, groupsToShare } from './choose-group.ts';
export { type Abilities, chooseSuite, inOrderOf, keyServes } from './choose-suite.ts';
export { chooseVersion } from './choose-version.ts';
export { type CertificateTypeName, type Identity, showIdentity } from './identity.ts';
export {
  chooseScheme,
  isForClientsAlone,
  type Scheme,
  schemeFor,
  schemesFor12,
  schemesForClients,
} from './signature-schemes.ts';
