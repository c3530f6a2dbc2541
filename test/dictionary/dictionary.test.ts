/** The dictionary against the real things: headers, programs, and errors that really happen. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    return !codes.some((one) => one.split('::').at(-1)!.toLowerCase() === said.toLowerCase());
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

/** Asks a library for its own words: `call` is a function from a number to a sentence or name. */
function spokenBy(library: string, before: string, call: string, numbers: readonly number[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tlscope-words-'));
  try {
    const source = join(folder, 'ask.c');
    const program = join(folder, 'ask');
    writeFileSync(
      source,
      `#include <stdio.h>\n#include <stdlib.h>\n${before}\nint main(int n, char **v) {\n${call}\nreturn 0; }\n`,
    );
    execFileSync('gcc', [source, '-o', program, '-w', ...library.split(' ').map((one) => `-l:${one}`)]);
    return execFileSync(program, numbers.map(String), { encoding: 'utf8' }).trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
const has = (file: string): boolean => libraries.some((folder) => existsSync(join(folder, file)));
const judge = (file: string) => (has(file) ? needs('gcc') : { skip: `${file} is not there` });

test('the numbers of NSS are those that its library gives names to', judge('libnss3.so'), () => {
  const named = dictionary
    .filter(({ stack, codes }) => stack === 'NSS' && !codes[0]!.startsWith('MOZILLA_PKIX'))
    .map(({ codes }) => ({ name: codes[0]!, number: Number(codes[1]) }));
  const names = spokenBy(
    'libnspr4.so libnss3.so libssl3.so',
    'const char *PR_ErrorToName(int); int NSS_NoDB_Init(const char *); int NSS_SetDomesticPolicy(void);',
    'NSS_NoDB_Init(0); NSS_SetDomesticPolicy(); for (int i = 1; i < n; i++) { const char *s = PR_ErrorToName(atoi(v[i])); puts(s ? s : "?"); }',
    named.map(({ number }) => number),
  );
  // Newer names are not known to an older library.
  const wrong = named.filter(({ name }, i) => names[i] !== '?' && names[i] !== name);
  assert.deepEqual(wrong, []);
  assert.ok(names.filter((name) => name !== '?').length > 200);
});

test('the sentences of OpenSSL for a failed check are those of its library', judge('libcrypto.so.3'), () => {
  const numbered = dictionary.flatMap((entry) => {
    const number = entry.codes.find((code) => /^X509_V_\d+$/.test(code))?.slice(7);
    return number === undefined ? [] : [{ entry, number: Number(number) }];
  });
  const sentences = spokenBy(
    'libcrypto.so.3',
    'const char *X509_verify_cert_error_string(long);',
    'for (int i = 1; i < n; i++) puts(X509_verify_cert_error_string(atol(v[i])));',
    numbered.map(({ number }) => number),
  );
  const wrong = numbered.filter(({ entry }, i) => !entry.codes.includes(sentences[i]!));
  assert.deepEqual(wrong, []);
});

test('tlscope decode: 0 found, 1 not found with the nearest, numbers below zero too', async () => {
  const found = await run('decode', '--', '-0x2700');
  assert.equal(found.code, 0);
  assert.match(found.out, /MBEDTLS_ERR_X509_CERT_VERIFY_FAILED/);
  assert.ok(found.out.split('\n').every((line) => line.length <= 80));
  const none = await run('decode', 'certificate of my aunt');
  assert.equal(none.code, 1);
  assert.match(none.out, /nearest are/);
});
