/** What a server makes of its options is worked out once, for all of its connections. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { createSecureContext, type ServerOptions } from '../../src/node/index.ts';
import { ServerSide } from '../../src/node/server/server-side.ts';
import type { TLSSocket } from '../../src/node/socket/socket.ts';
import { ecdsa } from './support.ts';

const sideOf = (options: ServerOptions) => new ServerSide(options, new EventEmitter());
const anyone = {} as TLSSocket;

for (const requestCert of [false, true]) {
  test(`with requestCert ${requestCert}, connections share one configuration, by name as well`, () => {
    const side = sideOf({ ...ecdsa, requestCert });
    assert.equal(side.configFor(anyone, {}), side.configFor(anyone, {}));
    side.contexts.add('b.test', createSecureContext(ecdsa));
    assert.equal(side.configFor(anyone, {}), side.configFor(anyone, {}));
  });

  test(`with requestCert ${requestCert}, a root that is added later is one by which clients are judged`, () => {
    const secureContext = createSecureContext({ cert: ecdsa.cert, key: ecdsa.key, ca: [] });
    const side = sideOf({ secureContext, requestCert });
    const trusted = () => {
      const { clientTrust } = side.config;
      return (typeof clientTrust === 'function' ? clientTrust() : clientTrust)?.anchors.length;
    };
    assert.equal(trusted(), 0);
    secureContext.addCACert(ecdsa.ca);
    assert.equal(trusted(), 1);
  });
}
