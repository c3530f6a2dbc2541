/** Takes turns, so that a machine that slows down or warms up does so for every contender alike. */
export async function alternate<K extends string>(
  contenders: { readonly [N in K]: () => Promise<number> | number },
  rounds: number,
): Promise<{ [N in K]: number }> {
  const names = Object.keys(contenders) as K[];
  const samples = new Map<K, number[]>(names.map((name) => [name, []]));
  for (const name of names) await contenders[name]();
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples.get(name)!.push(await contenders[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name)!)])) as { [N in K]: number };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Seconds of CPU, of all threads of this process. */
export async function cpuSeconds(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds by the clock on the wall. */
export async function wallSeconds(work: () => Promise<void>): Promise<number> {
  const before = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - before) / 1e9;
}
