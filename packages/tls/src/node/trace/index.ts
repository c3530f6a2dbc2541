/** Where the events of a connection go: to the caller, into a key log, into files, to standard error. */
export { observer, transportObserver } from './observer.ts';
export { traceToFile } from './trace-files.ts';
export { traceToStandardError } from './trace-lines.ts';
