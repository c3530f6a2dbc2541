import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import tls, * as named from '../../packages/tls/src/node/index.ts';
import { readTable, tableObjections, typedNames, unshown } from './node-tls-table.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const page = read('docs/node-tls.md');
const table = readTable(page);
const types = typedNames(read('node_modules/@types/node/tls.d.ts'));

const socket = new named.TLSSocket(new PassThrough(), { servername: 'localhost', ca: named.rootCertificates[0]! });
socket.on('error', () => {});
socket.destroy();
const server = new named.Server();
const options = [
  'common/options',
  'context/options',
  'client/options',
  'server/options',
  'socket/options',
  'names/versions',
]
  .flatMap((file) => [...read(`packages/tls/src/node/${file}.ts`).matchAll(/readonly (\w+)\?:|'(\w+)'/g)])
  .map(([, name, quoted]) => name ?? quoted!);
const ours = { exports: named, defaults: tls, options, server, socket };

describe('docs/node-tls.md', () => {
  test('has every name of the types of node:tls, and what it says is there is there', () => {
    assert.ok(types.length > 120, `${types.length} names were read`);
    assert.deepEqual(tableObjections(table, types, ours), []);
  });

  test('a name that is left out, and one that is claimed and not there, would be noticed', () => {
    const without = table.filter(({ name }) => name !== 'setTicketKeys');
    assert.match(tableObjections(without, types, ours).join(), /setTicketKeys/);
    for (const [section, name] of [
      ['Exports', 'connectNow'],
      ['TLSSocket', 'getEverything'],
      ['Server', 'getEverything'],
      ['Options of connections', 'faster'],
    ] as const) {
      const claimed = [...table, { section, name, here: 'same', note: '', shown: '' }];
      assert.match(tableObjections(claimed, types, ours).join(), new RegExp(name));
    }
  });

  test('what is not the same, or is not offered, says how and why', () => {
    const silent = table.filter(({ here, note }) => !['same', 'type'].includes(here) && note === '');
    assert.deepEqual(silent, []);
  });

  test('each row has a test beside it that exists, and one without would be noticed', () => {
    assert.ok(table.filter(({ here }) => here !== 'type').length > 120);
    assert.deepEqual(table.flatMap(unshown), []);
    const row = table.find(({ name }) => name === 'setTicketKeys')!;
    assert.match(unshown({ ...row, shown: '' }).join(), /has no test beside it/);
    assert.match(unshown({ ...row, shown: '`page.test.ts`: nothing of that name' }).join(), /has no test called/);
    assert.match(unshown({ ...row, shown: '`nothing.test.ts`: x' }).join(), /does not exist/);
  });

  test('what throws, as the page says, throws', () => {
    for (const { name } of table.filter(({ note }) => note.endsWith('Throws'))) {
      assert.throws(() => tls.createSecureContext({ [name]: 'x' }), new RegExp(name));
    }
    for (const code of page.match(/ERR_TLS_\w+[A-Z]/g) ?? []) {
      const known = ['errors/own-errors', 'errors/node-codes']
        .map((file) => read(`packages/tls/src/node/${file}.ts`))
        .join();
      assert.ok(known.includes(code) || read('packages/tls/src/x509/failures.ts').includes(code), code);
    }
  });
});
