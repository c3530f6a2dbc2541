import { EventEmitter } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import { deprecate } from 'node:util';
import { asGiven } from '../engine/index.ts';
import { createSecureContext, SecureContext } from './context/index.ts';
import { TLSSocket, type TLSSocketOptions } from './socket/index.ts';

/** What `createSecurePair` makes: what is read from and written to `encrypted` is TLS, `cleartext` is what it carries. */
export class SecurePair extends EventEmitter {
  readonly encrypted: Duplex;
  readonly cleartext: TLSSocket;

  constructor(
    given?: SecureContext | null,
    isServer = false,
    requestCert = !isServer,
    rejectUnauthorized = false,
    options: TLSSocketOptions = {},
  ) {
    super();
    const secureContext = given ?? createSecureContext();
    if (!(secureContext instanceof SecureContext)) throw noContext();
    const [outside, inside] = duplexPair();
    this.encrypted = outside;
    this.cleartext = new TLSSocket(inside, {
      ...asGiven(options),
      secureContext,
      isServer,
      requestCert,
      rejectUnauthorized,
    });
    this.cleartext.once('secure', () => this.emit('secure'));
  }

  destroy(): void {
    this.cleartext.destroy();
    this.encrypted.destroy();
  }
}

/** The code and the words are those of node:tls. */
const noContext = (): TypeError =>
  Object.assign(new TypeError('context must be a SecureContext'), { code: 'ERR_TLS_INVALID_CONTEXT' });

/** Deprecated, and gone from Node 24: `new TLSSocket` over a Duplex does it. */
export const createSecurePair = deprecate(
  (...args: ConstructorParameters<typeof SecurePair>) => new SecurePair(...args),
  'tls.createSecurePair() is deprecated. Please use tls.TLSSocket instead.',
  'DEP0064',
);
