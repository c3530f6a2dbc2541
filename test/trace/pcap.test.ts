/** Wireshark reads our captures, checksums and all, and opens them with the secrets that are inside. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../apps/cli/test/support/command.ts';
import { open, type Scope, world } from '../diagnose/support.ts';
import { needs } from '../interop/support/places.ts';
import { start } from '../interop/support/process.ts';

const CHECKED = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];

async function tshark(t: Scope, file: string, ...args: readonly string[]): Promise<string> {
  const peer = start(t, 'tshark', ['-r', file, ...CHECKED, ...args]);
  await peer.exit;
  return peer.stdout;
}

for (const scenario of ['only-tls-1.2', 'only-tls-1.3']) {
  test(`tshark opens the capture of ${scenario} decrypted`, needs('tshark'), async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'tlscope-pcap-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('ca.pem'), world.rootPem);
    const target = `https://localhost:${await open(t, scenario)}/`;
    const { code } = await run(
      'connect',
      target,
      '--ca',
      at('ca.pem'),
      '--pcap',
      at('a.pcapng'),
      '--trace',
      at('t.json'),
    );
    assert.equal(code, 0);
    const port = target.split(':')[2]!.slice(0, -1);
    const decoded = ['-d', `tcp.port==${port},tls`];

    const http = await tshark(t, at('a.pcapng'), ...decoded, '-Y', 'http.request', '-T', 'fields', '-e', 'http.host');
    assert.match(http, /localhost/, 'the request is readable');
    const bad = 'tcp.checksum.status == "Bad" || ip.checksum.status == "Bad" || tcp.analysis.flags || _ws.malformed';
    assert.equal(await tshark(t, at('a.pcapng'), ...decoded, '-Y', bad), '', 'nothing is wrong with the packets');

    // A trace without secrets makes a capture that stays closed.
    await run('explain', at('t.json'), '--pcap', at('b.pcapng'));
    assert.equal(await tshark(t, at('b.pcapng'), ...decoded, '-Y', 'http'), '');
    assert.match(await tshark(t, at('b.pcapng'), ...decoded, '-Y', 'tls.handshake.type == 1'), /Client Hello/);
  });
}
