/** The three voices of a field of a message. */
import type { Line } from '../dissection.ts';
import { plural } from '../explain.ts';
import type { Told, Voice } from './voices.ts';

/** Each line of a dissection with its words; a field without a section of its own has that of what it stands in. */
export function tellFields(lines: readonly Line[], voice: Voice): readonly (readonly [Line, Told])[] {
  const sections: string[] = [];
  return lines.map((line) => {
    sections.length = line.depth;
    const where = line.rfc ?? sections.at(-1) ?? 'RFC 9846 §3';
    sections.push(where);
    return [line, tellField(line, voice, where)];
  });
}

function tellField(line: Line, voice: Voice, where: string): Told {
  const { name, type, leaf, error } = line;
  const note = line.note ?? (leaf ? 'Bytes whose meaning is not known here.' : 'What belongs together.');
  const here = saysHere(line);
  const wrong = error === undefined ? '' : ` It is not as it should be: ${error}.`;
  switch (voice) {
    case 'plain':
      return { line: note, paragraph: `${note} Here: ${here}.${wrong}`, where };
    case 'engineer':
      return { line: `${name}: ${here}`, paragraph: `${name} is ${here}. ${note}${wrong}`, where };
    case 'spec': {
      const declared = `${type} ${name}, octets ${line.start} to ${line.end}`;
      return { line: declared, paragraph: `${declared}, with the value ${here}; see ${where}.${wrong}`, where };
    }
  }
}

const saysHere = ({ value, bytes, leaf }: Line): string => {
  const size = plural(bytes.length, 'byte');
  return value ?? (leaf ? size : `a structure of ${size}`);
};
