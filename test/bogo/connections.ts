/** The connections of one test, one after the other. */
import { CallerFault } from 'tlscope';
import { equal } from 'tlscope/bytes';
import { EchRejected } from 'tlscope/wire';
import type { Run } from './configure.ts';
import { runConnection } from './connection.ts';
import { Unexpected } from './expectations.ts';
import { NotOffered, type Runs } from './flags.ts';
import type { Memory } from './memory.ts';

/** Throws `NotOffered` where the configuration names what we do not have. */
export async function runAll(runs: Runs, memory: Memory): Promise<void> {
  for (let i = 0; i <= (runs.initial['resume-count'] ?? 0); i++) {
    const resuming = i > 0;
    const options = resuming ? runs.resume : runs.initial;
    if (resuming && !options.server && memory.session === undefined)
      throw new Unexpected('there is no session to offer');
    await offered({ options, afterReject: runs.retry, resuming, memory });
    memory.wait(options['resumption-delay'] ?? 0);
  }
}

/** A rejected encrypted hello ends the handshake; some tests want just that. */
function requireRejection({ options, afterReject }: Run, error: unknown): void {
  const rejected = error instanceof EchRejected;
  const front = (options['enable-early-data'] ? afterReject : options)['expect-ech-name-override'];
  if (front !== undefined && !(rejected && error.publicName === front))
    throw new Unexpected(`no rejection by ${front}`);
  if (rejected && front === undefined && options['expect-no-ech-name-override']) throw new Unexpected('a rejection');
  const { 'expect-ech-retry-configs': configs, 'expect-no-ech-retry-configs': none } = options;
  if (!(error instanceof EchRejected) || (configs === undefined && !none)) return;
  const got = error.retryConfigs ?? new Uint8Array(0);
  if (!equal(got, configs ?? new Uint8Array(0))) throw new Unexpected('the server gave other ECH settings');
}

async function offered(run: Run): Promise<void> {
  try {
    await runConnection(run);
  } catch (error) {
    requireRejection(run, error);
    if (error instanceof CallerFault && error.code === 'ERR_TLSCOPE_UNKNOWN_NAME') throw new NotOffered(error.message);
    throw error;
  }
}
