/** Every refusal has a diagnosis: each alert that can come or go, and each rule that can break. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import type { Direction, TlsEvent } from 'tlscope/observe';
import { AlertDescription } from 'tlscope/wire';
import { ROOT, sources } from '../architecture/sources.ts';
import { gnutlsServer } from '../interop/support/gnutls.ts';
import { Pki } from '../interop/support/pki.ts';
import { needs } from '../interop/support/places.ts';
import { settings12, settings13 } from '../interop/support/settings.ts';
import { see } from './support.ts';

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

for (const [version, setting, alert, sure] of [
  ['1.2', settings12.find(({ key }) => key === 'p256')!, 'decode_error', 0.6],
  ['1.3', settings13[0]!, 'certificate_required', 0.98],
] as const) {
  test(
    `GnuTLS in TLS ${version} wants a certificate and gets none: ${alert}`,
    needs('gnutls-serv', 'openssl'),
    async (t) => {
      const pki = await Pki.make(t);
      const demand = ['--require-client-cert', '--x509cafile', pki.rootFile];
      const { port } = await gnutlsServer(t, await pki.leaf('p256'), setting, demand);
      const { events } = await see(port, { ca: pki.root });
      const [first] = diagnose(events);
      const received = events.find((event) => event.type === 'alert' && event.direction === 'received');
      assert.equal((received as { description?: number }).description, AlertDescription.members[alert]);
      assert.deepEqual([first?.id, first?.confidence], ['client_certificate', sure]);
    },
  );
}

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
