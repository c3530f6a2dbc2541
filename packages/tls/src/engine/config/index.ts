/** Configurations as callers write them, read once into the settings of a handshake. */
export { asGiven } from './as-given.ts';
export { clientSettings, DEFAULT_MAX_HANDSHAKE_MESSAGE, serverSettings } from './config.ts';
export { credentialOf } from './credential-of.ts';
export { echConfigs, echKeys } from './ech-config.ts';
export { flag } from './words.ts';
