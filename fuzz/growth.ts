/** Whether a run keeps what it should have let go: memory in use after a forced collection, at its start and at its end. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MEBIBYTE = 2 ** 20;
/** Room for compiled code and for what is remembered up to a bound, however long the run: 32 bytes for each of a million inputs. */
export const MOST_GROWTH = 32 * MEBIBYTE;

export class Growth {
  readonly #start = inUse();

  /** One sentence for the output. Throws where more than `most` bytes were kept. */
  end(most: number = MOST_GROWTH): string {
    const end = inUse();
    const sentence = `the heap after a collection: ${shown(this.#start)} before, ${shown(end)} after`;
    if (end - this.#start > most) throw new Error(`${sentence}; at most ${shown(most)} more are allowed`);
    return sentence;
  }
}

const shown = (bytes: number): string => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;

/** On the heap and, in buffers, beside it. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Twice: what a finalizer let go of in the first is only collected in the second. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  gc();
}
