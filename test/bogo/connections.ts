/** The connections of one test, one after the other. */
import { CallerFault } from 'tlscope';
import { runConnection } from './connection.ts';
import { Unexpected } from './expectations.ts';
import { NotOffered, type Runs } from './flags.ts';
import { Memory } from './memory.ts';

/** Throws `NotOffered` where the configuration names what we do not have. */
export async function runAll(runs: Runs): Promise<void> {
  const memory = new Memory();
  for (let i = 0; i <= (runs.initial['resume-count'] ?? 0); i++) {
    const resuming = i > 0;
    const options = resuming ? runs.resume : runs.initial;
    if (resuming && !options.server && memory.session === undefined)
      throw new Unexpected('there is no session to offer');
    await offered(() => runConnection({ options, afterReject: runs.retry, resuming, memory }));
    memory.wait(options['resumption-delay'] ?? 0);
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
