/** What both test runners are to run: `it` is theirs. */
import assert from 'node:assert/strict';
import { expectTls } from 'tlscope/testing';
import { open, see, world } from '../diagnose/support.ts';

type Runner = (name: string, work: () => Promise<void>) => unknown;

export function expectations(it: Runner): void {
  const undo: (() => unknown)[] = [];
  const scope = { after: (one: () => unknown) => void undo.push(one) };
  const over = (): void => {
    for (const one of undo.splice(0)) one();
  };

  it('what holds passes, and can be said in one breath', async () => {
    const { events } = await see(await open(scope, 'only-tls-1.3'), { ALPNProtocols: ['h2'] });
    expectTls(events)
      .authentic()
      .version('TLSv1.3')
      .cipherSuite('TLS_AES_128_GCM_SHA256')
      .group('X25519MLKEM768')
      .alpn(undefined)
      .resumed(false)
      .certificate({ name: 'localhost', issuer: 'Issuing CA', daysLeft: 80 })
      .completedWithin(60_000)
      .neverInTheClear('GET / HTTP/1.1');
    over();
  });

  it('what does not hold throws an AssertionError that says what was expected and what is', async () => {
    const { events } = await see(await open(scope, 'expired'));
    expectTls(events).refusedWith('certificate_expired').chainFailure('CERT_HAS_EXPIRED');
    const failures: readonly [() => unknown, RegExp][] = [
      [() => expectTls(events).authentic(), /handshake is complete: expected true, but it is false/],
      [() => expectTls(events).version('TLSv1.2'), /the version: expected TLSv1\.2, but it is TLSv1\.3/],
      [() => expectTls(events).certificate({ daysLeft: 1 }), /days that are left: expected 1 or more, but it is -\d/],
      [() => expectTls(events).certificate({ name: 'other.example' }), /expected other\.example/],
      [() => expectTls(events).neverInTheClear('localhost'), /expected locked, but it is in the clear/],
      [() => expectTls([]).certificate({ name: 'x' }), /showed none/],
    ];
    for (const [work, message] of failures) assert.throws(work, { name: 'AssertionError', message });
    assert.ok(world.rootPem.length > 0);
    over();
  });
}
