/** Extensions (RFC 9846 §4.3): a row for each extension, a column for each message that may carry it. */
import { type Codec, type Tagged, tagged, type Unknown, vector } from '../presentation/index.ts';
import {
  type Cell,
  type Column,
  certificateRows,
  echRows,
  keyRows,
  mediaRows,
  nameRows,
  type Row,
  sessionRows,
  transparencyRows,
} from './extension/index.ts';
import { type ExtensionName, ExtensionType } from './registries/index.ts';

export const extensionTable = {
  ...nameRows,
  ...keyRows,
  ...sessionRows,
  ...certificateRows,
  ...transparencyRows,
  ...mediaRows,
  ...echRows,
} as const satisfies {
  readonly [Name in ExtensionName]?: Row;
};
type Table = typeof extensionTable;

/** The extensions that may appear in the message `C`, with what they hold there. */
type CasesOf<C extends Column> = {
  readonly [Name in keyof Table as Table[Name] extends { readonly [K in C]: Cell }
    ? Name
    : never]: Table[Name] extends {
    readonly [K in C]: readonly [infer Body, string];
  }
    ? Body
    : never;
};

/** One entry of the extension list of the message `C`: `{ type: 'key_share', body: [...] }`. */
export type Extension<C extends Column> = Tagged<CasesOf<C>> | Unknown;

const lists = new Map<Column, Codec<any>>();

/** The extension list of one message. An extension that has no place in it is read as unknown. */
export function extensionsOf<C extends Column>(column: C): Codec<Extension<C>[]> {
  const made = lists.get(column) ?? vector(entryOf(column), 0, 2 ** 16 - 1);
  lists.set(column, made);
  return made;
}

/** The body of the extension `type`, where the list has it. */
export function find<
  E extends { readonly type: string; readonly body: unknown },
  N extends Exclude<E['type'], 'unknown'>,
>(list: readonly E[] | undefined, type: N): Extract<E, { readonly type: N }>['body'] | undefined {
  return list?.find((extension) => extension.type === type)?.body as
    | Extract<E, { readonly type: N }>['body']
    | undefined;
}

function entryOf(column: Column): Codec<any> {
  const cases: Record<string, Codec<any>> = {};
  for (const [name, row] of Object.entries<Row>(extensionTable)) {
    const cell = row[column];
    if (cell !== undefined) cases[name] = { ...cell[0], rfc: row.rfc, note: cell[1] };
  }
  return tagged(
    'Extension',
    'RFC 9846 §4.3',
    'One extension: its number, its length, and what it holds.',
    ExtensionType,
    2,
    cases,
    { tagName: 'extension_type', tagNote: 'Which extension this is.' },
  );
}
