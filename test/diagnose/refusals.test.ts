/** Every refusal has a diagnosis: each alert that can come or go, and each rule that can break. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import type { Direction, TlsEvent } from 'tlscope/observe';
import { AlertDescription } from 'tlscope/wire';
import { ROOT, sources } from '../architecture/sources.ts';

/** Neither ends a connection with a refusal: an orderly end, and a caller who thought better of it. */
const NO_REFUSALS = new Set(['close_notify', 'user_canceled']);

const state = (graph: string): TlsEvent => ({ type: 'state', at: 0, graph, from: 'START', to: 'WAIT', on: 'start' });
const alertOf = (direction: Direction, description: number): TlsEvent => ({
  type: 'alert',
  at: 0,
  direction,
  epoch: 'handshake',
  level: 2,
  description,
  bytes: Uint8Array.of(2, description),
});

const alerts = Object.entries(AlertDescription.members);

test('each alert in either direction, at either end, has a diagnosis', () => {
  assert.ok(alerts.length > 20);
  for (const [name, code] of alerts.filter(([name]) => !NO_REFUSALS.has(name))) {
    for (const graph of ['tls13Client', 'tls13Server']) {
      for (const direction of ['sent', 'received'] as const) {
        const [first] = diagnose([state(graph), alertOf(direction, code)]);
        assert.ok(first, `${name} ${direction} by ${graph}`);
        assert.match(first.cause, /^\S.*\.$/s);
      }
    }
  }
});

test('a server that wants a certificate, gets none and says decode_error, as GnuTLS does in TLS 1.2', () => {
  const request: TlsEvent = {
    type: 'message',
    at: 0,
    direction: 'received',
    epoch: 'plaintext',
    name: 'certificate_request',
    codec: 'Handshake12Ecdhe',
    bytes: Uint8Array.from([13, 0, 0, 8, 1, 64, 0, 2, 4, 3, 0, 0]),
  };
  const hello: TlsEvent = { ...request, direction: 'sent', name: 'client_hello', bytes: Uint8Array.of(1, 0, 0, 0) };
  const [first] = diagnose([hello, request, alertOf('received', 50)]);
  assert.equal(first?.id, 'client_certificate');
});

/** The claims of every `require` and `PeerFault` in the source, with templates as they stand. */
const claims = sources()
  .filter((path) => /^packages\/tls\/src\/(handshake|engine|record)\//.test(path))
  .flatMap((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return [...text.matchAll(/(['"`])([^'"`\n]{8,}(?:'s[^'"`\n]*)?)\1,\s*(?:rfc|'RFC [^']+'),\s*'([a-z_]+)'/g)].map(
      ([, , claim, alert]) => ({ path, claim: claim!, alert: alert! }),
    );
  });

test('each rule that a handshake can end in has a diagnosis that names it', () => {
  assert.ok(claims.length > 80, `only ${claims.length} claims were found`);
  for (const { path, claim, alert } of claims) {
    const events: TlsEvent[] = [
      state('tls13Client'),
      { type: 'check', at: 0, claim, ok: false, rfc: 'RFC 9846 §4', alert },
      { type: 'fault', at: 0, code: 'ERR_TLSCOPE_PEER', message: 'It broke', claim, rfc: 'RFC 9846 §4', alert },
    ];
    const found = diagnose(events);
    assert.ok(found.length > 0, `${path}: ${claim}`);
    assert.ok(found.some(({ rule }) => rule?.claim === claim) || found[0]!.confidence > 0.2, `${path}: ${claim}`);
  }
});
