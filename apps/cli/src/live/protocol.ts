/** What the page and the command say to each other. The page takes the types from here (`@tlscope/cli/live-protocol`). */
export type FromPage =
  | { readonly do: 'connect'; readonly target: string; readonly tls?: '1.2' | '1.3'; readonly ca?: string }
  /** Somebody else will call: the ordinary server, or one that is wrong. */
  | { readonly do: 'serve'; readonly scenario?: string }
  /** The roots of this machine. */
  | { readonly do: 'roots' }
  | { readonly do: 'scenario'; readonly name: string }
  /** Send the trace once more, with its secrets. */
  | { readonly do: 'reveal'; readonly id: number }
  /** Nobody may call any more. */
  | { readonly do: 'stop' };

export type ToPage =
  | { readonly is: 'ready'; readonly scenarios: readonly Scenario[] }
  /** A trace begins, or begins anew; `text` is a trace file. */
  | { readonly is: 'trace'; readonly id: number; readonly text: string }
  /** It goes on: a trace file with the events since. */
  | { readonly is: 'more'; readonly id: number; readonly text: string }
  | { readonly is: 'over'; readonly id: number }
  | { readonly is: 'listening'; readonly address: string; readonly root: string }
  | { readonly is: 'stopped' }
  | { readonly is: 'roots'; readonly sources: readonly RootSource[] }
  /** One sentence. */
  | { readonly is: 'wrong'; readonly sentence: string };

/** What can be made to fail, and what it shows. */
export interface Scenario {
  readonly name: string;
  readonly says: string;
}

/** A store of roots, in PEM. */
export interface RootSource {
  readonly name: string;
  readonly about: string;
  readonly pem: string;
}

/** `undefined` for what no page of ours would say. */
export function readFromPage(text: string): FromPage | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null || !('do' in said)) return undefined;
  const { do: what, target, tls, ca, name, id, scenario } = said as Record<string, unknown>;
  if (what === 'stop' || what === 'roots') return { do: what };
  if (what === 'serve') return { do: what, ...(typeof scenario === 'string' && { scenario }) };
  if (what === 'scenario' && typeof name === 'string') return { do: what, name };
  if (what === 'reveal' && typeof id === 'number') return { do: what, id };
  if (what !== 'connect' || typeof target !== 'string') return undefined;
  return {
    do: what,
    target,
    ...((tls === '1.2' || tls === '1.3') && { tls }),
    ...(typeof ca === 'string' && ca.trim() !== '' && { ca }),
  };
}
