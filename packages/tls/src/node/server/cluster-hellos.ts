import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { RecordedHellos, type SlowAntiReplay } from '../../engine/index.ts';

/** What a worker asks, and what the primary answers. */
interface Question {
  readonly tlscope: 'hello';
  /** Of all questions of a worker, whoever in it asks: each server may ask on its own. */
  readonly id: string;
  readonly binder: string;
  readonly expectedArrival: number;
}
interface Answer {
  readonly tlscope: 'hello';
  readonly id: string;
  readonly fresh: boolean;
}

/** In milliseconds: a primary that does not answer has not said that the data is fresh. */
const PATIENCE = 1_000;

export interface ClusterHellosOptions {
  /** How far a clock may be off either way, in milliseconds. Default 10,000. */
  readonly window?: number;
  /** In milliseconds since 1970: hellos of one window from then are not fresh, for a primary before may have seen them. Default now. */
  readonly startedAt?: number;
  /** How many hellos are remembered; when they are full nothing is fresh. Default 100,000. */
  readonly limit?: number;
}

/**
 * One record of early data for all workers of a `node:cluster`, kept by the primary (RFC 9846 §8). To be called once in the
 * primary, before it forks, and in each worker, for `protocol.earlyData.antiReplay`. Where the primary has not called it, or
 * does not answer within a second, no early data is taken. Outside of a cluster it is a record of this process.
 */
export function clusterHellos(options: ClusterHellosOptions = {}): SlowAntiReplay {
  if (cluster.isWorker) return askingPrimary();
  const { startedAt = Date.now(), window, limit } = options;
  const record = new RecordedHellos(startedAt, window, limit, true);
  cluster.on('message', (worker: Worker, message: unknown) => {
    if (!isQuestion(message)) return;
    const { id, binder, expectedArrival } = message;
    const fresh = record.fresh(new Uint8Array(Buffer.from(binder, 'hex')), expectedArrival, Date.now());
    if (worker.isConnected()) worker.send({ tlscope: 'hello', id, fresh } satisfies Answer, () => {});
  });
  return record;
}

function askingPrimary(): SlowAntiReplay {
  const waiting = new Map<string, (fresh: boolean) => void>();
  const asking = randomUUID();
  let asked = 0;
  process.on('message', (message: unknown) => {
    if (isAnswer(message)) waiting.get(message.id)?.(message.fresh === true);
  });
  const fresh = (binder: Uint8Array, expectedArrival: number): Promise<boolean> =>
    new Promise((resolve) => {
      const id = `${asking} ${++asked}`;
      const answer = (isFresh: boolean): void => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(isFresh);
      };
      const timer = setTimeout(answer, PATIENCE, false);
      waiting.set(id, answer);
      if (!process.connected) return answer(false);
      const question: Question = { tlscope: 'hello', id, binder: Buffer.from(binder).toString('hex'), expectedArrival };
      process.send!(question, (error: Error | null) => error && answer(false));
    });
  return { shared: true, fresh };
}

const isOurs = (message: unknown): message is { readonly tlscope: 'hello' } =>
  typeof message === 'object' && message !== null && 'tlscope' in message && message.tlscope === 'hello';
const isQuestion = (message: unknown): message is Question => isOurs(message) && 'binder' in message;
const isAnswer = (message: unknown): message is Answer => isOurs(message) && 'fresh' in message;
