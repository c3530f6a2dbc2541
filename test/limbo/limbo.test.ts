import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { askCase, type LimboCase, notRun } from './cases.ts';

const FILE = new URL('../../../shared/testdata/x509-limbo/limbo.json', import.meta.url);

/** Where we differ on purpose, by the rule we follow. The same list stands in docs/conformance-x509.md. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  'the key of a TLS peer must be allowed to sign or encipher, and this CA certificate only signs certificates': [
    'pathlen::validation-ignores-pathlen-in-leaf',
    'rfc5280::ca-as-leaf',
  ],
  'a host as common name stands, to the letter, in a subjectAltName that has hosts (BR §7.1.4.3)': [
    'rfc5280::nc::permitted-dns-match-more',
    'webpki::nc::nc-permits-dns-san-pattern',
    'webpki::san::leftmost-wildcard-san',
  ],
};

const skip = existsSync(FILE) ? false : 'x509-limbo is not there: it is read from ../shared/testdata/x509-limbo';

test('x509-limbo: agreement but for the listed differences', { skip }, (t) => {
  const { testcases } = JSON.parse(readFileSync(FILE, 'utf8')) as { testcases: LimboCase[] };
  assert.deepEqual(
    testcases.filter((one) => notRun(one) !== undefined),
    [],
  );
  const differing = testcases.filter((one) => askCase(one).result !== one.expected_result).map(({ id }) => id);
  t.diagnostic(`${testcases.length - differing.length} of ${testcases.length} cases agree`);
  for (const [reason, ids] of Object.entries(DIFFERENT)) t.diagnostic(`${ids.length} differ: ${reason}`);
  assert.deepEqual(differing.sort(), Object.values(DIFFERENT).flat().sort());
});
