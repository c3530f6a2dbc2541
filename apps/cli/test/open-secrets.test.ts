/** Secrets that a person names and that others on the machine can read as well: that is said, and they are used. */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';
import { run } from './support/command.ts';
import { ownFolder } from './support/folder.ts';

const folder = ownFolder();
const { server } = makeIdentity({ provider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const cert = folder.put('cert.pem', server.chain.map((der) => toPem('CERTIFICATE', der)).join(''));
const key = folder.put("it's a key.pem", toPem('PRIVATE KEY', writePrivateKey(server.key)));
const ticketKeys = folder.put('tickets', Buffer.alloc(48, 7));
const session = folder.put('session', Buffer.alloc(8));

/** Each ends behind the reading: its port is none, and there is nobody at the other. */
const commands = {
  serve: ['serve', '--port', '99999', '--cert', cert, '--key', key, '--ticket-keys', ticketKeys],
  connect: ['connect', 'localhost:1', '--cert', cert, '--key', key, '--session', session],
};
const secrets = { serve: [key, ticketKeys], connect: [key, session] };
const said = (text: string): string => text.replace(/\s+/g, '');

for (const name of ['serve', 'connect'] as const) {
  test(`${name} says so where others can read a secret that it is given`, {
    skip: process.platform === 'win32',
  }, async () => {
    for (const mode of [0o644, 0o660, 0o602]) {
      for (const path of secrets[name]) chmodSync(path, mode);
      const { err } = await run(...commands[name]);
      for (const path of secrets[name])
        assert.ok(said(err).includes(said(`may use ${path}, and it is secret: chmod 600 `)), err);
      assert.ok(said(err).includes(said("'\\''s a key.pem'")), 'quoted for the shell');
      assert.equal(err.match(/chmod/g)?.length, 2);
    }
    for (const path of secrets[name]) chmodSync(path, 0o600);
    assert.doesNotMatch((await run(...commands[name])).err, /chmod/);
  });
}
