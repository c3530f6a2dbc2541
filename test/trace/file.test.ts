/** The trace file: small enough to hand on, described by a schema that is in the package. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { redact, traceSchema, writeTrace } from 'tlscope/observe';
import { open, see } from '../diagnose/support.ts';

const FILE = join(import.meta.dirname, '../../packages/tls/trace.schema.json');
const validate = new Ajv2020({ strict: false }).compile(traceSchema() as object);

test('the schema in the package is that of the code', () => {
  assert.deepEqual(JSON.parse(readFileSync(FILE, 'utf8')), JSON.parse(JSON.stringify(traceSchema())));
});

test('the trace of a whole TLS 1.3 handshake is under 60 KB', async (t) => {
  const { events, error } = await see(await open(t, 'only-tls-1.3'));
  assert.equal(error, undefined);
  const { length } = writeTrace('a whole handshake', events);
  assert.ok(length < 60_000, `it has ${length} bytes`);
});

for (const scenario of ['only-tls-1.2', 'only-tls-1.3', 'expired', 'http', 'requires-client-certificate']) {
  test(`a real trace keeps to the schema: ${scenario}`, async (t) => {
    const { events } = await see(await open(t, scenario));
    for (const secrets of [false, true]) {
      assert.ok(
        validate(JSON.parse(writeTrace('t', events, { secrets }))),
        JSON.stringify(validate.errors?.slice(0, 3)),
      );
    }
    assert.ok(validate(JSON.parse(writeTrace('t', redact('t', events).events))));
  });
}

test('a damaged trace does not keep to the schema', async (t) => {
  const { events } = await see(await open(t, 'good'));
  const good = JSON.parse(writeTrace('t', events));
  for (const damage of [
    { version: 99 },
    { format: 'something else' },
    { events: [{ type: 'message', at: 1 }] },
    { events: [{ ...good.events[0], type: 'unheard-of' }] },
    { secrets: 'no' },
  ]) {
    assert.equal(validate({ ...good, ...damage }), false, JSON.stringify(damage).slice(0, 80));
  }
});
