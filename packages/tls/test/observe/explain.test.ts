import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AlertEvent, codecNamed, countBytes, dissection, explain, storyOf } from '../../src/observe/index.ts';
import { alertStories, stories } from '../../src/observe/stories.ts';
import { AlertDescription, HandshakeUnversioned } from '../../src/wire/index.ts';
import { clientHello, connection, plainRecord } from './fixture.ts';

test('every event has a title and a sentence, and all but a state say where it is written', () => {
  for (const event of connection) {
    const { title, text, rfc } = explain(event);
    assert.ok(
      title.length > 0 && text.endsWith('.') === !['check', 'secret'].includes(event.type),
      `${event.type}: ${text}`,
    );
    if (event.type !== 'state' && event.type !== 'appdata') assert.match(rfc ?? '', /^RFC \d+ §/);
  }
});

test('the sentence about a message comes from its declaration', () => {
  const hello = connection.find((event) => event.type === 'message')!;
  assert.ok(explain(hello).text.includes(HandshakeUnversioned.cases.client_hello.note!));
  assert.equal(explain(hello).rfc, 'RFC 9846 §4.2.2');
});

test('every message a codec declares has a story in plain words', () => {
  const missing = ['Handshake13', 'Handshake12Ecdhe', 'Handshake12Rsa', 'Handshake12Dhe', 'Handshake12EcdhePsk']
    .flatMap((name) => Object.keys((codecNamed(name) as { cases?: object }).cases ?? {}))
    .filter((name) => !Object.hasOwn(stories, name));
  assert.deepEqual(missing, []);
});

test('every alert that TLS 1.3 lists has a story', () => {
  const old =
    /RESERVED|_revocation|export|renegotiation|decryption_failed|decompression|no_certificate|certificate_unobtainable|bad_certificate_hash|ech_required|cids/i;
  const missing = Object.keys(AlertDescription.members).filter(
    (name) => !old.test(name) && alertStories[name] === undefined,
  );
  assert.deepEqual(missing, []);
});

test('with static RSA the client sends a locked secret, not half of one', () => {
  const base = { type: 'message', at: 0, direction: 'sent', epoch: 'plaintext', bytes: new Uint8Array(0) } as const;
  const rsa = storyOf({ ...base, name: 'client_key_exchange', codec: 'Handshake12Rsa' });
  const ecdhe = storyOf({ ...base, name: 'client_key_exchange', codec: 'Handshake12Ecdhe' });
  assert.notEqual(rsa, ecdhe);
});

test('an alert with an unknown number is still explained', () => {
  const alert: AlertEvent = {
    type: 'alert',
    at: 0,
    direction: 'received',
    epoch: 'plaintext',
    level: 2,
    description: 253,
    bytes: Uint8Array.of(2, 253),
  };
  assert.match(explain(alert).title, /alert 253/);
});

test('the lines of a dissection cover every byte and carry name, value, sentence and section', () => {
  const lines = dissection(HandshakeUnversioned, clientHello);
  const leafBytes = lines.filter(({ leaf }) => leaf).reduce((sum, { start, end }) => sum + end - start, 0);
  assert.equal(leafBytes, clientHello.length);
  const suite = lines.find(({ value }) => value?.startsWith('TLS_AES_128_GCM_SHA256'))!;
  assert.deepEqual([...suite.bytes], [0x13, 0x01]);
  assert.equal(lines.find(({ name }) => name === 'random')?.end, 38);
  assert.deepEqual(
    lines.filter(({ note, leaf, unexplained }) => unexplained || (leaf && note === undefined)),
    [],
  );
});

test('bytes are counted as explained only where somebody could say what they mean', () => {
  assert.deepEqual(countBytes([]), { explained: 0, unexplained: 0 });
  const hello = connection.filter((event) => event.type === 'message' && event.name === 'client_hello');
  assert.deepEqual(countBytes(hello), { explained: clientHello.length, unexplained: 0 });
  const base = { type: 'record', at: 0, direction: 'received', bytes: plainRecord(23, new Uint8Array(30)) } as const;
  assert.deepEqual(countBytes([{ ...base, epoch: 'application' }]), { explained: 5, unexplained: 30 });
  const strange = {
    type: 'message',
    at: 0,
    direction: 'sent',
    epoch: 'plaintext',
    name: 'x',
    codec: 'of the future',
    bytes: new Uint8Array(4),
  } as const;
  assert.deepEqual(countBytes([strange]), { explained: 0, unexplained: 4 });
});
