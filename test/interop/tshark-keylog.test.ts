/** Our SSLKEYLOGFILE lines (RFC 9850) open our traffic for somebody else. */
import assert from 'node:assert/strict';
import { before, describe as group, test } from 'node:test';
import { SAID, sources } from './support/handshakes.ts';
import { Pki } from './support/pki.ts';
import { needs } from './support/places.ts';
import { suiteScope } from './support/process.ts';
import { tshark } from './support/tshark.ts';

const follow = ['-q', '-z', 'follow,tls,ascii,0'];

group('Wireshark decrypts with our key log', needs('openssl', 'tshark'), () => {
  const scope = suiteScope();
  let pki: Pki;
  before(async () => {
    pki = await Pki.make(scope);
  });

  for (const source of sources.filter(({ programs }) => !programs.includes('chromium'))) {
    test(source.name, needs(...source.programs), async (t) => {
      const { pcap, keylog } = await source.capture(t, pki);
      const opened = await tshark(t, pcap, keylog, follow);
      // Once from each end: what went there, and what came back.
      assert.equal(opened.split(SAID.trim()).length - 1, 2, opened);
      assert.ok(
        !(await tshark(t, pcap, '', follow)).includes(SAID.trim()),
        'without the key log nothing is to be read',
      );
      assert.ok(!Buffer.from(pcap).includes(SAID.trim()), 'the words are not on the wire');
    });
  }
});
