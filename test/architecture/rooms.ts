/** Circles of imports, and imports that enter a folder by another door than its index.ts. */
import { dirname } from 'node:path/posix';
import { importsOf } from './arrows.ts';

/** The files that each file imports, types included; paths from the root of the repository. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export function importsBetween(texts: ReadonlyMap<string, string>): Imports {
  return new Map(
    [...texts].map(([path, text]) => {
      const inside = importsOf(text).filter(({ from }) => from.startsWith('.'));
      const targets = inside.map(({ from }) => new URL(from, `file:///${path}`).pathname.slice(1));
      return [path, targets.filter((target) => texts.has(target))];
    }),
  );
}

/** Every set of files that import each other, whichever way round: the strongly connected components (Tarjan, 1972). */
export function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (path: string): void => {
    const number = order.size;
    order.set(path, number);
    lowest.set(path, number);
    stack.push(path);
    for (const next of imports.get(path) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!));
    }
    if (lowest.get(path) !== number) return;
    const members = stack.splice(stack.indexOf(path));
    if (members.length > 1 || imports.get(path)?.includes(path)) found.push(members.sort());
  };
  for (const path of imports.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** The imports that pass by a front door: into a folder that the importer does not stand in, to a file that is no index.ts. */
export function pastDoors(imports: Imports): string[] {
  return [...imports].flatMap(([path, targets]) =>
    targets
      .filter((target) => !`${dirname(path)}/`.startsWith(`${dirname(target)}/`) && !target.endsWith('/index.ts'))
      .map((target) => `${path} imports ${target}`),
  );
}
