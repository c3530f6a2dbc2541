import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CertificateEvent,
  type CheckEvent,
  type DecisionEvent,
  type KeysEvent,
  outcomeIn,
  type SecretEvent,
  type TlsEvent,
} from 'tlscope/observe';
import { type Block, runsOf, type Text } from '../src/render/blocks.ts';
import { chainBlocks, checkTicks } from '../src/view/chain.ts';
import { decisionFacts } from '../src/view/decisions.ts';
import { keysFacts, secretFacts } from '../src/view/secrets.ts';

const plain = (text: Text): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('');

const decision: DecisionEvent = {
  type: 'decision',
  at: 0,
  what: 'group',
  chosen: 'x25519 (0x001d)',
  considered: [
    { option: 'secp521r1', because: 'the client does not support it' },
    { option: 'x25519', because: 'our first choice that the client supports' },
    { option: 'secp256r1', because: 'a better one was already found' },
    { option: 'secp384r1', because: 'a better one was already found' },
  ],
  rfc: 'RFC 9846 §4.3.7',
};

test('a decision says what was chosen and why, and names the others under their reason', () => {
  const [fact] = decisionFacts([decision]);
  assert.equal(plain(fact!.value), 'x25519');
  assert.deepEqual(fact!.under?.map(plain), [
    'our first choice that the client supports',
    'not secp521r1: the client does not support it',
    'not secp256r1, secp384r1: a better one was already found',
  ]);
  assert.equal(fact!.cite, 'RFC 9846 §4.3.7');
});

const check = (claim: string, ok: boolean): CheckEvent => ({
  type: 'check',
  at: 0,
  claim,
  ok,
  rfc: 'RFC 9846 §4',
  alert: 'decode_error',
});

test('a check that holds twice stands once; one that fails always stands', () => {
  const ticks = checkTicks([check('a', true), check('a', true), check('b', false), check('b', false)]);
  assert.deepEqual(
    ticks.map(({ text, ok }) => [text, ok]),
    [
      ['a', true],
      ['b', false],
      ['b', false],
    ],
  );
});

const certificate = (ok: boolean, enforced: boolean): CertificateEvent => ({
  type: 'certificate',
  at: 0,
  side: 'server',
  presented: [],
  evidence: {
    ok,
    enforced,
    host: 'shop.example',
    paths: [
      {
        certificates: [],
        subjects: ['CN=shop', 'CN=issuer', 'CN=root'],
        checks: [
          {
            rule: 'certificate.not_expired',
            claim: `certificate 0 "CN=shop" ${ok ? 'is valid today' : 'has expired'}`,
            beside: ok ? 'is valid today' : 'has expired',
            ok,
            rfc: 'RFC 5280 §4.1.2.5',
            certificate: 0,
          },
          {
            rule: 'certificate.is_ca',
            claim: 'certificate 1 "CN=issuer" is a CA',
            beside: 'is a CA',
            ok: true,
            rfc: 'RFC 5280 §4.2.1.9',
            certificate: 1,
          },
        ],
        ok,
      },
    ],
    chosen: 0,
    ...(ok
      ? {}
      : {
          failure: {
            rule: 'certificate.not_expired',
            claim: 'certificate 0 "CN=shop" has expired',
            rfc: 'RFC 5280 §4.1.2.5',
            alert: 'certificate_expired',
            code: 'CERT_HAS_EXPIRED',
          },
        }),
  },
});
const find = <K extends Block['is']>(blocks: readonly Block[], is: K) =>
  blocks.find((block) => block.is === is) as Extract<Block, { is: K }>;

test('the chain hangs from its root, each certificate with its own checks', () => {
  const { items } = find(chainBlocks(certificate(true, true)), 'tree');
  assert.deepEqual(
    items.map(({ text }) => runsOf(text)[0]!.text),
    ['CN=root', 'CN=issuer', 'CN=shop'],
  );
  assert.deepEqual(
    items.map(({ ticks }) => ticks.map(({ text }) => plain(text))),
    [[], ['is a CA'], ['is valid today']],
  );
});

test('a refused chain names the rule and its code; one that was let through says so loudly', () => {
  const refused = find(chainBlocks(certificate(false, true)), 'verdict');
  assert.equal(refused.good, false);
  assert.equal(plain(refused.text), 'Refused: certificate 0 "CN=shop" has expired [CERT_HAS_EXPIRED].');
  const ignored = find(chainBlocks(certificate(false, false)), 'verdict');
  assert.equal(ignored.good, false);
  assert.equal(
    plain(ignored.text),
    'Not valid: certificate 0 "CN=shop" has expired [CERT_HAS_EXPIRED]. Verification is switched off, so this did not count.',
  );
});

const secret: SecretEvent = {
  type: 'secret',
  at: 0,
  name: 'master_secret',
  value: new Uint8Array(48).fill(0xab),
  from: ['pre_master_secret'],
  label: 'extended master secret',
  formula: 'PRF(pre_master_secret, "extended master secret", session_hash)',
  rfc: 'RFC 7627 §4',
};

test('of a secret no more is shown than was asked for', () => {
  const shown = (bytes: number): string => plain(secretFacts([secret], bytes, false)[0]!.value);
  assert.equal(shown(0), '', 'not even how long it is: a trace without secrets does not know');
  assert.equal(shown(2), 'ab ab … (48 bytes)');
  assert.equal(plain(secretFacts([{ ...secret, value: new Uint8Array(0) }], 8, false)[0]!.value), 'value left out');
});

test('what a secret is for comes from its row in the table, found by name and label', () => {
  const told = secretFacts([secret], 0, true)[0]!.under!.map(plain);
  assert.equal(told[0], `= ${secret.formula}`);
  assert.match(told[1]!, /bound to every handshake message/);
  assert.equal(secretFacts([secret], 0, false)[0]!.under!.length, 1);
});

test('keys are shown by where they come from, never by value', () => {
  const keys: KeysEvent = {
    type: 'keys',
    at: 0,
    direction: 'read',
    epoch: 'application',
    secret: 'server_application_traffic_secret_0',
    key: new Uint8Array(16).fill(0xcd),
    iv: new Uint8Array(12).fill(0xcd),
    aead: 'aes_128_gcm',
  };
  const text = JSON.stringify(keysFacts([keys]));
  assert.match(text, /AES-128-GCM from server_application_traffic_secret_0/);
  assert.doesNotMatch(text, /cd/);
});

const decided = (what: string, chosen: string): TlsEvent => ({
  type: 'decision',
  at: 1,
  what,
  chosen,
  considered: [],
  rfc: '',
});
const completed: readonly TlsEvent[] = [
  decided('protocol version', 'TLS 1.3 (0x0304)'),
  decided('cipher suite', 'TLS_AES_128_GCM_SHA256'),
  decided('group', 'x25519'),
  { type: 'state', at: 1, graph: 'tls13Client', from: 'WAIT_FINISHED', to: 'CONNECTED', on: 'finished' },
];
const untrusted: TlsEvent = {
  type: 'certificate',
  at: 1,
  side: 'server',
  presented: [],
  evidence: {
    ok: false,
    enforced: false,
    paths: [],
    failure: { claim: '', rfc: '', alert: '', code: 'CERT_HAS_EXPIRED' },
  },
};

test('the last line says what you have and how safe it is', () => {
  const last = (...events: readonly TlsEvent[]): string => plain(outcomeIn(events).text);
  assert.match(
    last(...completed),
    /You have TLSv1\.3 with TLS_AES_128_GCM_SHA256 over x25519\. The server is genuine, nobody/,
  );
  const rsa = [decided('protocol version', 'TLS 1.2'), decided('cipher suite', 'TLS_RSA_WITH_AES_128_GCM_SHA256')];
  assert.match(last(...completed, ...rsa), /steals its key later/);
  assert.match(last(...completed, untrusted), /NOT safe.*CERT_HAS_EXPIRED/);
});

test('a connection to nobody known is what was asked for, and gets no tick', () => {
  const stranger = outcomeIn([...completed, untrusted]);
  assert.deepEqual([stranger.good, stranger.safe], [true, false]);
  assert.equal(outcomeIn(completed).safe, true);
});

test('a failure says why', () => {
  const failed = (code: string): TlsEvent => ({ type: 'transport', at: 1, what: 'failed', code });
  assert.equal(outcomeIn([failed('ECONNREFUSED')]).good, false);
  assert.match(plain(outcomeIn([failed('ENOTFOUND')]).text), /no host of that name/);
  assert.match(
    plain(outcomeIn([{ type: 'transport', at: 1, what: 'timeout', milliseconds: 2000 }]).text),
    /within 2 seconds/,
  );
});
