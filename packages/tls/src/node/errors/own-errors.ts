/** Every error this floor makes of its own. What the peer or the handshake did wrong comes from the engine. */

import { inspect } from 'node:util';
import { harmless } from '../../bytes/index.ts';
import { CallerFault, TlsFault } from '../../wire/index.ts';

/** An option that cannot be followed; thrown by `connect` and `createServer` before anything is sent. */
export const badOption = (message: string): CallerFault => new CallerFault('ERR_TLSCOPE_BAD_OPTION', message);

/** As node:tls says it. */
export const notConnected = (): Error =>
  Object.assign(new Error('TLS socket connection must be securely established'), { code: 'ERR_TLS_INVALID_STATE' });

/** As node:tls says it. */
export const nameFromServer = (): Error =>
  Object.assign(new Error('Cannot issue SNI from a TLS server-side socket'), { code: 'ERR_TLS_SNI_FROM_SERVER' });

export const tooLate = (): CallerFault =>
  new CallerFault('ERR_TLSCOPE_TOO_LATE', 'the handshake is complete: nothing of it can be changed any more');

/** The code, and the words in brackets, are those of OpenSSL. */
export const noPassphrase = (): CallerFault =>
  new CallerFault('ERR_OSSL_BAD_DECRYPT', 'key: it is encrypted, and there is no passphrase for it (bad decrypt)');
export const tooMuchWork = (because: string): CallerFault =>
  new CallerFault('ERR_TLSCOPE_PASSWORD_WORK', `key: it costs too much to open: ${because} (maxPasswordIterations)`);

/** The code is the one node:tls gives. */
export const handshakeTimeout = (milliseconds: number): TlsFault =>
  new TlsFault('ERR_TLS_HANDSHAKE_TIMEOUT', `the handshake did not complete within ${milliseconds} ms`);

export const transportClosed = (): TlsFault => new TlsFault('ERR_TLSCOPE_TRANSPORT_CLOSED', 'the transport is closed');

/** The code is the one node:tls gives. */
export const noCipherMatch = (why = 'none that there is here fits'): CallerFault =>
  new CallerFault('ERR_SSL_NO_CIPHER_MATCH', `ciphers: no cipher match, ${why}`);

/** The codes of the next three are those that node:tls gives. */
export const unknownVersion = (version: string, option: string, known: readonly string[]): TypeError =>
  Object.assign(new TypeError(`${option}: "${version}" is not one of ${known.join(', ')}`), {
    code: 'ERR_TLS_INVALID_PROTOCOL_VERSION',
  });

export const protocolConflict = (version: string, method: string): CallerFault =>
  new CallerFault('ERR_TLS_PROTOCOL_VERSION_CONFLICT', `secureProtocol ${method} leaves no choice to ${version}`);

export const unknownMethod = (method: string): CallerFault =>
  new CallerFault('ERR_TLS_INVALID_PROTOCOL_METHOD', `secureProtocol: there is no "${method}" here`);

/** The code is the one node:tls gives. */
export const invalidAlpnChoice = (protocol: unknown, offered: readonly string[]): TlsFault =>
  new TlsFault(
    'ERR_TLS_ALPN_CALLBACK_INVALID_RESULT',
    `ALPNCallback chose ${typeof protocol === 'string' ? protocol : inspect(protocol, { depth: 0 })}, which the client did not offer: ${offered.join(', ')}`,
  );

/** The code is the one node:tls gives. */
export const alpnTwice = (): CallerFault =>
  new CallerFault('ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS', 'ALPNCallback and ALPNProtocols cannot be used together');

export const badPsk = (what: string): TypeError =>
  Object.assign(new TypeError(`pskCallback: ${what}`), { code: 'ERR_INVALID_ARG_TYPE' });

export const noRenegotiation = (): CallerFault =>
  new CallerFault(
    'ERR_TLS_RENEGOTIATION_DISABLED',
    'this end never begins another handshake; updateKeys() makes fresh keys (RFC 9846 §4.7.3)',
  );

/** The certificate is for somebody else; the code and the properties are those of node:tls. */
export const nameMismatch = (host: string, cert: object, because: string): Error =>
  Object.assign(new Error(`Hostname/IP does not match certificate's altnames: ${harmless(because)}`), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    reason: harmless(because),
    host,
    cert,
  });

/** The caller's own check refused with something that is no error. */
export const nameRefused = (how: string, code: unknown = 'ERR_TLS_CERT_ALTNAME_INVALID'): Error =>
  Object.assign(new Error(`checkServerIdentity refused the server ${how}`), { code: String(code) });
