/** The floors of ARCHITECTURE.md as data, and what a source file does that they do not allow. */

/** Each floor and the ones right below it; lower ones come with them. */
export const floors: Readonly<Record<string, readonly string[]>> = {
  bytes: [],
  rules: [],
  events: [],
  graph: ['bytes'],
  presentation: ['bytes'],
  asn1: ['presentation'],
  wire: ['presentation', 'asn1', 'rules', 'events'],
  crypto: ['bytes'],
  x509: ['asn1', 'crypto', 'rules', 'events'],
  keys: ['wire', 'crypto'],
  record: ['wire', 'crypto'],
  policy: ['wire', 'x509'],
  handshake: ['graph', 'wire', 'keys', 'policy', 'x509'],
  engine: ['handshake', 'record'],
  observe: ['graph', 'presentation', 'wire', 'asn1', 'x509'],
  diagnose: ['observe'],
  dictionary: ['diagnose'],
  node: ['engine', 'diagnose'],
  testing: ['diagnose'],
  streams: ['engine'],
  lean: ['streams'],
  hosts: ['node'],
};

export interface Import {
  readonly from: string;
}

const SRC = 'packages/tls/src/';
const PROVIDERS = `${SRC}crypto/providers/`;
/** The package's conditions put one of `hosts` in its place. */
const CHOSEN_HOST = '#host';
/** Floors that choose a crypto provider. */
const CHOOSERS = ['node', 'hosts', 'lean'];
const TIMERS = ['setTimeout', 'clearTimeout'];
const HOST_GLOBALS =
  /(?<![.\w$])(Buffer|process|setTimeout|setInterval|setImmediate|queueMicrotask|fetch)\b(?!\s*\??:)/g;
const NOT_CODE =
  /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[=(,:!&|?{;]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/|`(?:\\.|[^`\\])*`/g;
const IMPORT = /^(?:import|export)\s+(?:type\s+(?!from\b))?(?:[\w*{][^'"`;=()]*?\bfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]/g;

export function importsOf(text: string): Import[] {
  const found = [...text.matchAll(IMPORT)].map((m): Import => ({ from: m[1]! }));
  for (const m of text.matchAll(DYNAMIC_IMPORT)) found.push({ from: m[1]! });
  return found;
}

/** What `text`, standing at `path` (from the root of the repository), does that the design does not allow. */
export function complaints(path: string, text: string, publicSubpaths: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > 300) found.push(`${path}: ${lines} lines; 300 at most`);
  if (isTest(path)) return found;
  if (path.startsWith(SRC)) found.push(...complaintsInCore(path, text));
  if (path.startsWith('apps/')) found.push(...complaintsInApp(path, text, publicSubpaths));
  return found;
}

function complaintsInCore(path: string, text: string): string[] {
  const found: string[] = [];
  const mayUseHost = /^(node|testing|hosts)$/.test(floorOf(path)) || path.startsWith(`${PROVIDERS}node`);
  for (const item of importsOf(text)) {
    if (item.from === CHOSEN_HOST && floorOf(path) === 'streams') continue;
    const why = item.from.startsWith('.') ? arrow(path, item) : outside(path, item.from, mayUseHost);
    if (why !== undefined) found.push(`${path}: imports ${item.from}: ${why}`);
  }
  if (mayUseHost) return found;
  for (const [, name] of codeOf(text).matchAll(HOST_GLOBALS)) {
    if (floorOf(path) !== 'streams' || !TIMERS.includes(name!)) found.push(`${path}: uses ${name}`);
  }
  return found;
}

/** Without comments and literals; of a template what stands between its braces stays. */
const codeOf = (text: string): string =>
  text.replace(NOT_CODE, (literal) => (literal[0] === '`' ? (literal.match(/\$\{[^}]*\}/g) ?? []).join(' ') : ' '));

/** An import of another file of the library. */
function arrow(path: string, { from }: Import): string | undefined {
  const target = resolve(path, from);
  if (!target.startsWith(SRC)) return 'leaves the library';
  const [here, there] = [floorOf(path), floorOf(target)];
  if (target.startsWith(PROVIDERS) && !CHOOSERS.includes(here) && !path.startsWith(PROVIDERS)) {
    return 'only apps, node, hosts, lean and tests choose a crypto provider';
  }
  if (here === there) return undefined;
  if (here === 'index.ts')
    return ['node', 'testing', 'hosts'].includes(there) ? 'the root export runs everywhere' : undefined;
  return below(here).has(there) ? undefined : `${here} does not stand on ${there}`;
}

function outside(path: string, from: string, mayUseHost: boolean): string | undefined {
  if (from.startsWith('node:')) return mayUseHost ? undefined : 'the core knows no host';
  return path.startsWith(PROVIDERS) && from.startsWith('@noble/') ? undefined : 'the core has no dependencies';
}

function complaintsInApp(path: string, text: string, publicSubpaths: ReadonlySet<string>): string[] {
  const home = path.split('/').slice(0, 2).join('/');
  return importsOf(path.endsWith('.svelte') ? scriptsOf(text) : text).flatMap(({ from }) => {
    if (from.startsWith('.')) {
      return resolve(path, from).startsWith(`${home}/`) ? [] : [`${path}: imports ${from}: leaves the app`];
    }
    if (from !== 'tlscope' && !from.startsWith('tlscope/')) return [];
    return publicSubpaths.has(from) ? [] : [`${path}: imports ${from}: not a public subpath`];
  });
}

/** The scripts of a component, where imports are indented. */
const scriptsOf = (text: string): string =>
  [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code!.replace(/^[ \t]+/gm, '')).join('\n');

/** Everything a floor stands on, however far down. */
export function below(floor: string): Set<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    for (const next of floors[name] ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      visit(next);
    }
  };
  visit(floor);
  return reached;
}

const floorOf = (path: string): string => path.slice(SRC.length).split('/')[0]!;
const isTest = (path: string): boolean => /(^|\/)test\//.test(path) || path.endsWith('.test.ts');
const resolve = (path: string, from: string): string => new URL(from, `file:///${path}`).pathname.slice(1);
