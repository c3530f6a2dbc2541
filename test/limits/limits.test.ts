import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { concat, uintBytes } from 'tlscope/bytes';
import { ContentType, HandshakeType } from 'tlscope/wire';
import { message, record } from '../../fuzz/engine-mutate.ts';
import { connected, flood, fresh, roles } from './ends.ts';

const {
  alert: ALERT,
  application_data: APPLICATION_DATA,
  change_cipher_spec: CHANGE_CIPHER_SPEC,
} = ContentType.members;
const HANDSHAKE = ContentType.members.handshake;
const { hello_request: HELLO_REQUEST, new_session_ticket: NEW_SESSION_TICKET } = HandshakeType.members;
const KEY_UPDATE = HandshakeType.members.key_update;
const first = { client: HandshakeType.members.server_hello, server: HandshakeType.members.client_hello };
const WARNING = 1;
const USER_CANCELED = 90;
const OVERFLOW = 'ERR_TLSCOPE_PEER_RECORD_OVERFLOW';
const UNEXPECTED = 'ERR_TLSCOPE_PEER_UNEXPECTED_MESSAGE';
const versions = ['TLS 1.3', 'TLS 1.2 ECDHE'] as const;
const header = (type: number, length: number): Uint8Array => concat(Uint8Array.of(type, 3, 3), uintBytes(length, 2));

for (const role of roles) {
  describe(`limits of a ${role}`, () => {
    test('a plaintext record over 2^14 is refused at its header', () => {
      const end = fresh(role);
      end.receive(header(HANDSHAKE, 2 ** 14 + 1));
      assert.equal(end.fault?.code, OVERFLOW);
      const fits = fresh(role);
      fits.receive(header(HANDSHAKE, 2 ** 14));
      assert.equal(fits.fault, undefined);
    });

    test('a handshake message over the limit is refused at its header, however it is cut', () => {
      const limits: [number | undefined, number][] = [
        [undefined, 131_072],
        [1000, 1000],
      ];
      for (const [maxHandshakeMessage, limit] of limits) {
        const settings = maxHandshakeMessage === undefined ? {} : { maxHandshakeMessage };
        const start = (length: number): Uint8Array => concat(Uint8Array.of(first[role]), uintBytes(length, 3));
        const end = fresh(role, 'any version', settings);
        for (const byte of start(limit + 1)) end.receive(record(HANDSHAKE, Uint8Array.of(byte)));
        assert.match(end.fault!.message, new RegExp(`${limit + 1}.*${limit}`));
        const fits = fresh(role, 'any version', settings);
        fits.receive(record(HANDSHAKE, start(limit)));
        assert.equal(fits.fault, undefined);
      }
    });

    test('the longest message in the shortest records is put together', () => {
      const end = fresh(role);
      const whole = message(first[role], new Uint8Array(131_072));
      for (let i = 0; i < whole.length; i += 4096) {
        end.receive(
          concat(...Array.from(whole.subarray(i, i + 4096), (byte) => record(HANDSHAKE, Uint8Array.of(byte)))),
        );
      }
      assert.match(end.fault!.code, /^ERR_TLSCOPE_PEER_(DECODE_ERROR|ILLEGAL_PARAMETER|PROTOCOL_VERSION)$/);
    });

    test('empty records in the clear are refused at once', () => {
      for (const type of [HANDSHAKE, ALERT, CHANGE_CIPHER_SPEC, APPLICATION_DATA]) {
        assert.equal(flood(fresh(role), () => record(type, new Uint8Array(0)), 2).code, UNEXPECTED);
      }
    });

    test('endless change_cipher_spec during the handshake', () => {
      assert.equal(flood(fresh(role), () => record(CHANGE_CIPHER_SPEC, Uint8Array.of(1)), 100).code, UNEXPECTED);
    });

    test('endless warning alerts during the handshake', () => {
      assert.ok(flood(fresh(role), () => record(ALERT, Uint8Array.of(WARNING, USER_CANCELED)), 100).count < 50);
    });

    for (const version of versions) {
      test(`${version}: a protected record over 2^14+256, or with content over 2^14, is refused`, () => {
        const long = connected(role, version).end;
        long.receive(header(APPLICATION_DATA, 2 ** 14 + 257));
        assert.equal(long.fault?.code, OVERFLOW);
        const { end, say } = connected(role, version);
        end.receive(sealOversized(say));
        assert.equal(end.fault?.code, OVERFLOW);
      });

      test(`${version}: endless empty records of application data`, () => {
        const { end, say } = connected(role, version);
        assert.equal(flood(end, () => say(APPLICATION_DATA, new Uint8Array(0)), 1000).code, UNEXPECTED);
      });

      test(`${version}: empty records between data are no harm`, () => {
        const { end, say } = connected(role, version);
        for (let i = 0; i < 500; i++) end.receive(say(APPLICATION_DATA, new Uint8Array(i % 20 === 0 ? 1 : 0)));
        assert.equal(end.fault, undefined);
      });

      test(`${version}: endless warning alerts`, () => {
        const { end, say } = connected(role, version);
        assert.ok(flood(end, () => say(ALERT, Uint8Array.of(WARNING, USER_CANCELED)), 1000).count < 50);
      });

      test(`${version}: endless change_cipher_spec after the handshake`, () => {
        const { end } = connected(role, version);
        assert.ok(flood(end, () => record(CHANGE_CIPHER_SPEC, Uint8Array.of(1)), 100).count < 50);
      });

      test(`${version}: what comes after close_notify is not kept`, () => {
        const { end, say } = connected(role, version);
        end.receive(say(ALERT, Uint8Array.of(WARNING, 0)));
        const before = bytesHeld();
        for (let i = 0; i < 64; i++) end.receive(new Uint8Array(1_048_576).fill(i));
        const kept = bytesHeld() - before;
        assert.equal(end.fault, undefined);
        assert.ok(kept < 8 * 1_048_576, `${kept} bytes are kept`);
      });
    }

    for (const request of [0, 1]) {
      test(`TLS 1.3: endless KeyUpdates that ask for ${request === 0 ? 'none' : 'one'} in return`, () => {
        const { end, say, rekey } = connected(role, 'TLS 1.3');
        const update = message(KEY_UPDATE, Uint8Array.of(request));
        const next = (): Uint8Array => {
          const bytes = say(HANDSHAKE, update);
          rekey();
          return bytes;
        };
        assert.equal(flood(end, next, 1000).code, UNEXPECTED);
      });
    }

    test('TLS 1.3: a KeyUpdate is the last message under its keys', () => {
      const { end, say } = connected(role, 'TLS 1.3');
      const update = message(KEY_UPDATE, Uint8Array.of(0));
      end.receive(say(HANDSHAKE, concat(update, update)));
      assert.equal(end.fault?.code, UNEXPECTED);
    });
  });
}

describe('limits of a client', () => {
  test('TLS 1.2: endless HelloRequests', () => {
    const { end, say } = connected('client', 'TLS 1.2 ECDHE');
    assert.ok(flood(end, () => say(HANDSHAKE, message(HELLO_REQUEST, new Uint8Array(0))), 1000).count < 100);
  });

  test('TLS 1.3: endless NewSessionTickets', () => {
    const { end, say } = connected('client', 'TLS 1.3');
    // ticket_lifetime, ticket_age_add, ticket_nonce<0..255>, ticket<1..2^16-1>, extensions<0..2^16-2>
    const ticket = Uint8Array.of(0, 0, 0, 60, 1, 2, 3, 4, 1, 0, 0, 1, 9, 0, 0);
    assert.ok(flood(end, () => say(HANDSHAKE, message(NEW_SESSION_TICKET, ticket)), 1000).count < 100);
  });
});

/** One byte of content too many, honestly sealed. */
function sealOversized(say: (type: number, bytes: Uint8Array) => Uint8Array): Uint8Array {
  return say(APPLICATION_DATA, new Uint8Array(2 ** 14 + 1));
}

/** What array buffers hold once everything that nobody holds is gone. */
function bytesHeld(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers;
}
