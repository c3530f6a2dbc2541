import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concat, hex, unhex, utf8 } from '../../src/bytes/index.ts';
import {
  type Codec,
  DecodeError,
  decode,
  decodeFault,
  dissect,
  encode,
  type Span,
} from '../../src/presentation/index.ts';
import * as wire from '../../src/wire/index.ts';

const RANDOM = 'aa'.repeat(32);
const hello = (type: string, random: string, extensions: string): Uint8Array => {
  const body = unhex(`0303 ${random} 00 1301 00 ${extensions}`);
  return concat(unhex(type), Uint8Array.of(0, 0, body.length), body);
};
const named = (span: Span, name: string): Span | undefined =>
  span.field.name === name
    ? span
    : span.children.map((child) => named(child, name)).find((found) => found !== undefined);
const hasError = (span: Span): boolean => span.error !== undefined || span.children.some(hasError);

describe('handshake messages', () => {
  it('are read as the RFC draws them', () => {
    const bytes = unhex(`01 000043 0303 ${RANDOM} 00 0004 1301 c02f 01 00 0016
      0000 000e 000c 00 0009 6c6f63616c686f7374 0017 0000`);
    const message = decode(wire.HandshakeUnversioned, bytes);
    assert.deepEqual(message, {
      type: 'client_hello',
      body: {
        legacy_version: wire.ProtocolVersion.TLSv1_2,
        random: unhex(RANDOM),
        legacy_session_id: new Uint8Array(),
        cipher_suites: [
          wire.CipherSuite.TLS_AES_128_GCM_SHA256,
          wire.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        ],
        legacy_compression_methods: Uint8Array.of(0),
        extensions: [
          { type: 'server_name', body: [{ name_type: wire.NameType.host_name, name: utf8('localhost') }] },
          { type: 'extended_master_secret', body: null },
        ],
      },
    });
    assert.equal(hex(encode(wire.HandshakeUnversioned, message)), hex(bytes));
  });

  it('tell an absent extension list from an empty one', () => {
    const withList = decode(wire.HandshakeUnversioned, hello('02', RANDOM, '0000'));
    const without = decode(wire.HandshakeUnversioned, hello('02', RANDOM, ''));
    assert.ok(withList.type === 'server_hello' && without.type === 'server_hello');
    assert.deepEqual(withList.body.extensions, []);
    assert.equal(without.body.extensions, undefined);
  });

  it('tell a HelloRetryRequest from a ServerHello by its random', () => {
    const random = hex(wire.HELLO_RETRY_REQUEST_RANDOM);
    const group = '0006 0033 0002 0018';
    const retry = decode(wire.Handshake13, hello('02', random, group));
    assert.ok(retry.type === 'hello_retry_request');
    assert.equal(wire.find(retry.body.extensions, 'key_share'), wire.NamedGroup.secp384r1);

    const almost = `${random.slice(0, -2)}9d`;
    const fault = decodeFault(dissect(wire.Handshake13, hello('02', almost, group)));
    assert.ok(fault, 'two bytes are no KeyShareEntry');
    assert.equal(named(dissect(wire.Handshake13, hello('02', almost, group)), 'hello_retry_request'), undefined);
  });

  it('have one form for each key exchange of TLS 1.2', () => {
    const exchange = unhex('10 000004 03 aabbcc');
    const ecdhe = decode(wire.Handshake12Ecdhe, exchange);
    assert.deepEqual(ecdhe, { type: 'client_key_exchange', body: { ecdh_Yc: { point: unhex('aabbcc') } } });
    assert.throws(() => decode(wire.Handshake12Rsa, exchange), DecodeError);
    assert.deepEqual(decode(wire.Handshake12Rsa, unhex('10 000005 0003 aabbcc')), {
      type: 'client_key_exchange',
      body: { encrypted_pre_master_secret: unhex('aabbcc') },
    });
    assert.deepEqual(decode(wire.Handshake12Rsa, unhex('0c 000001 00')), {
      type: 'unknown',
      code: wire.HandshakeType.server_key_exchange,
      body: unhex('00'),
    });
  });

  it('name the compression methods for the observer and give the engine the bytes', () => {
    const span = dissect(wire.HandshakeUnversioned, unhex(`01 00002a 0303 ${RANDOM} 00 0002 1301 02 01 00`));
    const methods = named(span, 'legacy_compression_methods')!;
    assert.deepEqual(methods.value, Uint8Array.of(1, 0));
    const shown = named(methods, 'CompressionMethod[]')!.children.map(({ value }) =>
      wire.CompressionMethod.show(value as number),
    );
    assert.deepEqual(shown, ['DEFLATE (0x01)', 'null (0x00)']);
  });
});

describe('certificates', () => {
  const entry = (der: string): Uint8Array => {
    const length = (extra: number): string => (unhex(der).length + extra).toString(16).padStart(6, '0');
    return unhex(`0b ${length(9)} 00 ${length(5)} ${length(0)} ${der} 0000`);
  };

  it('are opened for the observer, whose errors are not decode errors', () => {
    const bytes = entry('3003 0201 07');
    const span = dissect(wire.Handshake13, bytes);
    const certificate = named(span, 'Certificate')!;
    assert.equal(certificate.contained, true);
    assert.ok(hasError(certificate));
    assert.equal(decodeFault(span), undefined);
    assert.equal(decode(wire.Handshake13, bytes).type, 'certificate');
  });

  it('can be bare public keys where those were negotiated (RFC 7250)', () => {
    const spki = `302a 3005 0603 2b6570 0321 00${'d7'.repeat(32)}`;
    const span = dissect(wire.Handshake13RawPublicKey, entry(spki));
    const key = named(span, 'SubjectPublicKeyInfo')!;
    assert.equal(key.contained, true);
    assert.ok(!hasError(key));
    assert.ok(named(key, 'algorithm'));
  });
});

describe('records', () => {
  it('are bounded as RFC 9846 §5 and RFC 5246 §6.2 bound them', () => {
    const record = (length: number): Uint8Array =>
      concat(unhex('170303'), Uint8Array.of(length >> 8, length & 0xff), new Uint8Array(length));
    const limits: [Codec<unknown>, number][] = [
      [wire.TLSPlaintext, 2 ** 14],
      [wire.TLSCiphertext, 2 ** 14 + 256],
      [wire.TLSCiphertext12, 2 ** 14 + 2048],
    ];
    for (const [codec, limit] of limits) {
      assert.ok(decode(codec, record(limit)));
      assert.throws(() => decode(codec, record(limit + 1)), /outside 0\.\./);
    }
  });

  it('hide the content type and the padding inside (RFC 9846 §5.4)', () => {
    assert.deepEqual(decode(wire.TLSInnerPlaintext, unhex('68690017000000')), {
      content: unhex('686900'),
      type: wire.ContentType.application_data,
      zeros: new Uint8Array(3),
    });
    assert.deepEqual(decode(wire.TLSInnerPlaintext, unhex('16')).content, new Uint8Array());
    assert.throws(() => decode(wire.TLSInnerPlaintext, new Uint8Array(5)), /no content type/);
    assert.throws(() => decode(wire.TLSInnerPlaintext, new Uint8Array()), /no content type/);
  });
});

describe('names of numbers', () => {
  it('are those of IANA, and unknown numbers are shown as such', () => {
    assert.equal(wire.CipherSuite.show(0x1301), 'TLS_AES_128_GCM_SHA256 (0x1301)');
    assert.equal(wire.CipherSuite.show(0xfafa), 'GREASE (0xfafa)');
    assert.equal(wire.ProtocolVersion.show(0x0304), 'TLS 1.3 (0x0304)');
    assert.equal(wire.AlertDescription.show(40), 'handshake_failure (0x28)');
    // 0x2a is reserved for PskKeyExchangeMode only: elsewhere it is a number like any other.
    assert.equal(wire.PskKeyExchangeMode.show(0x2a), 'GREASE (0x2a)');
    assert.equal(wire.AlertDescription.show(0x2a), 'bad_certificate (0x2a)');
    assert.equal(wire.HandshakeType.show(0x2a), 'unknown (0x2a)');
  });

  it('stand for one row of algorithms in each suite we implement', () => {
    for (const suite of wire.cipherSuites) {
      assert.equal(wire.suiteNamed(suite.name), suite);
      assert.equal(wire.suiteOf(suite.code), suite);
      assert.deepEqual([suite.aead ?? suite.cbc, suite.hash], meaningOf(suite.name), suite.name);
      assert.equal(suite.name.includes('WITH'), suite.version === 'TLSv1.2');
      if (suite.version === 'TLSv1.2') assert.ok(suite.name.startsWith(`TLS_${suite.keyExchange}`), suite.name);
    }
    assert.equal(wire.suiteNamed('TLS_RSA_WITH_RC4_128_MD5'), undefined);
    assert.equal(wire.suiteOf(0x0004), undefined);
  });

  it('of codecs lead to codecs', () => {
    assert.equal(wire.codecNamed('Handshake13'), wire.Handshake13);
    assert.equal(wire.codecNamed('toString'), undefined);
  });
});

/** What a suite's name says of records and of the hash: without one it is SHA-256 (RFC 5246 §5, RFC 6655 §3). */
function meaningOf(name: string): readonly string[] {
  const [, cipher, last = ''] =
    /^TLS_(?:\w+_WITH_)?(AES_\d+_(?:GCM|CCM(?:_8)?|CBC)|CHACHA20_POLY1305)(?:_(SHA\d*))?$/.exec(name)!;
  const hash = last === '' || last === 'SHA' ? 'sha256' : last.toLowerCase();
  if (!cipher!.endsWith('CBC')) return [cipher!.toLowerCase(), hash];
  return [`${cipher!.toLowerCase()}_hmac_${last === 'SHA' ? 'sha1' : last.toLowerCase()}`, hash];
}

describe('signed certificate timestamps', () => {
  it('are read as RFC 6962 §3.2 draws them', () => {
    const sct = `00 ${'1d'.repeat(32)} 0000018bcfe5687b 0000 0403 0002 3000`;
    const bytes = unhex(`0033 0031 ${sct}`);
    const span = dissect(wire.SignedCertificateTimestampList, bytes);
    const opened = named(span, 'SignedCertificateTimestamp')!;
    const timestamp = named(opened, 'timestamp')!;
    assert.equal(timestamp.value, 1_700_000_000_123n);
    assert.equal(timestamp.field.codec.show!(timestamp.value), '2023-11-14T22:13:20.123Z');
    assert.equal(timestamp.field.codec.show!(2n ** 64n - 1n), '18446744073709551615 ms');
  });
});
