/** The connections of one test, one after the other. */
import { CallerFault } from 'tlscope';
import { runConnection } from './connection.ts';
import { NotOffered, type Runs } from './flags.ts';

/** Throws `NotOffered` where the configuration names what we do not have. */
export async function runAll({ initial, resume }: Runs): Promise<void> {
  const count = 1 + (initial['resume-count'] ?? 0);
  if (count > 1 && !resume['expect-session-miss']) throw new NotOffered('resumption');
  let ahead = 0;
  const clock = (): number => Date.now() + ahead;
  for (let i = 0; i < count; i++) {
    const options = i === 0 ? initial : resume;
    await offered(() => runConnection(options, clock));
    ahead += 1000 * (options['resumption-delay'] ?? 0);
  }
}

async function offered(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CallerFault && error.code === 'ERR_TLSCOPE_UNKNOWN_NAME') throw new NotOffered(error.message);
    throw error;
  }
}
