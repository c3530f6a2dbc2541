/** What ended a connection comes first; what was tolerated has ended nothing, and a connection that works has no cause. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import { endingIn, outcomeIn, type TlsEvent } from 'tlscope/observe';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, type Scope, see } from './support.ts';

const undo: (() => unknown)[] = [];
const scope: Scope = { after: (one) => undo.push(one) };
let asking = 0;
let good = 0;
before(async () => {
  asking = await open(scope, 'requires-client-certificate');
  good = await open(scope, 'good');
});
after(() => {
  for (const one of undo) one();
});

/** The chain holds for nobody here: no root is given, and the name is another. */
const tolerant = { ca: [], servername: 'tolerated.example', rejectUnauthorized: false } as const;

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`${version}: the alert that ended it comes before a name that was tolerated`, async () => {
    const { events, error } = await see(asking, { ...tolerant, maxVersion: version, minVersion: version }, 60_000);
    assert.deepEqual([diagnose(events).map(({ id }) => id), outcomeIn(events).good], [['client_certificate'], false]);
    assert.equal(
      (error as Error & { tls: { diagnoses: { id: string }[] } }).tls.diagnoses[0]?.id,
      'client_certificate',
    );
  });

  test(`${version}: a connection that works has no diagnosis, whatever was tolerated`, async () => {
    const { events, error } = await see(good, { ...tolerant, maxVersion: version, minVersion: version }, 60_000);
    assert.equal(error, undefined);
    assert.equal(endingIn(events), undefined);
    assert.deepEqual(diagnose(events), []);
    const { good: works, safe } = outcomeIn(events);
    assert.deepEqual([works, safe], [true, false]);
  });

  test(`${version}: connect --insecure: a refusal after the handshake is exit 1 and "ok": false, and is the cause`, async () => {
    const command = ['connect', `localhost:${asking}`, '--insecure', '--tls', version.slice(4)];
    const told = await run(...command, '--json');
    const { ok, error, diagnoses } = JSON.parse(told.out);
    assert.deepEqual([told.code, ok, diagnoses[0]?.id], [1, false, 'client_certificate']);
    assert.match(error.code, /ALERT/);
    const shown = await run(...command);
    assert.equal(shown.code, 1);
    assert.match(shown.out.replace(/\s+/g, ' '), /WHY IT FAILED The server wants a certificate from the client/);
  });
}

test('connect --insecure: nothing failed, so no reason is given, and the exit code is 0', async () => {
  const { code, out } = await run('connect', `localhost:${good}`, '--insecure', '--servername', 'other.example');
  assert.equal(code, 0);
  assert.doesNotMatch(out, /WHY IT FAILED/);
});

const alert = (direction: 'sent' | 'received', description: number, level = 2): TlsEvent => ({
  type: 'alert',
  at: 0,
  direction,
  epoch: 'application',
  level,
  description,
  bytes: new Uint8Array([level, description]),
});
const connected: TlsEvent = {
  type: 'state',
  at: 0,
  graph: 'tls13Client',
  from: 'WAIT_FINISHED',
  to: 'CONNECTED',
  on: 'finished',
};

test('the first of several alerts ended it; after close_notify a refusal counts, and a broken transport does not', () => {
  const goodbye = alert('sent', 0, 1);
  const ours = alert('sent', 48);
  assert.equal(endingIn([ours, alert('received', 40)]), ours);
  const refusal = alert('received', 116);
  assert.equal(endingIn([connected, goodbye, refusal]), refusal);
  const reset: TlsEvent = { type: 'transport', at: 0, what: 'failed', code: 'ECONNRESET' };
  assert.equal(endingIn([connected, goodbye, reset]), undefined);
  assert.equal(endingIn([connected, reset, goodbye]), reset);
  assert.equal(outcomeIn([connected, goodbye, reset]).good, true);
});
