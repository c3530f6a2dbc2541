/** Randomness and time are parameters, so a whole handshake is a file. `UPDATE_GOLDEN=1` writes the files anew. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { concat, hex, uintBytes, utf8 } from '../../src/bytes/index.ts';
import { pureProvider, pureProviderWith } from '../../src/crypto/providers/pure/index.ts';
import type { ProtocolName } from '../../src/engine/index.ts';
import { makeIdentity, TrustStore } from '../../src/x509/index.ts';
import { NOW, Pair } from '../support/pair.ts';

/** SHA-256 in counter mode over a seed: fresh for every call, the same in every run. */
function seeded(seed: string): (length: number) => Uint8Array {
  let counter = 0;
  return (length) => {
    const blocks: Uint8Array[] = [];
    for (let got = 0; got < length; got += 32) {
      blocks.push(pureProvider.hashes.sha256.digest(utf8(seed), uintBytes(counter++, 4)));
    }
    return concat(...blocks).slice(0, length);
  };
}

/** Both flights of a handshake and a few bytes of data, as hex lines with who sent them. */
function wireOf(version: ProtocolName): string[] {
  const issuer = pureProviderWith(seeded('identity'));
  const made = makeIdentity({ provider: issuer, names: ['golden.test'], at: NOW, key: 'secp256r1' });
  const common = { now: () => NOW, versions: [version], groups: ['x25519', 'secp256r1'] };
  const client = pureProviderWith(seeded('client'));
  const server = pureProviderWith(seeded('server'));
  const pair = new Pair(
    { ...common, provider: client, host: 'golden.test', trust: TrustStore.of(made.root.der) },
    { ...common, provider: server, credentials: [{ ...made.server, key: server.importPrivateKey(made.server.key) }] },
  );
  const lines: string[] = [];
  pair.tamper = (from, bytes) => {
    lines.push(`${from} ${hex(bytes)}`);
    return bytes;
  };
  pair.start();
  assert.ok(pair.client.connection !== undefined && pair.server.connection !== undefined);
  pair.fromClient(pair.client.write(utf8('gold')));
  return lines;
}

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  test(`a ${version} handshake repeats byte for byte`, () => {
    const file = new URL(`golden/${version}.txt`, import.meta.url);
    const lines = wireOf(version);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, `${lines.join('\n')}\n`);
    assert.deepEqual(lines, readFileSync(file, 'utf8').trimEnd().split('\n'));
  });
}
