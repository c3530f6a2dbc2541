import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listens, type Story } from './story.ts';

const SERVICE = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:tls';

const read = (name) => readFileSync('ca/localhost/' + name);
const papers = () => ({ cert: read('chain.pem'), key: read('key.pem') });
const server = createServer(papers(), (socket) => socket.on('error', () => {}).end('hello, board\\n')).listen(8883);
process.on('SIGHUP', () => server.setSecureContext(papers()));
`;
const FLASH =
  'gcc -DANCHOR=root_ca -I. "$ROOT/test/interop/support/mbedtls-client.c" -o board -lmbedtls -lmbedx509 -lmbedcrypto';

export const board: Story = {
  title: 'A board that pins the wrong certificate',
  intro:
    "A board with mbedTLS, as an ESP32 has it, carries in its firmware what it trusts. Somebody put the server's own certificate there, `pinned.pem`. It worked, until the server renewed its certificate. (The board is a small program in C here; `flash` compiles it with `anchors.h`.)",
  ports: [8883],
  async prepare({ folder, port, shell }) {
    writeFileSync(join(folder, 'service.mjs'), SERVICE.replace('8883', `${port(8883)}`));
    writeFileSync(join(folder, '.bin/flash'), `#!/bin/sh\n${FLASH}\n`, { mode: 0o755 });
    await shell('tlscope ca init --title "Example Corp" --for-devices && tlscope ca issue server localhost');
    await shell('cp ca/localhost/certificate.pem pinned.pem');
    await shell('tlscope trust pinned.pem --leaf --for arduino --out anchors.h && flash');
    await shell('tlscope ca renew localhost');
    await shell(`node service.mjs > /dev/null & echo $! > service.pid; ${listens(8883)}`);
    return () => {};
  },
  steps: [
    { says: 'All that the board says:', command: './board 8883 localhost' },
    {
      says: 'The same connection, with the same certificate as the only root:',
      command: "tlscope connect localhost:8883 --ca pinned.pem | sed -n '/WHY IT FAILED/,/^  WHO SAID/p' | head -n 40",
    },
    {
      says: "The CA's root belongs on the board. `tlscope trust` chooses it and writes it as the board's toolchain takes it:",
      command: 'tlscope trust localhost:8883 --roots ca/root/certificate.pem --for arduino --out anchors.h',
    },
    { says: 'With it in the firmware:', command: 'flash && ./board 8883 localhost', works: true },
    {
      says: 'And the next renewal, after which the service reads its files anew, changes nothing for the board:',
      command: 'tlscope ca renew localhost > /dev/null && kill -HUP $(cat service.pid) && ./board 8883 localhost',
      works: true,
    },
  ],
};
