/** Every message, alert, secret, choice, check and event has its three voices. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { graphs, type Row } from '../../src/graph/index.ts';
import { secrets } from '../../src/keys/index.ts';
import { codecNamed, dissection, type TlsEvent, tell, tellFields, voices } from '../../src/observe/index.ts';
import { alertSenders } from '../../src/observe/voices/alert-senders.ts';
import { decisionsPlain } from '../../src/observe/voices/plain.ts';
import { AlertDescription } from '../../src/wire/index.ts';
import { connection } from './fixture.ts';

const bytes = Uint8Array.of(2, 40);

function assertTold(event: TlsEvent): void {
  const told = voices.map((voice) => tell(event, voice));
  for (const { line, paragraph, where } of told) {
    assert.ok(line.length > 2 && paragraph.length >= 3, `${JSON.stringify(event).slice(0, 80)}: "${line}"`);
    assert.match(where, /^RFC \d+|^draft-/, JSON.stringify(event).slice(0, 80));
    assert.doesNotMatch(`${line} ${paragraph}`, /undefined|\[object|has no place in the picture|no word that is known/);
  }
  assert.equal(
    new Set(told.map(({ line }) => line)).size,
    3,
    `the voices say the same: ${told.map(({ line }) => line)}`,
  );
  assert.doesNotMatch(told[0]!.line, /RFC|§/, 'plain words name no RFC');
}

test('every message of every graph', () => {
  const names = new Set(
    Object.values(graphs).flatMap((graph) => Object.values<Row>(graph).flatMap(({ on }) => Object.keys(on))),
  );
  assert.ok(names.size > 15);
  for (const name of names)
    assertTold({ type: 'message', at: 1, direction: 'sent', epoch: 'handshake', name, codec: 'Handshake13', bytes });
});

test('every alert, and what its senders usually mean', () => {
  for (const [name, description] of Object.entries(AlertDescription.members)) {
    assertTold({ type: 'alert', at: 1, direction: 'received', epoch: 'plaintext', level: 2, description, bytes });
    const old = /RESERVED|decompression|unobtainable|hash_value|cids|general_error/.test(name);
    assert.ok(old || alertSenders[name] !== undefined, `nobody says what the sender of ${name} means`);
  }
});

test('every secret of the table', () => {
  for (const [name, { rfc }] of Object.entries(secrets)) {
    assertTold({ type: 'secret', at: 1, name, value: bytes, from: [], formula: `of ${name}`, rfc });
  }
});

test('every choice that is made anywhere in the sources', () => {
  const folder = join(import.meta.dirname, '../../src/handshake');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const found = new Set([...text.matchAll(/cx\.(?:decide|choose|peerChose)\(\s*'([^']+)'/g)].map(([, what]) => what!));
  assert.ok(found.size >= 8, `found ${[...found]}`);
  for (const what of found) {
    assert.ok(what in decisionsPlain, `no plain words for the choice of ${what}`);
    assertTold({
      type: 'decision',
      at: 1,
      what,
      chosen: 'this',
      considered: [{ option: 'this', because: 'it fits' }],
      rfc: 'RFC 9846 §4.1',
    });
  }
});

test('every kind of event, checks that hold and checks that do not', () => {
  for (const event of connection) if (event.type !== 'message' || event.name !== 'unknown') assertTold(event);
  for (const ok of [true, false])
    assertTold({ type: 'check', at: 1, claim: 'the sky is blue', ok, rfc: 'RFC 9846 §4', alert: 'decode_error' });
  assertTold({ type: 'transport', at: 1, what: 'failed', code: 'ECONNRESET' });
  assertTold({ type: 'fault', at: 1, code: 'ERR_X', message: 'it broke' });
});

test('every field of every message, at every depth', () => {
  const messages = connection.filter((event) => event.type === 'message' && event.name !== 'unknown');
  let fields = 0;
  for (const event of messages) {
    if (event.type !== 'message') continue;
    const lines = dissection(codecNamed(event.codec), event.bytes);
    const told = voices.map((voice) => tellFields(lines, voice));
    for (const [i, line] of lines.entries()) {
      const [plain, engineer, spec] = told.map((list) => list[i]![1]);
      assert.equal(plain!.line, line.note ?? 'What belongs together.', line.name);
      assert.ok(engineer!.line.startsWith(`${line.name}: `) && spec!.line.startsWith(`${line.type} ${line.name}, `));
      for (const { paragraph, where } of [plain!, engineer!, spec!]) {
        assert.match(where, /^RFC \d+/, line.name);
        assert.doesNotMatch(paragraph, /undefined|\[object|not known here/);
      }
      fields++;
    }
  }
  assert.ok(fields > 20, `${fields} fields`);
});
