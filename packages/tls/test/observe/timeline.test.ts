import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followedBy, timeline, withoutSecrets } from '../../src/observe/index.ts';
import { connection, T0 } from './fixture.ts';

const { side, startedAt, steps } = timeline(connection);
const named = (name: string) => steps.find((step) => step.name === name)!;

test('everything said stands once, in order', () => {
  assert.equal(side, 'client');
  assert.equal(startedAt, T0);
  assert.deepEqual(
    steps.map((step) => [step.kind, step.name, step.from, step.at]),
    [
      ['message', 'client_hello', 'client', 0],
      ['record', 'change_cipher_spec', 'server', 3],
      ['message', 'encrypted_extensions', 'server', 4],
      ['message', 'finished', 'server', 4],
      ['appdata', 'application_data', 'client', 5],
      ['record', 'application_data', 'server', 7],
      ['alert', 'alert', 'client', 8],
    ],
  );
});

test('a message knows the records that carried it, whether it was split or shared them', () => {
  assert.equal(named('client_hello').records.length, 2);
  assert.equal(named('encrypted_extensions').records.length, 1);
  assert.deepEqual(named('encrypted_extensions').records, named('finished').records);
});

test('application data that goes on from one side is one step with all its records', () => {
  const data = named('application_data');
  assert.equal(data.length, 'hello world'.length);
  assert.equal(data.records.length, 2);
});

test('what followed belongs to the message before it, and what came first to the first message', () => {
  assert.deepEqual(
    named('client_hello').followed.map(({ type }) => type),
    ['decision', 'transcript'],
  );
  assert.deepEqual(
    named('finished').followed.map(({ type }) => type),
    ['secret', 'keys', 'certificate', 'state'],
  );
  assert.equal(followedBy(steps, 'check')[0]?.claim, 'only offered extensions are answered');
});

test('application data that was left out of a trace is still a step', () => {
  const redacted = timeline(withoutSecrets(connection));
  const data = redacted.steps.find((step) => step.kind === 'appdata')!;
  const whole = timeline(connection).steps.find((step) => step.kind === 'appdata')!;
  assert.equal(data.length, whole.length, 'how much there was can still be told');
  assert.equal(data.records.length, 2);
});

test('nothing at all is a story without steps', () => {
  assert.deepEqual(timeline([]), { side: 'client', startedAt: 0, steps: [] });
});

test('the server sees the same words from the other side', () => {
  const mirrored = connection.map((event) =>
    'direction' in event && (event.direction === 'sent' || event.direction === 'received')
      ? { ...event, direction: event.direction === 'sent' ? ('received' as const) : ('sent' as const) }
      : event,
  ) as typeof connection;
  const other = timeline(mirrored);
  assert.equal(other.side, 'server');
  assert.deepEqual(
    other.steps.map(({ from }) => from),
    steps.map(({ from }) => from),
  );
});
