/** The table of interoperability: what it has rows and columns for, and what stands in a cell. */
import type { Pki } from '../support/pki.ts';
import type { Scope } from '../support/process.ts';
import type { Protocol } from '../support/settings.ts';

/** The columns; those of TLS 1.3 alone say so. */
export const features = {
  handshake: { title: 'Handshake', tls13: false },
  resumption: { title: 'Resumption', tls13: false },
  'client certificate': { title: 'Client certificate', tls13: false },
  'early data': { title: '0-RTT', tls13: true },
  retry: { title: 'HelloRetryRequest', tls13: true },
  hybrid: { title: 'X25519MLKEM768', tls13: true },
} as const;
export type Feature = keyof typeof features;
export const protocols: readonly Protocol[] = ['TLSv1.3', 'TLSv1.2'];

/** What one cell is about, and what the peer needs for it. */
export interface Task {
  readonly protocol: Protocol;
  readonly feature: Feature;
  readonly pki: Pki;
}

/** Why a peer cannot do something; the same for both versions. */
export type Cannot = Partial<Record<Feature, string>>;

/** Another TLS stack, in the roles that it has. */
export interface TablePeer {
  readonly name: string;
  /** The programs it takes, beside openssl. */
  readonly programs: readonly string[];
  /** As the peer says it. */
  version(scope: Scope): Promise<string>;
  /** Connects to our server as often as the feature needs, asks for `/`, and says what came. */
  readonly client?: { readonly cannot: Cannot; run(scope: Scope, port: number, task: Task): Promise<string> };
  /** Serves whoever comes, and answers what is asked. Returns its port. */
  readonly server?: { readonly cannot: Cannot; start(scope: Scope, task: Task): Promise<number> };
}

export type Role = 'client' | 'server';
/** One line of the table: a cell is `yes`, `no`, or why there is nothing to do. */
export interface Row {
  readonly peer: string;
  readonly version: string;
  readonly role: Role;
  readonly protocol: Protocol;
  readonly cells: Readonly<Record<Feature, string>>;
}

const ROLE = { client: 'our server', server: 'our client' } as const;
const NONE = 'TLS 1.2 has none';

/** Why this cell stays empty; `undefined` where it is to be tried. */
export function emptyBecause(protocol: Protocol, feature: Feature, cannot: Cannot): string | undefined {
  return features[feature].tls13 && protocol === 'TLSv1.2' ? NONE : cannot[feature];
}

/** A line of the table as the page has it. */
export function line({ peer, role, protocol, cells }: Row): string {
  const shown = Object.values(cells).map((cell) => (cell === 'yes' || cell === 'no' ? cell : '–'));
  return `| ${[peer, ROLE[role], protocol.replace('TLSv', ''), ...shown].join(' | ')} |`;
}

/** Why cells are empty, one line for each reason. */
export function reasons(rows: readonly Row[]): readonly string[] {
  const said = rows.flatMap(({ peer, role, cells }) =>
    Object.entries(cells)
      .filter(([, cell]) => cell !== 'yes' && cell !== 'no' && cell !== NONE)
      .map(([feature, why]) => `- ${peer}, ${ROLE[role]}, ${features[feature as Feature].title}: ${why}.`),
  );
  return [...new Set(said)];
}

export const head = (): readonly string[] => {
  const titles = ['Peer', 'With', 'TLS', ...Object.values(features).map(({ title }) => title)];
  return [`| ${titles.join(' | ')} |`, `|${' --- |'.repeat(titles.length)}`];
};
