/** Redaction is by allowance: no byte string of a rich trace but those that are known to be harmless is in what is handed on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Certificate, oidName } from 'tlscope/asn1';
import { equal } from 'tlscope/bytes';
import {
  codecNamed,
  countBytes,
  type MessageEvent,
  readTrace,
  redact,
  type TlsEvent,
  timeline,
  writeTrace,
} from 'tlscope/observe';
import { type Codec, dissect, leaves, type Span } from 'tlscope/presentation';
import { HELLO_RETRY_REQUEST_RANDOM } from 'tlscope/wire';
import { parseCertificate } from 'tlscope/x509';
import { asking, HOST, ours, seen, tls13, traces } from './rich-traces.ts';

const WORDS = [
  'acme',
  'widgets',
  'gateway-17',
  'telemetry',
  'Dobrowski',
  'Springfield',
  'Boiler',
  'Sensor_0042',
  'hub 33',
  'promise of a log',
  '203.0.113.77',
  'secret answer',
];

/** Shorter ones stand somewhere in a file by chance: they are compared where they stood. */
const SEARCHED = 8;

/** Of at least eight bytes, three of them different (noughts stand everywhere), with what is known to be harmless left out. */
function stringsIn(events: readonly TlsEvent[]): {
  all: ReadonlyMap<string, Uint8Array>;
  opaque: ReadonlySet<Uint8Array>;
} {
  const opaque = new Set<Uint8Array>();
  const found = new Map<string, Uint8Array>();
  const add = (bytes: Uint8Array): void => {
    if (bytes.length >= SEARCHED && !isHarmless(bytes) && new Set(bytes).size > 2)
      found.set(Buffer.from(bytes).toString('hex'), bytes);
  };
  const taken = (codec: Codec<any>, bytes: Uint8Array): void => {
    for (const leaf of leaves(dissect(codec, bytes))) {
      if (isAllowed(leaf)) continue;
      const part = bytes.subarray(leaf.start, leaf.end);
      // DER that is not looked into has object identifiers in it.
      if (leaf.value instanceof Uint8Array && part[0] !== 0x30) opaque.add(part);
      add(part);
    }
  };
  for (const event of events) {
    if (event.type === 'message') taken(codecNamed(event.codec), event.bytes);
    else if (event.type === 'certificate') {
      if (event.rawPublicKey !== undefined) add(event.rawPublicKey);
      for (const der of [...event.presented, ...event.evidence.paths.flatMap((path) => path.certificates)]) {
        taken(Certificate, der);
        const { serialNumber, spkiDer } = parseCertificate(der);
        add(serialNumber);
        add(spkiDer);
      }
      for (const bytes of [event.ocspResponse, ...(event.signedCertificateTimestamps ?? [])]) bytes && add(bytes);
    } else if (event.type === 'record') add(event.bytes.subarray(5));
    else if (event.type === 'secret') add(event.value);
    else if (event.type === 'keys') add(event.key);
    else if (event.type === 'transcript') add(event.hash);
    else if (event.type === 'appdata') add(event.bytes);
    if (event.type === 'record' && event.protection !== undefined) {
      add(event.protection.nonce);
      add(event.protection.content);
    }
  }
  return { all: found, opaque };
}

const messagesOf = (events: readonly TlsEvent[]): MessageEvent[] =>
  events.filter((event): event is MessageEvent => event.type === 'message');

/** What of a message is too short to be looked for: from four bytes on, as a ticket's age. */
const shortOnesOf = ({ codec, bytes }: MessageEvent): Span[] =>
  [...leaves(dissect(codecNamed(codec), bytes))]
    .filter((leaf) => !isAllowed(leaf) && leaf.end - leaf.start >= 4 && leaf.end - leaf.start < SEARCHED)
    .filter(({ start, end }) => new Set(bytes.subarray(start, end)).size > 2)
    .filter(({ start, end }) => !isHarmless(bytes.subarray(start, end)));

const HARMLESS = [
  ...['http/1.1', 'localhost', 'server.test', 'public.test'].map((text) => Buffer.from(text)),
  // Everybody's HelloRetryRequest, and both KeyUpdates that there are.
  Buffer.from(HELLO_RETRY_REQUEST_RANDOM),
  ...['1800000100', '1800000101'].map((message) => Buffer.from(message, 'hex')),
];
const isHarmless = (bytes: Uint8Array): boolean => HARMLESS.some((one) => one.equals(bytes));

/** A registry's number, a known object identifier, a day, a lifetime. */
function isAllowed({ field, value }: Span): boolean {
  if (field.codec.name === 'OBJECT IDENTIFIER') return typeof value === 'string' && oidName(value) !== undefined;
  if (field.codec.name === 'UTCTime' || field.codec.name === 'GeneralizedTime') return true;
  return ['ticket_lifetime', 'ticket_lifetime_hint', 'max_early_data_size'].includes(field.name);
}

/** Raw, in hexadecimal, and in base64 wherever it may begin in three bytes. */
function assertAbsent(file: string, bytes: Uint8Array): void {
  const plain = Buffer.from(bytes);
  assert.ok(!file.includes(plain.toString('hex')), `${plain.toString('hex')} is still there`);
  assert.ok(!file.includes(plain.toString('latin1')), `${plain.toString('latin1')} is still there as text`);
  for (let before = 0; before < 3; before++) {
    const padded = Buffer.concat([Buffer.alloc(before), plain]).toString('base64');
    const sure = padded.slice(before === 0 ? 0 : 4, plain.length % 3 === 0 && before === 0 ? undefined : -4);
    assert.ok(sure.length < 6 || !file.includes(sure), `${plain.toString('hex')} is still there in base64`);
  }
}

for (const [name, make] of traces) {
  test(`nothing but what is harmless is left of ${name}`, () => {
    let shortOnes = 0;
    for (const events of make()) {
      const { all, opaque } = stringsIn(events);
      assert.ok(all.size > 15, `${all.size} strings`);
      const { title, events: after } = redact(`${HOST}:443`, events);
      const file = writeTrace(title, after);
      for (const bytes of all.values()) {
        assertAbsent(file, bytes);
        // Nor any eight bytes of what is longer and is no text.
        for (let at = 0; at + 8 <= bytes.length && opaque.has(bytes); at += 8) {
          const part = Buffer.from(bytes.subarray(at, at + 8));
          const words = /^[ -~]*$/.test(part.toString('latin1'));
          if (!words && !part.includes('DOWNGRD')) assertAbsent(file, part);
        }
      }
      const messages = messagesOf(after);
      for (const [i, message] of messagesOf(events).entries()) {
        for (const { field, start, end } of shortOnesOf(message)) {
          const { name: now, bytes } = messages[i]!;
          assert.deepEqual([now, bytes.length], [message.name, message.bytes.length]);
          assert.notDeepEqual(bytes.subarray(start, end), message.bytes.subarray(start, end), `${field.name} is there`);
          shortOnes++;
        }
      }
      for (const word of WORDS)
        for (const form of [word, Buffer.from(word).toString('hex'), Buffer.from(word.toLowerCase()).toString('hex')])
          assert.ok(!file.toLowerCase().includes(form.toLowerCase()), `"${word}" is still there`);
      const [told, was] = [readTrace(file).events, readTrace(writeTrace('t', events)).events];
      assert.deepEqual(countBytes(told), countBytes(was), 'every byte is explained as before');
      assert.deepEqual(
        timeline(told).steps.map((step) => [step.name, step.from, step.length]),
        timeline(was).steps.map((step) => [step.name, step.from, step.length]),
      );
    }
    if (name.includes('early data')) assert.ok(shortOnes > 0, 'the age of a ticket is one of them');
  });
}

test('what both ends hold is still the same on both, and certificates can still be read', () => {
  const [near] = seen([{ ...ours, ...tls13 }, asking]).events;
  const { events } = redact('t', near!);
  const messages = events.flatMap((event) => (event.type === 'message' ? [event] : []));
  const hello = (name: string) => messages.find((message) => message.name === name)!.bytes;
  assert.ok(equal(hello('client_hello').subarray(39, 71), hello('server_hello').subarray(39, 71)), 'the session id');
  const chain = events.find((event) => event.type === 'certificate');
  assert.ok(chain?.type === 'certificate');
  const [leaf, issuer] = chain.presented.map(parseCertificate);
  assert.equal(leaf!.issuer, issuer!.subject);
});
