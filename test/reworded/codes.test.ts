/** Every error has its code, its class and the id of its rule whatever the rules say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../packages/tls/src/rules/index.ts';
import { reworded } from './reword.ts';

// After the words are changed: an import would come before.
await import('../diagnose/codes.test.ts');
await import('../../packages/tls/test/node/node-codes.test.ts');
await import('../../packages/tls/test/node/report.test.ts');
await import('../../packages/tls/test/node/keylog-ech.test.ts');
await import('../../packages/tls/test/x509/node-codes.test.ts');
await import('../../packages/tls/test/engine/ech-refusals.test.ts');

test('every rule says its id', () => assert.equal(reworded().length, rules.size));
