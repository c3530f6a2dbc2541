/** Rounds that do not count. The compiler needs some thousand handshakes to be done; real servers live longer than that. */
const WARM_UP = 24;

/**
 * The median of each contender over many short rounds, taking turns in every one: a machine that slows down or is
 * shared does so for all alike.
 */
export async function alternate<K extends string>(
  contenders: { readonly [N in K]: () => Promise<number> | number },
  rounds: number,
  warmUp = WARM_UP,
): Promise<{ [N in K]: number }> {
  const names = Object.keys(contenders) as K[];
  const samples = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const sample = await contenders[name]();
      if (round >= 0) samples.get(name)!.push(sample);
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
