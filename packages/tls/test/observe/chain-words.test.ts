/** A chain in words: by the ids of rules, and from traces that were written before rules had any. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../../src/diagnose/index.ts';
import {
  type CertificateEvent,
  type ChainFailure,
  chainVerdict,
  type DecisionEvent,
  explain,
  outcomeIn,
  readTrace,
  writeTrace,
} from '../../src/observe/index.ts';
import { AT, DAY, makeChain, verify } from '../x509/make.ts';

const { root, presented } = makeChain({ leaf: { notBefore: AT - 9 * DAY, notAfter: AT - DAY } });
const { evidence } = verify(presented, [root]);
const refused: CertificateEvent = { type: 'certificate', at: AT, side: 'server', presented, evidence };
const SENTENCE = 'certificate 0 "CN=server.example" expired on 16 June 2026, 1 day ago (2026-06-16T12:00:00Z)';

/** The same as a version without ids wrote it: `claim` is what should have held. */
function older(): CertificateEvent {
  const claim = 'certificate 0 "CN=server.example" is valid on 2026-06-17T12:00:00Z';
  const { rule: _rule, certificate: _certificate, ...failure } = evidence.failure!;
  const paths = evidence.paths.map((path) => ({
    ...path,
    checks: path.checks.map(({ rule, beside, ...check }) => (check.ok ? check : { ...check, claim })),
  }));
  return { ...refused, evidence: { ...evidence, paths, failure: { ...failure, claim } as ChainFailure } };
}

test('a refusal is said as what is wrong', () => {
  assert.equal(chainVerdict(evidence), `Refused: ${SENTENCE} [CERT_HAS_EXPIRED].`);
  assert.equal(explain(refused).text, `Refused the server's certificate: ${SENTENCE}.`);
  assert.match(outcomeIn([refused]).text, /^No connection: certificate 0 .* expired on /);
  const [found] = diagnose([refused]);
  assert.equal(found?.id, 'expired');
  assert.deepEqual(found.rule, { id: 'certificate.not_expired', claim: SENTENCE, rfc: 'RFC 5280 §4.1.2.5' });
  assert.ok(found.cause.startsWith(`C${SENTENCE.slice(1)}. `), found.cause);
});

test('choices of an older trace that found nothing, and ECH that was rejected, are known as such', () => {
  const decision = (what: string, chosen: string, more = {}): DecisionEvent => ({
    type: 'decision',
    at: AT,
    what,
    chosen,
    considered: [],
    rfc: 'RFC 9846 §4.2.1',
    ...more,
  });
  const read = readTrace(
    writeTrace('t', [
      decision('group', 'none'),
      decision('group', 'x25519 (0x001d)'),
      decision('encrypted client hello', 'rejected'),
      decision('encrypted client hello', 'accepted'),
      decision('application protocol', 'none'),
      decision('group', 'none', { ok: true }),
    ]),
  ).events;
  assert.deepEqual(
    read.map((event) => event.type === 'decision' && [event.ok, event.rule]),
    [
      [false, undefined],
      [undefined, undefined],
      [false, 'encrypted_client_hello.accepted'],
      [true, 'encrypted_client_hello.accepted'],
      [undefined, undefined],
      [true, undefined],
    ],
  );
});

test('the id of a rule is in the trace, and comes back', () => {
  const [event] = readTrace(writeTrace('t', [refused])).events;
  assert.ok(event?.type === 'certificate');
  assert.deepEqual(event.evidence.failure, evidence.failure);
  assert.deepEqual(event.evidence.paths[0]!.checks, evidence.paths[0]!.checks);
});

test('a trace without ids is read and diagnosed, and what it says should have held is not told as what is wrong', () => {
  const [event] = readTrace(writeTrace('t', [older()])).events;
  assert.ok(event?.type === 'certificate');
  assert.match(chainVerdict(event.evidence), /^Refused: this rule is broken: certificate 0 .* is valid on /);
  const [found] = diagnose([event]);
  assert.equal(found?.id, 'expired');
  assert.equal(found.rule?.id, undefined);
  assert.ok(found.evidence.length > 0, 'the check that decided is found all the same');
});
