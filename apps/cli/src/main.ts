#!/usr/bin/env node
/** The tlscope command. */
import { outputProblem } from './files.ts';
import { processHost } from './host.ts';
import { execute, report } from './program.ts';

const nobody = new AbortController();
const host = processHost(nobody.signal);
let lost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The command goes on to its own end and answer. A reader like `head` that has seen enough is no error.
  if (error.code !== 'EPIPE' && !lost) {
    lost = true;
    process.exitCode = report(outputProblem(error), host);
  }
  nobody.abort();
});
process.stderr.on('error', () => {});

const code = await execute(process.argv.slice(2), host);
if (!lost) process.exitCode = code;
