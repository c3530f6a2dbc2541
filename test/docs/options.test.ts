/** docs/options.md names every setting of the engine, options that there are, and flags that there are. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { connectCommand } from '../../apps/cli/src/commands/connect.ts';
import { serveCommand } from '../../apps/cli/src/commands/serve.ts';

const ROOT = join(import.meta.dirname, '../..');
const source = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = source('docs/options.md');

interface Row {
  readonly engine: string;
  readonly options: string;
  readonly flags: string;
}

/** The rows below a heading. */
function rows(heading: string): Row[] {
  const section = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, engine = '', options = '', flags = '']) => ({ engine: engine.replaceAll('`', ''), options, flags }));
}

/** The members of an interface of the engine. */
function members(name: string): string[] {
  const text = ['engine/interface.ts', 'engine/authentication.ts', 'handshake/negotiated.ts']
    .map((path) => source(`packages/tls/src/${path}`))
    .join('');
  const body = new RegExp(`export interface ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, member]) => member!);
}

const ends: readonly (readonly [string, string[]])[] = [
  ['Of both ends', [...members('CommonConfig'), ...members('ExtensionOptions'), ...members('CommonAuthentication')]],
  ['Of a client', [...members('ClientConfig'), ...members('ClientAuthentication')]],
  ['Of a server', [...members('ServerConfig'), ...members('ServerAuthentication')]],
];

for (const [heading, expected] of ends) {
  test(`every setting of the engine stands in docs/options.md: ${heading.toLowerCase()}`, () => {
    assert.ok(expected.length > 10);
    const listed = rows(heading).map(({ engine }) => engine);
    assert.deepEqual([...listed].sort(), [...new Set(expected)].sort());
  });
}

test('the options that it names are in the types', () => {
  const types = [
    'common/options',
    'context/options',
    'client/options',
    'server/options',
    'common/psk',
    'names/versions',
  ]
    .map((file) => source(`packages/tls/src/node/${file}.ts`))
    .join();
  const covered = source('packages/tls/src/node/common/protocol.ts');
  const methods = source('packages/tls/src/node/socket/socket.ts') + source('packages/tls/src/node/server.ts');
  for (const [heading] of ends) {
    for (const { engine, options } of rows(heading)) {
      const names = [...options.matchAll(/`(?:protocol\.)?(\w+)`/g)].map(([whole, name]) => ({ whole, name: name! }));
      assert.ok(names.length > 0, engine);
      for (const { whole, name } of names) {
        if (whole.includes('protocol.')) assert.doesNotMatch(covered, new RegExp(`'${name}'`), `${engine}: ${whole}`);
        else assert.match(types + methods, new RegExp(`\\b${name}\\b`), `${engine}: ${whole}`);
      }
    }
  }
});

test('the flags that it names are flags of the command', () => {
  const host = {} as Parameters<typeof connectCommand>[0];
  const help = connectCommand(host).helpInformation() + serveCommand(host).helpInformation();
  for (const [heading] of ends) {
    for (const { engine, flags } of rows(heading)) {
      for (const [, flag] of flags.matchAll(/`(--[\w-]+)/g)) {
        assert.ok(help.includes(`${flag} `) || help.includes(`${flag}\n`), `${engine}: ${flag}`);
      }
    }
  }
});
