import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { hex, unhex } from '../../src/bytes/index.ts';
import { countExplained, decode, dissect, encode, type Span } from '../../src/presentation/index.ts';
import { type Column, ExtensionType, extensionsOf, extensionTable, type Row } from '../../src/wire/index.ts';

const rfc9846 = new URL('../../../../../shared/rfc/rfc9846.md', import.meta.url);
const absent = !existsSync(rfc9846) && 'the text of RFC 9846 is not beside the project';

const COLUMNS: Readonly<Record<string, Column>> = {
  CH: 'client_hello',
  SH: 'server_hello',
  HRR: 'hello_retry_request',
  EE: 'encrypted_extensions',
  CR: 'certificate_request',
  CT: 'certificate',
  NST: 'new_session_ticket',
};

/** The table of RFC 9846 §4.3: which extension may appear in which message of TLS 1.3. */
function tableOfTheRfc(): Map<string, Column[]> {
  const text = readFileSync(rfc9846, 'utf8');
  const rows = [...text.matchAll(/^\| ([a-z_0-9]+) ?[[{].*?\| +((?:[A-Z]+(?:, *)?)+) *\|$/gm)];
  return new Map(rows.map(([, name, columns]) => [name!, columns!.split(/, */).map((column) => COLUMNS[column]!)]));
}

describe('the extension table', () => {
  it('allows in TLS 1.3 what the table of RFC 9846 §4.3 allows', { skip: absent }, () => {
    const table = tableOfTheRfc();
    assert.equal(table.size, 31);
    for (const [name, columns] of table) {
      const row = (extensionTable as Readonly<Record<string, Row>>)[name];
      assert.ok(row, `${name} has a row`);
      for (const column of columns) assert.ok(row[column], `${name} has its place in ${column}`);
      for (const column of Object.values(COLUMNS)) {
        // ServerHello also holds what TLS 1.2 allows there.
        if (column !== 'server_hello' && !columns.includes(column))
          assert.equal(row[column], undefined, `${name} in ${column}`);
      }
    }
  });

  it('has the extensions of TLS 1.2 where TLS 1.2 has them', () => {
    const both = ['client_hello', 'server_hello'];
    const columnsOf = (name: keyof typeof extensionTable): string[] =>
      Object.keys(extensionTable[name]).filter((key) => key !== 'rfc' && key !== 'note');
    for (const name of [
      'renegotiation_info',
      'extended_master_secret',
      'session_ticket',
      'encrypt_then_mac',
    ] as const) {
      assert.deepEqual(columnsOf(name), both, name);
    }
    for (const name of ['ec_point_formats', 'truncated_hmac', 'trusted_ca_keys', 'client_certificate_url'] as const) {
      assert.deepEqual(columnsOf(name), both, name);
    }
  });
});

describe('an extension list', () => {
  const list = extensionsOf('client_hello');

  it('keeps an extension nobody knows, and counts it as unexplained', () => {
    const bytes = unhex('0008 fe01 0004 deadbeef');
    assert.deepEqual(decode(list, bytes), [{ type: 'unknown', code: 0xfe01, body: unhex('deadbeef') }]);
    assert.equal(countExplained(dissect(list, bytes)).unexplained, 4);
  });

  it('shows GREASE as such, and explains it', () => {
    const bytes = unhex('0008 3a3a 0004 deadbeef');
    const value = decode(list, bytes);
    assert.deepEqual(value, [{ type: 'unknown', code: 0x3a3a, body: unhex('deadbeef') }]);
    assert.equal(hex(encode(list, value)), hex(bytes));

    const span = dissect(list, bytes);
    assert.equal(countExplained(span).unexplained, 0);
    const [type, , body] = span.children[1]!.children;
    assert.equal(ExtensionType.show(type!.value as number), 'GREASE (0x3a3a)');
    assert.match(body!.field.note!, /GREASE/);
  });

  it('does not open an extension that has no place in the message', () => {
    const bytes = unhex('0006 0033 0002 001d');
    assert.deepEqual(decode(extensionsOf('encrypted_extensions'), bytes), [
      { type: 'unknown', code: ExtensionType.key_share, body: unhex('001d') },
    ]);
    assert.deepEqual(decode(extensionsOf('hello_retry_request'), bytes), [{ type: 'key_share', body: 0x1d }]);
  });

  it('forbids data after the structure (RFC 9846 §4.3)', () => {
    assert.throws(() => decode(list, unhex('0005 0017 0001 00')), /1 trailing bytes/);
  });

  it('carries the sentence of its cell and the section of its row', () => {
    const name = dissect(list, unhex('0009 0010 0005 0003 02 6832')).children[1]!.children.at(-1) as Span;
    assert.equal(name.field.name, 'application_layer_protocol_negotiation');
    assert.equal(name.field.codec.rfc, 'RFC 7301 §3.1');
    assert.equal(name.field.note, extensionTable.application_layer_protocol_negotiation.client_hello[1]);
  });
});
