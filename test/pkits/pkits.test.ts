import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPkits, skip } from './judge.ts';
import { cases, SECTIONS } from './table.ts';

/** Where we differ, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '4.1.4': 'DSA is not in RFC 9846 §4.3.3 and is not verified here',
  '4.1.5': 'DSA is not in RFC 9846 §4.3.3 and is not verified here',
};

for (const [section, title] of Object.entries(SECTIONS)) {
  test(`PKITS ${section}: ${title}`, { skip }, () => {
    const own = cases.filter(({ number }) => number.startsWith(`${section}.`));
    const pkits = readPkits();
    const differing = own.filter((one) => pkits.ask(one).ok !== one.valid).map(({ number }) => number);
    assert.deepEqual(
      differing,
      Object.keys(DIFFERENT).filter((number) => number.startsWith(`${section}.`)),
    );
  });
}

test('PKITS: every question of the suite is asked', () => {
  const tests = new Set(cases.map(({ number }) => number.split('.').slice(0, 3).join('.')));
  assert.equal(tests.size, 224);
  assert.equal(cases.length, 249);
});

test('PKITS: revoked, mapped and excluded are told apart from a list that is missing', { skip }, () => {
  const pkits = readPkits();
  const codes: Readonly<Record<string, string>> = {
    '4.4.1': 'UNABLE_TO_GET_CRL',
    '4.4.3': 'CERT_REVOKED',
    '4.6.5': 'PATH_LENGTH_EXCEEDED',
    '4.8.4': 'NO_EXPLICIT_POLICY',
    '4.10.7': 'INVALID_POLICY_EXTENSION',
    '4.13.7': 'EXCLUDED_VIOLATION',
    '4.13.35': 'PERMITTED_VIOLATION',
    '4.14.31': 'CERT_REVOKED',
    '4.15.9': 'CERT_REVOKED',
    '4.16.2': 'UNHANDLED_CRITICAL_EXTENSION',
  };
  for (const [number, code] of Object.entries(codes)) {
    assert.equal(pkits.ask(cases.find((one) => one.number === number)!).failure?.code, code, number);
  }
});
