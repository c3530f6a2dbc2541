/** What a client's end and a server's have in common: their options, and what both make of them for engine and socket. */
export { type AlpnProtocols, convertALPNProtocols } from './alpn.ts';
export { alpn, revocation } from './config.ts';
export { defined } from './defined.ts';
export type { CommonOptions } from './options.ts';
export type { ClientProtocol, ServerProtocol } from './protocol.ts';
export { type ClientPskCallback, clientPsk, type Psk, type ServerPskCallback, serverPsk } from './psk.ts';
export type { SetupChanges, SocketSetup } from './setup.ts';
