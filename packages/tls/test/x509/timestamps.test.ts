/** Receipts of transparency logs (RFC 6962 §3.2, §3.3), made by logs of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignedCertificateTimestamp, SignedCertificateTimestampList } from '../../src/asn1/index.ts';
import { concat, uintBytes } from '../../src/bytes/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import { parseCertificate, type TimestampLog, type TimestampPolicy, writePublicKey } from '../../src/x509/index.ts';
import { AT, HOST, issue, makeCa, makeChain, makeRoot, newKey, outcome, verify } from './make.ts';
import { encodedExtension } from './make-extensions.ts';

const { sha256 } = provider.hashes;

function makeLog(name: string, kind: 'secp256r1' | 'rsa2048' = 'secp256r1') {
  const key = newKey(kind);
  const log: TimestampLog = { name, key: writePublicKey(key) };
  const scheme = kind === 'rsa2048' ? 'rsa_pkcs1_sha256' : 'ecdsa_secp256r1_sha256';
  const signer = provider.signatureSchemes.find((one) => one.name === scheme)!;
  /** `entry` is what RFC 6962 §3.2 calls signed_entry, behind its type. */
  const receipt = (entry: Uint8Array, timestamp = AT - 1000): Uint8Array => {
    const stamp = concat(uintBytes(Math.floor(timestamp / 2 ** 32), 4), uintBytes(timestamp % 2 ** 32, 4));
    const signed = concat(Uint8Array.of(0, 0), stamp, entry, uintBytes(0, 2));
    const signature = signer.sign(provider.importPrivateKey(key), signed);
    const head = concat(Uint8Array.of(0), sha256.digest(log.key), stamp, uintBytes(0, 2));
    return concat(head, Uint8Array.of(4, kind === 'rsa2048' ? 1 : 3), uintBytes(signature.length, 2), signature);
  };
  return { log, receipt };
}

const sized = (bytes: Uint8Array) => concat(uintBytes(bytes.length, 3), bytes);
const ofCertificate = (der: Uint8Array) => concat(uintBytes(0, 2), sized(der));
const listOf = (...receipts: Uint8Array[]) => encode(SignedCertificateTimestampList, receipts);

const first = makeLog('First');
const second = makeLog('Second', 'rsa2048');
const logs = [first.log, second.log];

test('receipts that come with the handshake', () => {
  const { root, leaf, presented } = makeChain();
  const entry = ofCertificate(leaf.der);
  const ask = (minimum: number, ...receipts: Uint8Array[]) => {
    const timestamps: TimestampPolicy = {
      logs,
      minimum,
      delivered: receipts.length === 0 ? [] : [listOf(...receipts)],
    };
    return outcome(verify(presented, [root], { timestamps }));
  };
  assert.equal(ask(2, first.receipt(entry), second.receipt(entry)), 'ok');
  assert.match(
    ask(2, first.receipt(entry), first.receipt(entry, AT - 5000)),
    /^NO_VALID_SCTS .*by 1 log, and has to be seen by 2.*\[certificate\.timestamps\]$/,
  );
  assert.match(ask(1), /^NO_VALID_SCTS certificate_unknown: .* by no log, and has to be seen by 1/);
  assert.equal(ask(0), 'ok');
  assert.match(ask(1, makeLog('Stranger').receipt(entry)), /by no log, and has to be seen by 1/);
  assert.match(ask(1, first.receipt(entry, AT + 1000)), /by no log, and has to be seen by 1/);
  assert.match(ask(1, first.receipt(ofCertificate(root.der))), /by no log, and has to be seen by 1/);
  assert.match(ask(1, Uint8Array.of(9, 9)), /by no log, and has to be seen by 1/);
  assert.match(ask(1, first.receipt(ofCertificate(root.der))), /First: its signature is not genuine/);
  // A log whose key is of another kind than logs have: nobody says that its receipt is forged.
  for (const kind of ['ed25519', 'secp384r1'] as const) {
    const odd: TimestampLog = { name: 'Odd', key: writePublicKey(newKey(kind)) };
    const receipt = first.receipt(entry);
    receipt.set(sha256.digest(odd.key), 1);
    const timestamps: TimestampPolicy = { logs: [odd], minimum: 1, delivered: [listOf(receipt)] };
    const answer = verify(presented, [root], { timestamps });
    assert.match(outcome(answer), new RegExp(`Odd: its signature cannot be verified: .*${kind}`));
    assert.equal(answer.evidence.paths[0]!.checks.find(({ ok }) => !ok)?.undecided, true);
  }
  const forged = { logs, minimum: 1, delivered: [listOf(first.receipt(ofCertificate(root.der)))] };
  const { evidence } = verify(presented, [root], { timestamps: forged });
  assert.equal(evidence.paths[0]!.checks.find(({ ok }) => !ok)?.undecided, undefined);
});

test('receipts inside the certificate are over what it was before them, and over its issuer', () => {
  const [root, keys] = [makeRoot(), newKey()];
  const issuing = makeCa(root);
  const options = { keys, san: [HOST], serial: Uint8Array.of(7) };
  const before = parseCertificate(issue(HOST, issuing, options).der).tbsDer;
  const entry = (issuer = issuing) =>
    concat(uintBytes(1, 2), sha256.digest(parseCertificate(issuer.der).spkiDer), sized(before));
  const ask = (receipt: Uint8Array) => {
    const extensions = [encodedExtension('signed-certificate-timestamps', listOf(receipt))];
    const leaf = issue(HOST, issuing, { ...options, extensions });
    return verify([leaf.der, issuing.der], [root], { timestamps: { logs, minimum: 1 } });
  };
  const sound = ask(first.receipt(entry()));
  assert.equal(outcome(sound), 'ok');
  const said = sound.evidence.paths[0]!.checks.map(({ claim }) => claim);
  assert.ok(
    said.includes('certificate 0 "CN=server.example" was seen by First on 2026-06-17T11:59:59Z'),
    said.join('\n'),
  );
  assert.match(outcome(ask(first.receipt(entry(root)))), /^NO_VALID_SCTS/);
});

test('the receipts made here are those of the declaration', () => {
  const receipt = first.receipt(ofCertificate(Uint8Array.of(1)));
  const { sct_version, timestamp, signature } = decode(SignedCertificateTimestamp, receipt);
  assert.deepEqual([sct_version, timestamp, signature], [0, AT - 1000, 3]);
});
