import { type Placeholder, type Port, type StrictName, strictName, strictPort } from './code.ts';

/** Where the connection goes, as far as it is known: only what can be pasted. */
export interface Place {
  readonly host: StrictName | Placeholder;
  readonly port: Port;
  /** There is a name, and it is no host name. */
  readonly unusable: boolean;
}

export function placeOf(host: string | undefined, port: number | undefined): Place {
  const name = strictName(host);
  return { host: name ?? 'HOST', port: strictPort(port), unusable: host !== undefined && name === undefined };
}
