/** Pure choices: version, suite, group, signature scheme, credential, application protocol, each with its reasons. */
export { type Choice, firstFitting } from './choice.ts';
export { chooseAlpn } from './choose-alpn.ts';
export { chooseCredential, type Identity } from './choose-credential.ts';
export { chooseGroup, groupCode, groupsFor12, groupsToShare } from './choose-group.ts';
export { type Abilities, chooseSuite, keyServes } from './choose-suite.ts';
export { chooseVersion } from './choose-version.ts';
export { chooseScheme, type Scheme, schemeFor } from './signature-schemes.ts';
