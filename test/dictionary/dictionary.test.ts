/** The dictionary against the real things: headers, programs, and errors that really happen. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dictionary, lookUp, topics } from 'tlscope/dictionary';
import { run } from '../../apps/cli/test/support/command.ts';
import { needs } from '../interop/support/places.ts';

test('there are more than 400 entries of many stacks, each whole', () => {
  assert.ok(dictionary.length > 400, `there are ${dictionary.length}`);
  assert.ok(new Set(dictionary.map(({ stack }) => stack)).size >= 10);
  for (const { codes, meaning, topic, source } of dictionary) {
    assert.ok(codes.length > 0 && codes.every((code) => code.length > 0 && code === code.trim()), codes.join());
    assert.ok(meaning.length > 1 && source.length > 3 && topic in topics, codes[0]);
  }
});

test('every entry is found by each of its codes', () => {
  const lost = dictionary.flatMap((entry) =>
    entry.codes.filter(
      (code) => !lookUp(code).some((match) => match.entry.meaning === entry.meaning || match.code === code),
    ),
  );
  assert.deepEqual(lost, []);
});

/** Lines as people paste them, and what they come down to. */
const lines: readonly (readonly [line: string, topic: string])[] = [
  ['Error: unable to get local issuer certificate', 'missing_intermediate'],
  ["code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'", 'missing_intermediate'],
  [
    'Error: write EPROTO 140:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/ssl/record.c:332:',
    'not_tls',
  ],
  ['curl: (60) SSL certificate problem: self-signed certificate in certificate chain', 'private_ca'],
  [
    '[E][ssl_client.cpp:37] _handle_error(): (-9984) X509 - Certificate verification failed, e.g. CRL, CA or signature check failed -0x2700',
    'unknown_issuer',
  ],
  ['-0x2762', 'unknown_issuer'],
  ['-9984', 'unknown_issuer'],
  ['rc=-2', 'unknown_issuer'],
  [
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException',
    'unknown_issuer',
  ],
  [
    'Get "https://x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'unknown_issuer',
  ],
  ['NET::ERR_CERT_COMMON_NAME_INVALID', 'name_mismatch'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'unknown_issuer'],
  [
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1000)',
    'expired',
  ],
  ['tlsv1 alert unknown ca:SSL alert number 48', 'unknown_issuer'],
  ['ERR_TLSCOPE_ALERT_NO_APPLICATION_PROTOCOL', 'alpn_mismatch'],
  ['0x80090325', 'unknown_issuer'],
  ['GNUTLS_E_UNSUPPORTED_VERSION_PACKET', 'no_common_version'],
  ['Connection Refused: Not authorized', 'application'],
];
for (const [line, topic] of lines) {
  test(`a line of a log: ${line.slice(0, 60)}`, () => {
    const found = lookUp(line).map(({ entry }) => entry.topic);
    assert.ok(found.includes(topic as never), `found ${found}`);
  });
}

test('the numbers of OpenSSL are those that openssl errstr knows', needs('openssl'), () => {
  const numbered = dictionary.flatMap(({ codes }) =>
    codes.filter((code) => code.startsWith('error:0A')).map((code) => ({ code, codes })),
  );
  const wrong = numbered.filter(({ code, codes }) => {
    const said = execFileSync('openssl', ['errstr', code.slice(6)], { encoding: 'utf8' })
      .trim()
      .split('::')
      .at(-1)!;
    return !codes.some((one) => one.toLowerCase() === said.toLowerCase());
  });
  assert.deepEqual(
    wrong.map(({ code, codes }) => `${code} ${codes[2]}`),
    [],
  );
});

const headers: readonly (readonly [stack: string, file: string, pattern: RegExp])[] = [
  ['mbedTLS', '/usr/include/mbedtls/ssl.h', /#define\s+(MBEDTLS_ERR_SSL_\w+)\s+(-0x[0-9A-Fa-f]+)/g],
  ['GnuTLS', '/usr/include/gnutls/gnutls.h', /#define\s+(GNUTLS_E_\w+)\s+(-\d+)/g],
];
for (const [stack, file, pattern] of headers) {
  test(`the numbers of ${stack} are those of its header`, {
    skip: existsSync(file) ? false : `${file} is not there`,
  }, () => {
    for (const [, name, number] of readFileSync(file, 'utf8').matchAll(pattern)) {
      const entry = dictionary.find((one) => one.stack === stack && one.codes[0] === name);
      assert.ok(
        entry?.codes.some((code) => Number(code) === Number(number!) || code === number),
        `${name} ${number}`,
      );
    }
  });
}

test('tlscope decode: 0 found, 1 not found with the nearest, numbers below zero too', async () => {
  const found = await run('decode', '--', '-0x2700');
  assert.equal(found.code, 0);
  assert.match(found.out, /MBEDTLS_ERR_X509_CERT_VERIFY_FAILED/);
  assert.ok(found.out.split('\n').every((line) => line.length <= 80));
  const none = await run('decode', 'certificate of my aunt');
  assert.equal(none.code, 1);
  assert.match(none.out, /nearest are/);
});
