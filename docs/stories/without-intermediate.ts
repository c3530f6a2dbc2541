import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { extensionValueCodecs, oid } from 'tlscope/asn1';
import { encode } from 'tlscope/presentation';
import { toPem } from 'tlscope/x509';
import { World } from '../../apps/cli/src/scenarios/index.ts';
import { keyOf } from '../../apps/cli/src/scenarios/world.ts';
import type { Story } from './story.ts';

const NGINX = `pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path .tmp; proxy_temp_path .tmp; fastcgi_temp_path .tmp; uwsgi_temp_path .tmp; scgi_temp_path .tmp;
  server {
    listen 127.0.0.1:8443 ssl;
    ssl_certificate     server.pem;
    ssl_certificate_key server.key;
    location / { return 200 "welcome\\n"; }
  }
}
`;

export const withoutIntermediate: Story = {
  title: 'A server without its intermediate',
  intro:
    'The site opens in every browser: they fetch or remember the certificate that is missing. Everything that is no browser fails. nginx has the certificate that came from the CA, `server.pem`, and its key.',
  ports: [8443, 8080],
  async prepare({ folder, port, shell }) {
    const world = new World(Date.now());
    const issuer = createServer((_request, response) => response.end(world.issuing.der));
    await new Promise<void>((resolve) => issuer.listen(port(8080), '127.0.0.1', resolve));
    const access = authorityInfoAccess(`http://127.0.0.1:${port(8080)}/issuing.der`);
    const { der, key } = world.leaf({ extensions: [access] });
    const files = {
      'root.pem': world.rootPem,
      'server.pem': toPem('CERTIFICATE', der),
      'server.key': keyOf({ chain: [der], key }),
      'nginx.conf': NGINX.replace('8443', `${port(8443)}`),
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    await shell('nginx -p . -e error.log -c nginx.conf');
    return () => void issuer.close();
  },
  steps: [
    { says: 'curl, which trusts the root:', command: 'curl -sS --cacert root.pem https://localhost:8443/' },
    {
      says: 'What is missing, where is it, and does the connection work with it? `--diagnose` tries, and `--write` keeps what it found:',
      command:
        "tlscope connect localhost:8443 --ca root.pem --diagnose --write fixed | sed -n '/WHY IT FAILED/,/CHANGE/p;/WHAT WAS TRIED/,$p'",
    },
    {
      says: 'The file that it wrote goes where nginx looks, and nginx reads it anew:',
      command:
        "sed -i 's|server.pem|fixed/fullchain.pem|' nginx.conf && nginx -p . -e error.log -c nginx.conf -s reload",
      until: 'curl -s --cacert root.pem -o /dev/null https://localhost:8443/',
    },
    { says: 'And curl:', command: 'curl -sS --cacert root.pem https://localhost:8443/', works: true },
  ],
  end: 'nginx -p . -e error.log -c nginx.conf -s stop',
};

function authorityInfoAccess(url: string) {
  const extnID = oid['id-pe-authorityInfoAccess'];
  const accessLocation = { type: 'uniformResourceIdentifier', value: url };
  const method = { accessMethod: oid['id-ad-caIssuers'], accessLocation };
  return { extnID, critical: false, extnValue: encode(extensionValueCodecs[extnID]!, [method] as never) };
}
