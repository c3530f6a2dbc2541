import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as der from '../../src/asn1/der/index.ts';
import * as asn1 from '../../src/asn1/index.ts';
import type { Codec, Field } from '../../src/presentation/index.ts';

const rfcs = new URL('../../../../../shared/rfc/', import.meta.url);
const skip = existsSync(rfcs) ? false : 'the texts of the RFCs are not here';

/** Cited from memory of the RFC: its text is not among those kept beside the project. */
const WITHOUT_TEXT = new Set(['5915', '8018', '9881']);

const isCodec = (value: unknown): value is Codec<any> & { readonly fields?: readonly Field[] } =>
  typeof value === 'object' && value !== null && 'read' in value && 'write' in value && 'name' in value;

/** Every declared structure: what is exported, and what opens by an identifier. */
const structures = new Map<string, Codec<any>>();
for (const [name, value] of Object.entries(asn1)) {
  if (name in der) continue;
  if (isCodec(value)) structures.set(name, value);
  else if (/Codecs$/.test(name)) {
    for (const [id, codec] of Object.entries(value as Record<string, Codec<any>>))
      structures.set(`${name} ${id}`, codec);
  }
}

function* fieldsOf(codec: Codec<any>, path: string, seen = new Set<unknown>()): Generator<[string, Field]> {
  if (!isCodec(codec) || seen.has(codec)) return;
  seen.add(codec);
  for (const field of codec.fields ?? []) {
    yield [`${path}.${field.name}`, field];
    yield* fieldsOf(field.codec, `${path}.${field.name}`, seen);
  }
}

describe('every structure', () => {
  test('is found', () => {
    assert.ok(structures.size > 100, `${structures.size}`);
    const fields = [...structures].flatMap(([name, codec]) => [...fieldsOf(codec, name)]);
    assert.ok(fields.length > 500, `${fields.length}`);
  });
  for (const [name, codec] of structures) {
    test(`${name} has its section and its sentence, and so has each of its fields`, () => {
      assert.match(
        codec.rfc ?? '',
        /^RFC \d{4} §[\dA-C]+(\.\d+)*$|^X\.690 §8\.1$|^Netscape Certificate Extensions$/,
        `${name}: rfc`,
      );
      assert.match(codec.note ?? '', /^[A-Z0-9].*[.?]$/, `${name}: note`);
      for (const [path, { note }] of fieldsOf(codec, name)) assert.match(note ?? '', /^\w.* .*[.?]$/, path);
    });
  }
});

test('every cited section is there', { skip }, () => {
  const cited = new Set([...structures.values()].flatMap(({ rfc }) => rfc?.match(/^RFC \d+ §.*$/) ?? []));
  for (const citation of cited) {
    const [, number, section] = /^RFC (\d+) §(.*)$/.exec(citation)!;
    if (WITHOUT_TEXT.has(number!)) continue;
    const text = readFileSync(new URL(`rfc${number}.txt`, rfcs), 'utf8');
    const heading = new RegExp(`^ *(Appendix )?${section!.replaceAll('.', '\\.')}\\.? +\\S`, 'm');
    assert.match(text, heading, citation);
  }
});
