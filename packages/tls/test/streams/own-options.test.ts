/** What counts is what was given, a class of the caller's too, and not what stands in `Object.prototype`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, type ConnectOptions, connect } from '../../src/index.ts';
import { ecdsa } from '../node/support.ts';
import { memoryPair, serverOptions } from './support.ts';

/** What a client with these options says of our server. */
async function refusal(options: ConnectOptions): Promise<string | undefined> {
  const [near, far] = memoryPair();
  accept(far, serverOptions).catch(() => {});
  return connect(near, options).then(
    () => undefined,
    ({ message }: Error) => message,
  );
}

test('ca in Object.prototype is no option of a connection', async (t) => {
  Object.defineProperty(Object.prototype, 'ca', { value: ecdsa.ca, configurable: true });
  t.after(() => delete (Object.prototype as { ca?: string }).ca);
  assert.match(
    (await refusal({ host: 'localhost' }))!,
    /of which no certificate was sent by the peer or is trusted here/,
  );
});

test('what a class of the caller has counts', async () => {
  class Pinned {
    readonly host = 'localhost';
    get ca() {
      return ecdsa.ca;
    }
    approve() {
      return 'access_denied' as const;
    }
  }
  assert.match((await refusal(new Pinned()))!, /the application refused the server/);
});
