/** What a diagnosis gives to paste is what the command takes. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { certOf, keyOf } from '../../apps/cli/src/scenarios/world.ts';
import { run } from '../../apps/cli/test/support/command.ts';
import * as fixes from '../../packages/tls/src/diagnose/fixes.ts';
import { placeOf } from '../../packages/tls/src/diagnose/place.ts';
import type { Fix } from '../../packages/tls/src/diagnose/types.ts';
import { temporaryFolder } from '../interop/support/places.ts';
import { open, world } from './support.ts';

const place = placeOf('example.org', 8443);
const all: readonly Fix[] = [
  fixes.trustRoot(place),
  fixes.sayName('example.org', place),
  fixes.renew(),
  fixes.clientCertificate(place),
  fixes.reissue('server', 'example.org'),
  fixes.reissue('client', 'alice'),
  fixes.plainProtocol(place),
].flat();
const commands = [
  ...new Set(all.flatMap(({ code }) => code.split('\n')).filter((line) => line.startsWith('tlscope '))),
];

for (const line of commands) {
  test(`there are such a command and such options: ${line}`, async () => {
    const words = line.split(' > ')[0]!.split(' ').slice(1);
    const path = words.slice(0, words[0] === 'ca' ? (words[1] === 'issue' ? 3 : 2) : 1);
    const { code, out } = await run(...path, '--help');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^Usage: tlscope ${path.join(' ')} `));
    for (const option of words.filter((word) => word.startsWith('--'))) assert.ok(out.includes(`${option} <`), option);
  });
}

test('connect shows the client certificate it is given, and says what is missing without its key', async (t) => {
  const folder = await temporaryFolder(t);
  const papers = world.papers({ extendedKeyUsage: ['clientAuth'] });
  const files = { 'root.pem': world.rootPem, 'client.pem': certOf(papers), 'client.key': keyOf(papers) };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const target = `localhost:${await open(t, 'requires-client-certificate')}`;
  const from = (name: string): string => join(folder, name);
  const shown = ['connect', `https://${target}`, '--ca', from('root.pem'), '--cert', from('client.pem')];
  const { code, out } = await run(...shown, '--key', from('client.key'));
  assert.equal(code, 0, out);
  assert.match(out, /You came through/);
  const alone = await run(...shown);
  assert.equal(alone.code, 2);
  assert.match(alone.err, /--cert and --key go together/);
});
