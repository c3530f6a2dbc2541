/** The log of a CA: one line of JSON for each thing it did, only ever added to, each line sealing the one before it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../host.ts';
import { writeThrough, writeWhole } from '../whole-file.ts';
import type { Deed, Entry, LogFault } from './entry.ts';
import { parseEntry, previousOf, storyFault } from './log-story.ts';

export interface Log {
  /** Those that can be read. */
  readonly entries: readonly Entry[];
  /** Where the log is not what was written, or cannot be the story of one CA; `undefined` where all is well. */
  readonly fault: LogFault | undefined;
}

/** What the first line seals. */
const NOTHING = '0'.repeat(64);

/**
 * Every line seals the one before it, the file beside it seals the last, and the deeds follow from each other. Whoever can
 * write in the folder can write a whole new log; what is lost or changed by less than that is found.
 */
export function readLog(path: string): Log {
  const lines = readFileSync(path, 'utf8').split('\n');
  const tail = lines.pop();
  const entries = lines.map(parseEntry);
  const readable = entries.filter((entry) => entry !== undefined);
  const changed = lines.findIndex((line, i) => previousOf(line) !== (i === 0 ? NOTHING : sealOf(lines[i - 1]!)));
  if (changed !== -1) return { entries: readable, fault: { line: changed + 1, because: 'it is not what was written' } };
  if (tail !== '')
    return { entries: readable, fault: { line: lines.length + 1, because: 'it was not written to its end' } };
  const strange = entries.indexOf(undefined);
  if (strange !== -1)
    return { entries: readable, fault: { line: strange + 1, because: 'it says nothing that is known here' } };
  return { entries: readable, fault: lengthFault(path, lines, readable[0]) ?? storyFault(readable) };
}

/** At most one line more than was counted: the work may have stopped between the two. */
function lengthFault(path: string, lines: readonly string[], first: Entry | undefined): LogFault | undefined {
  const counted = readCount(`${path}${COUNT}`);
  if (counted === undefined) {
    if (first?.did !== 'init' || first.counted !== true) return undefined;
    return {
      line: lines.length,
      because: `the file that says whether it is the last, ${path}${COUNT}, cannot be read`,
    };
  }
  const last = lines[counted.lines - 1];
  if (last === undefined) return { line: lines.length + 1, because: `it is missing: there were ${counted.lines}` };
  if (sealOf(last) !== counted.seal) return { line: counted.lines, because: 'it is not what was written' };
  return lines.length <= counted.lines + 1
    ? undefined
    : { line: counted.lines + 1, because: 'it was added by somebody else' };
}

/**
 * `at` in milliseconds since 1970; `before` is all of the log, `undefined` where this makes it. Only for who has locked the
 * folder. What would not be read again is not written: throws `UsageError`.
 */
export function addToLog(path: string, deed: Deed, at: number, before: readonly Entry[] | undefined): void {
  const lines = before === undefined ? [] : readFileSync(path, 'utf8').trimEnd().split('\n');
  const last = lines.at(-1);
  const previous = last === undefined ? NOTHING : sealOf(last);
  const entry: Entry = { at: new Date(at).toISOString(), ...deed, previous };
  const line = JSON.stringify(entry);
  refuseUntold(deed, at, before ?? []);
  writeThrough(path, `${line}\n`, before === undefined ? 'wx' : 'a');
  writeWhole(`${path}${COUNT}`, `${JSON.stringify({ lines: lines.length + 1, seal: sealOf(line) })}\n`);
}

/** A line that breaks the log would be the last thing this CA does. Throws `UsageError`. */
export function refuseUntold(deed: Deed, at: number, before: readonly Entry[]): void {
  const entry = parseEntry(JSON.stringify({ at: new Date(at).toISOString(), ...deed, previous: NOTHING }));
  const because = entry === undefined ? 'it is too long or too odd' : storyFault([...before, entry])?.because;
  if (because === undefined) return;
  throw new UsageError(`The log of this CA cannot hold it: ${because}.`, 'Nothing was done.');
}

const COUNT = '.count';
const sealOf = (line: string): string => createHash('sha256').update(line).digest('hex');

function readCount(path: string): { readonly lines: number; readonly seal: string } | undefined {
  try {
    const { lines, seal } = Object(JSON.parse(readFileSync(path, 'utf8'))) as { lines?: unknown; seal?: unknown };
    return Number.isSafeInteger(lines) && typeof seal === 'string' ? { lines: Number(lines), seal } : undefined;
  } catch {
    return undefined;
  }
}
