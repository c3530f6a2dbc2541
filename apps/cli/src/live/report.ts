/** A trace as one self-contained page: the studio around it, to be opened from disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studioFolder } from './places.ts';

const PLACE = '<!-- the trace -->';

/** `trace` is the text of a trace file. */
export async function reportPage(trace: string): Promise<string> {
  const page = await readFile(join(studioFolder(), 'report.html'), 'utf8');
  // Nothing inside may end the element it stands in.
  const inert = trace.replaceAll('<', '\\u003c');
  return page.replace(PLACE, () => `<script type="application/json" id="trace">${inert}</script>`);
}
