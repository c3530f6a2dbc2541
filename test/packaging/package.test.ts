/** The package as others get it: packed, installed into an empty project, imported, compiled against, run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { needs, program } from '../interop/support/places.ts';
import { suiteScope } from '../interop/support/process.ts';
import { emptyProject, type Project, ROOT } from './project.ts';

const { exports: subpaths } = JSON.parse(readFileSync(join(ROOT, 'packages/tls/package.json'), 'utf8'));
const specifiers = Object.keys(subpaths).map((subpath) => `tlscope${subpath.slice(1)}`);
const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);

/** Both ends over WHATWG streams, in memory; in TypeScript that is JavaScript as well. */
const BOTH_ENDS = `
import { accept, connect, observe } from 'tlscope';
import { pureProvider } from 'tlscope/crypto/pure';
import { makeIdentity, toPem, writePrivateKey } from 'tlscope/x509';

const identity = makeIdentity({ provider: pureProvider, names: ['localhost'], at: Date.now(), key: 'secp256r1' });
const cert = identity.server.chain.map((der) => toPem('CERTIFICATE', der)).join('');
const key = toPem('PRIVATE KEY', writePrivateKey(identity.server.key));
const [there, back] = [new TransformStream(), new TransformStream()];
const [client, server] = await Promise.all([
  connect({ readable: back.readable, writable: there.writable }, { host: 'localhost', ca: identity.root.der }),
  accept({ readable: there.readable, writable: back.writable }, { cert, key }),
]);
const seen = observe(client);
const writer = server.writable.getWriter();
void writer.write(new TextEncoder().encode('the parcel')).then(() => writer.close());
for await (const bytes of client.readable) console.log(new TextDecoder().decode(bytes), client.info.protocol);
if (seen.events.length === 0) throw new Error('nothing was seen');
`;
const SOCKETS = `
import { connect, createServer, type TLSSocket } from 'tlscope/node';
import { readTrace, writeTrace } from 'tlscope/observe';
const server = createServer({ cert: '', key: '' }, (socket: TLSSocket) => void socket.end('hello'));
const socket: TLSSocket = connect({ port: 443, host: 'localhost', ALPNProtocols: ['h2'] }, () => server.close());
// @ts-expect-error: it knows its options
connect({ port: 443, hots: 'localhost' });
export const trace: string = readTrace(writeTrace(\`\${socket.getProtocol()}\`, [])).title;
`;

describe('the package', () => {
  const scope = suiteScope();
  let project: Project;
  before(async () => {
    project = await emptyProject(scope);
    project.write('both-ends.ts', BOTH_ENDS);
    project.write('both-ends.mjs', BOTH_ENDS);
    project.write('sockets.ts', SOCKETS);
  });

  test('publint finds nothing to say about it', async () => {
    const { publint } = await import('publint');
    const { messages } = await publint({
      pkgDir: join(project.folder, 'node_modules/tlscope'),
      pack: false,
      strict: true,
    });
    assert.deepEqual(messages, []);
  });

  test('are-the-types-wrong says that they are right, for every import of an ES module', async () => {
    await project.run(bin('attw'), '--profile', 'esm-only', project.tarball);
  });

  test('every subpath can be imported', async () => {
    const imports = specifiers.map((name) => {
      const options = name.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      return `if (Object.keys(await import('${name}'${options})).length === 0) throw '${name}';`;
    });
    await project.run(process.execPath, '--input-type=module', '-e', imports.join('\n'));
  });

  test('both ends run with it', async () => {
    assert.equal(await project.run(process.execPath, 'both-ends.mjs'), 'the parcel TLSv1.3\n');
  });

  for (const [name, args] of Object.entries({ deno: ['run', '--allow-read'], bun: ['run'] })) {
    test(`both ends run with it in ${name}`, needs(name), async () => {
      assert.equal(await project.run(program(name)!, ...args, 'both-ends.mjs'), 'the parcel TLSv1.3\n');
    });
  }

  const strict = ['--strict', '--noEmit', '--target', 'es2023', '--skipLibCheck', 'false'];
  for (const [name, settings, file] of [
    ['nodenext and the types of Node', ['--module', 'nodenext', '--types', 'node', '--lib', 'es2023'], 'both-ends.ts'],
    [
      'nodenext and the types of Node, sockets',
      ['--module', 'nodenext', '--types', 'node', '--lib', 'es2023'],
      'sockets.ts',
    ],
    [
      'a bundler and the types of a page',
      ['--module', 'esnext', '--moduleResolution', 'bundler', '--types', '', '--lib', 'es2023,dom,dom.asynciterable'],
      'both-ends.ts',
    ],
  ] as const) {
    test(`its types compile: ${name}`, async () => {
      const roots = ['--typeRoots', join(ROOT, 'node_modules/@types')];
      await project.run(bin('tsc'), ...strict, ...roots, ...settings, file);
    });
  }

  test('its command runs: npx tlscope', async () => {
    assert.match(await project.run('npx', '--offline', 'tlscope', '--help'), /Usage: tlscope/);
    const demo = await project.run('npx', '--offline', 'tlscope', 'demo');
    assert.match(demo, /TLS 1\.3/);
    assert.match(
      readFileSync(join(project.folder, 'node_modules/tlscope/dist/command/LICENSES.txt'), 'utf8'),
      /commander/,
    );
  });
});
