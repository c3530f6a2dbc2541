import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const page = readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8');
const sections = page.split('\n### ').slice(1);
const rowsOf = (section: string): string[][] =>
  section
    .split('\n')
    .filter((line) => /\| (yes|no) \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim()),
    );
const WORKS = [
  /^full handshakes, TLSv1\.3, ECDSA P-256, TCP$/,
  /^full handshakes, TLSv1\.3, ECDSA P-256, memory$/,
  /^full handshakes, TLSv1\.3, ECDSA P-256, TCP, beside lemon-tls$/,
  /^full handshakes, TLSv1\.3, ECDSA P-256, TCP, client, beside @reclaimprotocol\/tls$/,
  /^full handshakes, TLSv1\.2, RSA 2048, TCP$/,
  /^resumed handshakes, TLSv1\.3/,
  /^resumed handshakes, TLSv1\.2/,
  /^one way, 1024 MiB, TLSv1\.3$/,
  /^echo of 64 bytes, TLSv1\.3, 1 connection$/,
  /^echo of 64 bytes, TLSv1\.3, 1000 connections$/,
  /^memory of one of \d+ idle connections, server$/,
  /^memory of one of \d+ idle connections, client$/,
  /^CPU of a handshake, observed/,
  /^CPU of a MiB, observed/,
];

test('each number of the page on performance says against what, and whether its aim is met', () => {
  for (const [what, ours, beside, , ratio, aim, met] of sections.flatMap(rowsOf)) {
    const [relation, bound] = (aim ?? '').split(' ');
    const value = Number(ours) / Number(beside);
    // What stands in the table is rounded.
    assert.ok(Math.abs(value - Number(ratio)) < 0.05, `${what}: ${value} is not ${ratio}`);
    const holds = relation === '<' ? Number(ratio) <= Number(bound) : Number(ratio) >= Number(bound);
    assert.equal(met, holds ? 'yes' : 'no', what);
  }
});

test('the same work was measured on both versions of Node, and none is left out', () => {
  const [first, second, ...more] = sections;
  assert.equal(more.length, 0);
  assert.match(first!, /^Node v20\.\d+\.\d+, OpenSSL 3/);
  assert.match(second!, /^Node v24\.\d+\.\d+, OpenSSL 3/);
  for (const section of [first!, second!]) {
    const names = rowsOf(section).map(([what]) => what!);
    for (const work of WORKS)
      assert.ok(
        names.some((name) => work.test(name)),
        `${work}`,
      );
  }
  assert.match(second!, /X25519MLKEM768/, 'which only the newer one has');
});
