import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listens, type Story } from './story.ts';

const SERVICE = `import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const folder = 'ca/localhost';
const options = { cert: readFileSync(folder + '/chain.pem'), key: readFileSync(folder + '/key.pem') };
createServer(options, (request, response) => response.end('12 orders')).listen(8443);
`;
const CLIENT = `try {
  const response = await fetch('https://localhost:8443/orders');
  console.log(response.status, await response.text());
} catch (error) {
  console.log(error.message, '-', error.cause.code, error.cause.message);
  process.exitCode = 1;
}
`;

export const privateCa: Story = {
  title: 'A Node service behind a private CA',
  intro:
    'A company has a CA of its own. One of its services is called by another, both in Node; on the new machine the call fails.',
  ports: [8443],
  async prepare({ folder, port, shell }) {
    const onPort = (source: string): string => source.replaceAll('8443', `${port(8443)}`);
    writeFileSync(join(folder, 'service.mjs'), onPort(SERVICE));
    writeFileSync(join(folder, 'client.mjs'), onPort(CLIENT));
    await shell('tlscope ca init --title "Example Corp" && tlscope ca issue server localhost');
    await shell(`node service.mjs > /dev/null & ${listens(8443)}`);
    return () => {};
  },
  steps: [
    { says: 'The call, and all that it says:', command: 'node client.mjs' },
    {
      says: 'What is behind it? The first lines of `tlscope connect` say who refused, at which message, by which rule and why, and what to change:',
      command: 'tlscope connect localhost:8443 | head -n 56',
    },
    {
      says: 'The root is in the folder of the CA. Before it goes anywhere: is it all that was missing? With it, everything holds:',
      command: 'tlscope connect localhost:8443 --ca ca/root/certificate.pem | tail -n 4',
      works: true,
    },
    {
      says: 'So the service gets the root as well, by the line for Node from above, with the path of the file:',
      command: 'NODE_EXTRA_CA_CERTS=ca/root/certificate.pem node client.mjs',
      works: true,
    },
  ],
};
