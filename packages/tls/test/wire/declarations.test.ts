import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Codec, Field } from '../../src/presentation/index.ts';
import * as wire from '../../src/wire/index.ts';

const SENTENCE = /^[A-Z0-9"].*[.]$/;
const CITATION = /^RFC (\d+) §([0-9A-F][0-9.]*)$/;

interface Declared extends Codec<any> {
  readonly fields?: readonly Field[];
  readonly cases?: Readonly<Record<string, Codec<any>>>;
  readonly members?: Readonly<Record<string, number>>;
}

const isCodec = (value: unknown): value is Declared => typeof (value as Declared | undefined)?.read === 'function';

/** Every exported codec, and every codec inside one, once. */
function declared(): Declared[] {
  const seen = new Set<Declared>();
  const visit = (codec: Declared): void => {
    if (seen.has(codec)) return;
    seen.add(codec);
    for (const field of codec.fields ?? []) visit(field.codec);
    for (const body of Object.values(codec.cases ?? {})) visit(body);
  };
  for (const value of Object.values(wire)) if (isCodec(value)) visit(value);
  return [...seen];
}

const isDeclaration = ({ fields, cases, members }: Declared): boolean => (fields ?? cases ?? members) !== undefined;
const declarations = declared().filter(isDeclaration);
const rows = Object.entries<wire.Row>(wire.extensionTable);
const cells = rows.flatMap(([name, { rfc: _, note: __, ...columns }]) =>
  Object.entries<wire.Cell>(columns).map(([column, cell]) => ({ where: `${name} in ${column}`, cell })),
);

describe('every declaration', () => {
  it('is walked: structs, variants and registries', () => {
    assert.ok(declarations.filter(({ fields }) => fields !== undefined).length > 60);
    assert.ok(declarations.filter(({ cases }) => cases !== undefined).length > 10);
    assert.ok(declarations.filter(({ members }) => members !== undefined).length > 25);
  });

  it('names its section, and explains itself and its parts', () => {
    for (const { name, rfc, note, fields } of declarations) {
      assert.match(rfc ?? '', CITATION, name);
      assert.match(note ?? '', SENTENCE, name);
      for (const field of fields ?? []) assert.match(field.note ?? '', SENTENCE, `${name}.${field.name}`);
    }
  });

  it('of an extension says what it is for, and what it says in each message', () => {
    for (const [name, { rfc, note }] of rows) {
      assert.match(rfc, CITATION, name);
      assert.match(note, SENTENCE, name);
    }
    for (const { where, cell } of cells) assert.match(cell[1], SENTENCE, where);
  });
});

describe('every citation', () => {
  const cited = new Map<number, Set<string>>();
  for (const rfc of [...declared().map((codec) => codec.rfc), ...rows.map(([, row]) => row.rfc)]) {
    if (rfc === undefined) continue;
    const [, number, section] = CITATION.exec(rfc)!;
    cited.set(Number(number), (cited.get(Number(number)) ?? new Set()).add(section!));
  }
  for (const [rfc, sections] of cited) {
    const headings = headingsOf(rfc);
    const skip = headings === undefined && `the text of RFC ${rfc} is not beside the project`;
    it(`of RFC ${rfc} names a section of it`, { skip }, () => {
      for (const section of sections) assert.ok(headings!.has(section), `RFC ${rfc} has no section ${section}`);
    });
  }
});

/** The section numbers of an RFC that lies beside the project; those in Markdown carry no numbers, so they are counted. */
function headingsOf(rfc: number): Set<string> | undefined {
  const folder = new URL('../../../../../shared/rfc/', import.meta.url);
  const [text, sections, ech] = [`rfc${rfc}.txt`, `rfc${rfc}-sections.txt`, `rfc${rfc}-ech.md`].map((name) => {
    const file = new URL(name, folder);
    return existsSync(file) ? readFileSync(file, 'latin1') : undefined;
  });
  if (ech !== undefined) return new Set(countedHeadings(ech));
  const listed = sections ?? text;
  if (listed === undefined) return undefined;
  return new Set([...listed.matchAll(/^ ?([0-9A-F](?:\.?\d+)*)\.? {1,}\S/gm)].map(([, number]) => number!));
}

function* countedHeadings(markdown: string): Generator<string> {
  const counters: number[] = [];
  for (const [, hashes] of markdown.matchAll(/^(#+) /gm)) {
    const depth = hashes!.length;
    counters.length = depth;
    counters[depth - 1] = (counters[depth - 1] ?? 0) + 1;
    yield counters.join('.');
  }
}
