/** What the page and the command say to each other; `apps/cli/src/live/protocol.ts` is the other end. */
export type ToCommand =
  | { readonly do: 'connect'; readonly target: string; readonly tls?: '1.2' | '1.3'; readonly ca?: string }
  | { readonly do: 'serve'; readonly scenario?: string }
  | { readonly do: 'roots' }
  | { readonly do: 'scenario'; readonly name: string }
  | { readonly do: 'reveal'; readonly id: number }
  | { readonly do: 'stop' };

export type FromCommand =
  | { readonly is: 'ready'; readonly scenarios: readonly Scenario[] }
  | { readonly is: 'trace'; readonly id: number; readonly text: string }
  | { readonly is: 'more'; readonly id: number; readonly text: string }
  | { readonly is: 'over'; readonly id: number }
  | { readonly is: 'listening'; readonly address: string; readonly root: string }
  | { readonly is: 'stopped' }
  | { readonly is: 'roots'; readonly sources: readonly RootSource[] }
  | { readonly is: 'wrong'; readonly sentence: string };

export interface RootSource {
  readonly name: string;
  readonly about: string;
  readonly pem: string;
}

export interface Scenario {
  readonly name: string;
  readonly says: string;
}
