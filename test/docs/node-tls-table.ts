/** The table of docs/node-tls.md, and what does not hold of it. */
import { missingTest } from './shown.ts';

export interface Row {
  readonly section: string;
  readonly name: string;
  readonly here: string;
  readonly note: string;
  /** The test that shows it, as the page has it. */
  readonly shown: string;
}

/** A name in the types of node:tls: `container` is the interface or class, or `Exports`. */
export interface TypedName {
  readonly container: string;
  readonly name: string;
}

export function readTable(page: string): Row[] {
  let section = '';
  return page.split('\n').flatMap((line) => {
    section = /^## (.*)/.exec(line)?.[1] ?? section;
    const [, names, here, note, shown] = /^\| (`.*?`) \| ([a-z ]+) \|(.*)\|(.*)\|$/.exec(line) ?? [];
    if (names === undefined) return [];
    return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => ({
      section,
      name: name!,
      here: here!,
      note: note!.trim(),
      shown: shown!.trim(),
    }));
  });
}

export function typedNames(declarations: string): TypedName[] {
  const names = new Map<string, TypedName>();
  const add = (container: string, name: string) => names.set(`${container}.${name}`, { container, name });
  let container = 'Exports';
  for (const line of declarations.replace(/\/\*\*.*?\*\//gs, '').split('\n')) {
    const [, kind, exported] = /^ {4}(interface|class|function|const|let|type) (\w+)/.exec(line) ?? [];
    if (exported !== undefined) {
      add('Exports', exported);
      if (kind === 'interface' || kind === 'class') container = exported;
      continue;
    }
    if (line === '    }') container = 'Exports';
    if (container === 'Exports') continue;
    const event = /\(event: "(\w+)"/.exec(line)?.[1];
    const member = /^ {8}(\w+)\??[(:<]/.exec(line)?.[1];
    if (event !== undefined) add(container, `'${event}'`);
    else if (member !== undefined) add(container, member);
  }
  return [...names.values()];
}

const TESTS = 'packages/tls/test/node/';

/** Why nothing shows what a row says; types are held by the compiler. */
export function unshown({ section, name, here, shown }: Row): string[] {
  if (here === 'type') return [];
  const [, file, title] = /^`([^`]+\.test\.ts)`: (.+)$/.exec(shown) ?? [];
  if (file === undefined || title === undefined) return [`${section}: ${name} has no test beside it`];
  const missing = missingTest(file.includes('/') ? file : `${TESTS}${file}`, title);
  return missing === undefined ? [] : [`${section}: ${name}: ${missing}`];
}

const VALUES = 'What is in the values';
const CONNECTIONS = 'Options of connections';
const CONTEXT = 'Options of a secure context';
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  Exports: ['Exports'],
  Server: ['Server'],
  TLSSocket: ['TLSSocket'],
  SecureContextOptions: [CONTEXT],
  CommonConnectionOptions: [CONNECTIONS],
  ConnectionOptions: [CONNECTIONS],
  TLSSocketOptions: [CONNECTIONS],
  TlsOptions: [CONNECTIONS, CONTEXT],
};

/** Of the tlscope module, what the page can be held to. */
export interface Ours {
  readonly exports: object;
  readonly defaults: object;
  readonly options: readonly string[];
  readonly server: object;
  readonly socket: object;
}

export function tableObjections(table: readonly Row[], types: readonly TypedName[], ours: Ours): string[] {
  const missing = types.filter(({ container, name }) => {
    const sections = SECTIONS[container] ?? [VALUES, ...Object.values(SECTIONS).flat()];
    return !table.some((row) => row.name === name && sections.includes(row.section));
  });
  return [
    ...missing.map(({ container, name }) => `${container}: ${name} is missing`),
    ...table.flatMap((row) => objectionTo(row, ours)),
  ];
}

function objectionTo({ section, name, here }: Row, { exports, defaults, options, server, socket }: Ours): string[] {
  if (!['same', 'better', 'differs', 'not offered', 'type'].includes(here)) return [`${name}: what is "${here}"?`];
  if (here === 'type' || name.startsWith("'") || section === VALUES) return [];
  const place = { Exports: exports, Server: server, TLSSocket: socket }[section];
  const found = place === undefined ? options.includes(name) : name in place;
  if (here === 'not offered') return place !== undefined && found ? [`${section}: ${name} is there after all`] : [];
  if (!found) return [`${section}: ${name} is not there`];
  return section === 'Exports' && !(name in defaults) ? [`the default export has no ${name}`] : [];
}
