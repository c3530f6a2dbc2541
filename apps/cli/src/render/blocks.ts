/** What a command has to say, before it is known whether a terminal or a page will show it. */
import type { Side } from 'tlscope/observe';

export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'client' | 'server' | 'name';

export interface Run {
  readonly text: string;
  readonly tone: Tone;
}
export type Text = string | readonly (string | Run)[];

export type Block =
  /** The start of a part. */
  | { readonly is: 'title'; readonly text: string; readonly under?: Text }
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: Text }
  /** The picture of parcels and padlocks that goes with what is shown. */
  | { readonly is: 'story'; readonly text: Text }
  | { readonly is: 'ladder'; readonly rows: readonly Rung[] }
  | { readonly is: 'ticks'; readonly items: readonly Tick[] }
  /** Each inside the one before it. */
  | { readonly is: 'tree'; readonly items: readonly Branch[] }
  /** `stacked`: the name and value share a line, and the rest stands under both. */
  | { readonly is: 'facts'; readonly items: readonly Fact[]; readonly stacked?: true }
  | { readonly is: 'fields'; readonly fields: readonly FieldRow[] }
  /** Detail that a page keeps closed until somebody asks. */
  | { readonly is: 'fold'; readonly title: string; readonly blocks: readonly Block[] }
  /** The last line: what you have. */
  | { readonly is: 'verdict'; readonly good: boolean; readonly text: Text };

export type Rung =
  | {
      readonly is: 'arrow';
      readonly at: string;
      readonly from: Side;
      readonly label: string;
      readonly size: string;
      /** Under keys, or for everyone on the way to read. */
      readonly locked: boolean;
      readonly bad?: true;
      readonly story?: string;
    }
  /** Something both ends see, like the opening of the TCP connection. */
  | { readonly is: 'across'; readonly at: string; readonly label: string };

export interface Tick {
  readonly ok: boolean;
  /** Nobody can say: neither kept nor broken. */
  readonly undecided?: boolean;
  readonly text: Text;
  readonly cite?: string;
}

export interface Branch {
  readonly text: Text;
  readonly ticks: readonly Tick[];
}

/** A name, its value, and lines under it. */
export interface Fact {
  readonly name: string;
  readonly value: Text;
  readonly under?: readonly Text[];
  readonly cite?: string;
}

/** One line of a dissection; `bytes` is absent where the bytes are not to be shown. */
export interface FieldRow {
  readonly depth: number;
  readonly offset: number;
  readonly bytes?: Uint8Array;
  readonly name: string;
  readonly value?: string;
  readonly note?: string;
  readonly cite?: string;
  readonly error?: string;
  readonly unexplained?: true;
}

export const run = (tone: Tone, text: string): Run => ({ tone, text });

export const runsOf = (text: Text): readonly Run[] =>
  typeof text === 'string'
    ? [run('plain', text)]
    : text.map((part) => (typeof part === 'string' ? run('plain', part) : part));
