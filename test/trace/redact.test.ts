/** A redacted trace has no secret, name or address of the original in it, and tells the same story. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from 'tlscope/diagnose';
import { countBytes, readTrace, redact, type TlsEvent, timeline, writeTrace } from 'tlscope/observe';
import { distinguishedName, toPem } from 'tlscope/x509';
import { ours } from '../../apps/cli/src/scenarios/serving.ts';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { open, type Scope, see, serve, world } from '../diagnose/support.ts';

const HOST = 'shop.acme-widgets.example';
const NAMES = [
  'acme',
  'widgets',
  'Springfield',
  'Zürich',
  'shop',
  'jane.doe',
  'Dobrowski',
  'partner',
  'widget-client',
  '203.0.113.77',
  '2001:db8:77::9',
];

async function connected(
  t: Scope,
  options: { readonly minVersion?: 'TLSv1.3'; readonly maxVersion?: 'TLSv1.2'; readonly wrong?: true },
) {
  const root = world.authority('Acme Widgets Root', {
    subject: distinguishedName({
      commonName: 'Acme Widgets Root',
      organizationName: 'Acme Widgets Zürich',
      localityName: 'Springfield',
    }),
  });
  const issuing = world.authority('Acme Issuing', { issuer: root });
  const san = [
    HOST,
    'partner.acme-widgets.example',
    '203.0.113.77',
    '2001:db8:77::9',
    { type: 'rfc822Name', value: 'jane.doe@acme-widgets.example' } as never,
  ];
  const { der, key } = world.leaf({ issuer: issuing, subject: HOST, san });
  const { der: clientDer, key: clientKey } = world.leaf({
    subject: 'widget-client of Dobrowski',
    san: [],
    extendedKeyUsage: ['clientAuth'],
  });
  const shown = { chain: [der, issuing.der], key };
  const own = { chain: [clientDer, world.issuing.der], key: clientKey };
  const { wrong, ...versions } = options;
  const port = await serve(t, ours(shown, { ...versions, requestCert: true, ca: world.rootPem }));
  const ca = wrong === true ? world.rootPem : toPem('CERTIFICATE', root.der);
  const { events, error } = await see(
    port,
    { servername: HOST, ca, cert: certOf(own), key: keyOf(own), ...versions },
    3000,
  );
  assert.equal(error === undefined, wrong !== true, error?.message);
  return events;
}

/** Nowhere in the file: as text, and as bytes in hexadecimal, whatever the letters' size. */
function assertAbsent(file: string, words: readonly string[]): void {
  const lower = file.toLowerCase();
  for (const word of words) {
    assert.ok(!lower.includes(word.toLowerCase()), `"${word}" is still there as text`);
    for (const spelt of [word, word.toLowerCase(), word.toUpperCase()]) {
      assert.ok(!lower.includes(Buffer.from(spelt).toString('hex')), `"${spelt}" is still there as bytes`);
      assert.ok(
        !file.includes(Buffer.from(spelt).toString('base64').replace(/=+$/, '')),
        `"${spelt}" is still there in base64`,
      );
    }
  }
  assert.ok(!lower.includes('cb00714d'), 'the IPv4 address is still there as bytes');
}

for (const options of [{ minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2' }, { wrong: true }] as const) {
  test(`nothing of the original is left: ${JSON.stringify(options)}`, async (t) => {
    const events = await connected(t, options);
    const before = writeTrace(`${HOST} at 203.0.113.77`, events);
    for (const word of ['acme', 'springfield'])
      assert.ok(
        Buffer.from(before).toString().toLowerCase().includes(Buffer.from(word).toString('hex')) ||
          before.toLowerCase().includes(word),
        `${word} was there`,
      );
    const redacted = redact(`${HOST} at 203.0.113.77`, events);
    const file = writeTrace(redacted.title, redacted.events);
    assertAbsent(file, NAMES);
    for (const secret of secretsIn(events)) assert.ok(!file.includes(secret), 'a secret is still there');

    const after = readTrace(file).events;
    assert.deepEqual(countBytes(after), countBytes(readTrace(before).events), 'every byte is explained as before');
    assert.deepEqual(
      timeline(after).steps.map(({ name, from, length }) => [name, from, length]),
      timeline(readTrace(before).events).steps.map(({ name, from, length }) => [name, from, length]),
    );
    assert.deepEqual(
      diagnose(after).map(({ id, confidence }) => [id, confidence]),
      diagnose(events).map(({ id, confidence }) => [id, confidence]),
    );
  });
}

const secretsIn = (events: readonly TlsEvent[]): string[] =>
  events.flatMap((event) => {
    if (event.type === 'secret') return [Buffer.from(event.value).toString('hex')];
    return event.type === 'keys' ? [Buffer.from(event.key).toString('hex')] : [];
  });

test('the same name is the same everywhere, and another one is another', async (t) => {
  const events = await connected(t, { minVersion: 'TLSv1.3' });
  const { events: after } = redact('t', events);
  const chain = after.find((event) => event.type === 'certificate');
  const hello = after.find((event) => event.type === 'message' && event.name === 'client_hello');
  assert.ok(chain?.type === 'certificate' && hello?.type === 'message');
  const host = chain.evidence.host!;
  assert.equal(host.length, HOST.length);
  assert.ok(Buffer.from(hello.bytes).includes(host), 'server_name has the name that the chain was judged by');
  assert.ok(Buffer.from(chain.presented[0]!).includes(host), 'and so has the certificate');
  const said = chain.evidence.paths.flatMap(({ checks }) => checks.map(({ claim }) => claim));
  assert.ok(
    said.some((claim) => claim.includes(`is for "${host}"`)),
    `and so have sentences: ${said.join('; ')}`,
  );
  const valid = said.filter((claim) => claim.includes(' is valid on '));
  assert.ok(valid.length > 0);
  for (const claim of valid) assert.equal(claim.match(/\d{4}-\d\d-\d\dT00:00:00(?:\.000)?Z/g)?.length, 3, claim);
});

test('a trace without names stays as it is', async (t) => {
  const { events } = await see(await open(t, 'http'));
  assert.equal(redact('t', events).events.length, events.length);
});

test('no part of an address or of an object identifier is a common word, wherever it stands', () => {
  const url = 'http://10.9.8.7/ca.cer?id=fd00:7:6::5';
  const der = world.leaf({
    subject: '10.1.2.3',
    san: ['10.1.2.3', '10.20.30.40', { type: 'uniformResourceIdentifier', value: url } as never],
  }).der;
  const claim = 'certificate 0 "CN=10.1.2.3" is for 10.1.2.3, 10.20.30.40 and fd00:7:6::5, not for "10.5.6.7"';
  const check = {
    rule: 'certificate.host_address',
    claim: `${claim}, not 1.2.3.4.5.7`,
    ok: false,
    rfc: 'RFC 5280 §4.2.1.9',
    alert: 'bad_certificate',
  };
  const failure = { ...check, code: 'ERR_TLS_CERT_ALTNAME_INVALID' };
  const path = { certificates: [der], subjects: ['CN=10.1.2.3'], checks: [check], ok: false };
  const evidence = { ok: false, enforced: true, host: '10.5.6.7', paths: [path], failure };
  const { title, events } = redact('10.5.6.7:8443', [
    { type: 'certificate', at: 0, side: 'server', presented: [der], evidence },
  ]);
  const file = writeTrace(title, events);
  assertAbsent(file, ['1.2.3', '20.30', '5.6.7', '9.8.7', '7:6::5', '3.4.5']);
  assert.match(file, /RFC 5280 §4\.2\.1\.9/);
  assert.match(title, /^192\.0\.2\.\d+:8443$/);
});
