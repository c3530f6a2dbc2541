/** The errors of each stack. */
export { apple } from './apple.ts';
export { bearssl } from './bearssl.ts';
export { boards } from './boards.ts';
export { chromium } from './chromium.ts';
export { diagnoses, ownDiagnoses } from './diagnoses.ts';
export { gnutls } from './gnutls.ts';
export { languages } from './languages.ts';
export { mbedtls } from './mbedtls.ts';
export { node } from './node.ts';
export { nss } from './nss.ts';
export { nssSsl } from './nss-ssl.ts';
export { openssl } from './openssl.ts';
export { opensslVerify } from './openssl-verify.ts';
export { own } from './tlscope.ts';
export { tools } from './tools.ts';
export { windows } from './windows.ts';
export { wolfssl } from './wolfssl.ts';
