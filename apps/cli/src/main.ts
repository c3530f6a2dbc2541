#!/usr/bin/env node
/** The tlscope command. */
import { processHost } from './host.ts';
import { execute } from './program.ts';

// A reader like `head` that has seen enough is no error.
process.stdout.on('error', () => process.exit());
process.exitCode = await execute(process.argv.slice(2), processHost());
