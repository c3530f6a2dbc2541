import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { Certificate } from '../../src/asn1/index.ts';
import { checkDer, searchLaws } from './laws.ts';
import { noOpenssl, opensslSamples, type Sample } from './openssl.ts';

const SEED = 20_260_101;

const roots = rootCertificates.map((pem): Sample => {
  const { raw, subject } = new X509Certificate(pem);
  return { name: subject, codec: Certificate, der: new Uint8Array(raw) };
});

test('every law holds for damaged roots of the web', () => {
  const { accepted, refused } = searchLaws(roots, 1000, SEED);
  assert.ok(
    accepted > 100 && refused > 100,
    `${accepted} accepted, ${refused} refused: the damage is too much or too little`,
  );
});

test('every law holds for damaged certificates, keys, requests, lists and answers', { skip: noOpenssl }, () => {
  const samples = opensslSamples();
  for (const { name, codec, der } of samples) assert.equal(checkDer(codec, der), 'accepted', name);
  const { accepted, refused } = searchLaws(samples, 1500, SEED);
  assert.ok(
    accepted > 150 && refused > 150,
    `${accepted} accepted, ${refused} refused: the damage is too much or too little`,
  );
});
