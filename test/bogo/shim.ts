/** The shim for BoringSSL's test runner: one test, from the flags to the exit code and what stands on standard error. */
import { basename } from 'node:path';
import { PeerFault } from 'tlscope';
import { runAll } from './connections.ts';
import { NOT_OFFERED, NotOffered, parseFlags } from './flags.ts';
import { Memory } from './memory.ts';

export interface Verdict {
  readonly exitCode: number;
  /** Empty when all is well. */
  readonly complaint: string;
  /** The test's name; empty where the runner keeps no transcripts. */
  readonly test: string;
  /** Where its handshakes have been. */
  readonly passed: readonly string[];
}

export async function runTest(args: readonly string[]): Promise<Verdict> {
  const memory = new Memory();
  const transcript = args.indexOf('-write-settings');
  const test = transcript < 0 ? '' : basename(args[transcript + 1] ?? '').replace(/-$/, '');
  const verdict = (exitCode: number, complaint: string): Verdict => ({
    exitCode,
    complaint,
    test,
    passed: [...memory.passed],
  });
  try {
    await runAll(parseFlags(args), memory);
    return verdict(0, '');
  } catch (error) {
    if (error instanceof NotOffered) return verdict(NOT_OFFERED, '');
    return verdict(1, complaintOf(error));
  }
}

/** The id of the rule that was broken is what the runner's ErrorMap knows it by. */
function complaintOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = error.stack ?? error.message;
  return error instanceof PeerFault && error.rule !== undefined ? `${error.rule}: ${said}` : said;
}
