/** Names that every object of JavaScript has are in none of our tables: files may use them as they like. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from 'tlscope/node';
import { type TlsEvent, timeline, writeTrace } from 'tlscope/observe';
import { machines } from '../../studio/src/states/walk.ts';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const MEMBERS = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '__defineGetter__'];

for (const word of MEMBERS) {
  test(`PEM that is called ${word} is something that is not known`, async () => {
    const file = folder.put('labelled.pem', `-----BEGIN ${word}-----\nMAA=\n-----END ${word}-----\n`);
    assert.match((await run('inspect', file)).out, new RegExp(word, 'i'));
    assert.match((await run('explain', file)).out, new RegExp(word, 'i'));
    assert.match((await run('verify', file)).err, /holds\s+no\s+certificate/);
  });

  test(`a trace in which everything is called ${word} is told`, async () => {
    const events: readonly TlsEvent[] = [
      { type: 'transport', at: 0, what: 'connecting', host: word, port: 443 },
      {
        type: 'message',
        at: 1,
        direction: 'sent',
        epoch: 'plaintext',
        name: word,
        codec: 'Handshake13',
        bytes: Uint8Array.of(1, 0, 0, 0),
      },
      {
        type: 'message',
        at: 1,
        direction: 'received',
        epoch: 'plaintext',
        name: 'hello_request',
        codec: word,
        bytes: Uint8Array.of(0, 0, 0, 0),
      },
      { type: 'decision', at: 2, what: word, chosen: word, considered: [], rfc: word },
      { type: 'state', at: 2, graph: 'tls13Client', from: word, to: word, on: word },
      { type: 'check', at: 2, claim: word, ok: false, rfc: word, alert: word },
      { type: 'fault', at: 3, code: word, message: word, alert: word },
      { type: 'transport', at: 4, what: 'failed', code: word },
    ];
    const file = folder.put('trace.json', writeTrace(word, events));
    for (const more of [[], ['--story'], ['--json'], ['--voice', 'plain'], ['--voice', 'rfc', '--fields']]) {
      const { out, err } = await run('explain', file, ...more);
      assert.doesNotMatch(err, /broke/, more.join(' '));
      assert.doesNotMatch(out, /native code|\[object /, more.join(' '));
    }
    assert.doesNotThrow(() => machines(timeline(events).steps, 'client'));
  });
}

test('they are no cipher suites, groups or policies', async () => {
  for (const word of MEMBERS) {
    assert.throws(() => connect({ port: 1, ciphers: word }), { code: 'ERR_SSL_NO_CIPHER_MATCH' }, word);
    assert.throws(() => connect({ port: 1, ecdhCurve: word }), new RegExp(word), word);
    const { code, err } = await run('check', '127.0.0.1:1', '--policy', word);
    assert.equal(code, 2);
    assert.match(err, /cannot\s+be\s+read/);
  }
});
